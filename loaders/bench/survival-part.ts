import { join } from "node:path";
import { coxRegression, grayTest } from "../../src/statistics/index.ts";
import { openDatabase } from "../warehouse/connection.ts";
import { coxResults } from "./cox-results.ts";
import { curveResults, estimateCurves } from "./estimate-curves.ts";
import { NUMBERS } from "./population.ts";
import { reportResults, reportUse } from "./report-use.ts";

/** How the files are written, said rather than guessed, as for deliveries: guessing costs as much as reading. */
const DIALECT = `auto_detect = false, header = true, delim = ',', quote = '"', escape = '"'`;

/** The first event of each person, if it came before the end of their follow-up. */
const followUp = (folder: string) => `
  CREATE TABLE follow_up AS
  WITH first_event AS (
    SELECT person, min(day) AS day, arg_min(kind, day) AS kind
    FROM read_csv('${join(folder, "events.csv")}', ${DIALECT},
      columns = {person: 'VARCHAR', day: 'DATE', kind: 'VARCHAR'})
    GROUP BY person
  )
  SELECT people.* EXCLUDE (person, started, ended),
    (least(ended, coalesce(day, ended)) - started)::DOUBLE AS time,
    CASE WHEN day <= ended THEN (CASE kind WHEN 'relapse' THEN 1 ELSE 2 END) ELSE 0 END::DOUBLE AS cause
  FROM read_csv('${join(folder, "people.csv")}', ${DIALECT}, columns = {person: 'VARCHAR', "group": 'DOUBLE',
    started: 'DATE', ended: 'DATE', ${NUMBERS.map((name) => `${name}: 'DOUBLE'`).join(", ")}}) AS people
  LEFT JOIN first_event USING (person)`;

const [folder = ""] = process.argv.slice(2);
const { connection, close } = await openDatabase({ spillFolder: join(folder, "spill"), memoryLimit: "2GB" });
await connection.run("SET preserve_insertion_order = false");
await connection.run(followUp(folder));
const counted = await columnsOf(
  `SELECT time, cause, "group", count(*)::DOUBLE AS count FROM follow_up GROUP BY ALL`,
);
const { time, cause, group, count } = counted as Record<string, Float64Array>;
const rows = { time: time!, cause: cause!, group: group!, count: count! };
const curves = estimateCurves(rows);
const gray = grayTest(rows);
if (gray.kind === "not estimable") throw new Error(gray.reason);
const people = await columnsOf(
  `SELECT time, (cause = 1)::DOUBLE AS event, ${NUMBERS.join(", ")} FROM follow_up`,
);
close();
const { time: until, event, ...covariates } = people;
const model = coxRegression({ time: until!, cause: event!, covariates });
reportUse();
reportResults([...curveResults(curves), gray.chiSquared, ...coxResults(model)]);

/** All columns of a query whose columns are numbers. */
async function columnsOf(sql: string): Promise<Record<string, Float64Array>> {
  const result = await connection.run(sql);
  const chunks = await result.fetchAllChunks();
  const sizes = chunks.map((chunk) => chunk.rowCount);
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const columns = result.columnNames().map((name, c) => {
    const values = new Float64Array(rows);
    let at = 0;
    for (const [k, chunk] of chunks.entries()) {
      const vector = chunk.getColumnVector(c);
      for (let i = 0; i < sizes[k]!; i++) values[at++] = Number(vector.getItem(i));
    }
    return [name, values];
  });
  return Object.fromEntries(columns);
}
