import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeResearchExtract } from "../../../loaders/disclosure/research-extract/research-extract.ts";
import { writeResearchExtract } from "../../../loaders/publish/research-files.ts";
import { deliveredPeople, policy, seededBytes } from "./people.ts";

const datasets = process.env.THROUGHCARE_DATASETS ?? "../shared/datasets";
const deliveries = [
  { name: "demo", exportsFolder: "data/demo" },
  ...["rossi-tarp", "iowa-prison-3yr", "nij-georgia-parole"].map((name) => ({
    name,
    exportsFolder: join(datasets, name),
    mappingFolder: join("data", "mappings", name),
  })),
];

let folder: string;
let connection: DuckDBConnection;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "extracts-"));
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true, force: true });
});
const one = async (sql: string) => {
  const [row] = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
};

/** The files alone, and DuckDB: the way of somebody who checks the makers. */
describe.each(deliveries)("the extract of $name, looked into with SQL", ({ name, ...delivered }) => {
  it.skipIf(!existsSync(delivered.exportsFolder))(
    "keeps k, diversity and the numbers of its report",
    async () => {
      const people = await deliveredPeople(delivered);
      const extract = makeResearchExtract(people, { policy, random: seededBytes(4) });
      const to = join(folder, name);
      await writeResearchExtract(to, extract, connection);
      const { report } = extract;
      const quasi = ["entry", "followed_days", ...report.attributes.flatMap(({ columns }) => columns)]
        .filter((column, index, all) => all.indexOf(column) === index)
        .map((column) => `"${column}"`)
        .join(", ");
      await connection.run(`CREATE OR REPLACE VIEW people AS FROM '${to}/people.parquet';
      CREATE OR REPLACE VIEW outcomes AS FROM '${to}/outcomes.parquet';
      CREATE OR REPLACE VIEW classes AS SELECT count(*) AS size FROM people GROUP BY ${quasi};
      CREATE OR REPLACE VIEW told AS
        SELECT ${quasi}, outcome, count(*) AS n, count(*) FILTER (had) AS events
        FROM (
          SELECT person, outcome, bool_or(status = 'event') AS had FROM outcomes
          WHERE status <> 'not followed' GROUP BY person, outcome
        ) JOIN people USING (person) GROUP BY ALL`);
      const classes = await one(
        "SELECT min(size) AS smallest, max(size) AS largest, count(*) AS classes, sum(size) AS people, max(1 / size) AS highest, count(*) / sum(size) AS average FROM classes",
      );
      expect(classes.smallest).toBeGreaterThanOrEqual(policy.k);
      expect(classes).toMatchObject({
        smallest: report.classes.smallest,
        largest: report.classes.largest,
        classes: report.classes.count,
        people: report.people.extracted,
      });
      expect(classes.highest).toBeCloseTo(report.risk.prosecutor.highest, 12);
      expect(classes.average).toBeCloseTo(report.risk.marketer, 12);
      expect(report.people.delivered).toBe(people.length);
      expect(report.people.suppressed).toBeLessThanOrEqual(people.length * policy.suppression);
      const outcomes = await one(
        `SELECT count(*) AS groups, count(*) FILTER (events IN (0, n)) AS uniform, sum(events) AS events FROM told
       WHERE outcome IN (${policy.diversity.of.map((outcome) => `'${outcome}'`).join(", ")})`,
      );
      expect(outcomes.groups).toBeGreaterThan(0);
      expect(outcomes.uniform).toBe(0);
      expect(outcomes.events).toBe(report.outcomes.reduce((sum, { events }) => sum + events, 0));
      const times = await one(
        `SELECT count(*) FILTER (days % ${policy.gridDays} <> 0) AS off, count(*) FILTER (days > followed_days) AS late
       FROM outcomes JOIN people USING (person)`,
      );
      expect(times).toEqual({ off: 0, late: 0 });
    },
  );
});
