import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scanOutput } from "../../../loaders/disclosure/outgoing-scan.ts";
import type { Person } from "../../../loaders/disclosure/research-extract/person.ts";
import { makeResearchExtract } from "../../../loaders/disclosure/research-extract/research-extract.ts";
import { columnValues } from "../../../loaders/disclosure/scan/column-values.ts";
import { writeResearchExtract } from "../../../loaders/publish/research-files.ts";
import { termsOfUse } from "../../../loaders/publish/terms-of-use.ts";
import { drawnPeople, policy, seededBytes } from "./people.ts";

const loose = { ...policy, suppression: 0.5 };
const people = drawnPeople(200, 21);
let folder: string;
let connection: DuckDBConnection;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "extract-files-"));
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

const write = async (name: string, of: readonly Person[] = people) => {
  const to = join(folder, name);
  await writeResearchExtract(
    to,
    makeResearchExtract(of, { policy: loose, random: seededBytes(2) }),
    connection,
  );
  return to;
};
const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();

describe("writeResearchExtract(folder, extract, connection)", () => {
  it("writes each table twice with the same rows, the report and the dictionary", async () => {
    const to = await write("whole");
    expect(readdirSync(to).toSorted()).toEqual([
      "dictionary.json",
      "outcomes.csv",
      "outcomes.parquet",
      "people.csv",
      "people.parquet",
      "risk-report.json",
    ]);
    for (const table of ["people", "outcomes"]) {
      const csv = await rows(
        `SELECT * FROM read_csv('${to}/${table}.csv', comment = '#', header = true, all_varchar = true)`,
      );
      const parquet = await rows(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM '${to}/${table}.parquet'`);
      expect(parquet).toEqual(csv);
      expect(csv.length).toBeGreaterThan(50);
    }
  });

  it("puts the terms into every file", async () => {
    const to = await write("terms");
    for (const name of readdirSync(to))
      expect(readFileSync(join(to, name)).includes(termsOfUse()), name).toBe(true);
    const [terms] = await rows(
      `SELECT decode(value) AS terms FROM parquet_kv_metadata('${to}/people.parquet') WHERE decode(key) = 'terms'`,
    );
    expect(terms).toEqual({ terms: termsOfUse() });
  });

  it("refuses what its door has not made, and leaves nothing", async () => {
    const forged = structuredClone(makeResearchExtract(people, { policy: loose }));
    const to = join(folder, "forged");
    await expect(writeResearchExtract(to, forged, connection)).rejects.toThrow(/not an extract/);
    expect(existsSync(to)).toBe(false);
  });

  it("leaves nothing half-written where a table cannot be written", async () => {
    const closed = await (await DuckDBInstance.create(":memory:")).connect();
    closed.closeSync();
    const to = join(folder, "half");
    await expect(
      writeResearchExtract(to, makeResearchExtract(people, { policy: loose }), closed),
    ).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.startsWith("half"))).toEqual([]);
  });
});

describe("the outgoing scan of an extract", () => {
  const canary = "kq7canary42zz";
  /** A service that has put a person's identifier into a characteristic. */
  const planted = people.map((person) => ({ ...person, columns: { ...person.columns, service: canary } }));

  it("finds nothing in what is clean", async () => {
    const to = await write("clean");
    expect(await scanOutput({ folder: to, identifiers: [canary, "cfwbobrbnd4iyua"] })).toEqual([]);
  });

  it("finds an identifier inside the Parquet file and in the CSV", async () => {
    const to = await write("planted", planted);
    const found = await scanOutput({ folder: to, identifiers: [canary] });
    expect(found.every(({ kind }) => kind === "identifier")).toBe(true);
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(["people.csv", "people.parquet"]));
    expect(found.some(({ file, inside }) => file === "people.parquet" && inside.includes("rows"))).toBe(true);
  });

  it("finds a short identifier in a column that is named like one, terms above the header or not", () => {
    const isColumn = (name: string) => name === "case_id";
    const csv = Buffer.from(`# ${termsOfUse()}\ncase_id,sex\nA1,male\n`);
    expect(columnValues("x.csv", csv, isColumn)).toEqual(["A1"]);
  });
});
