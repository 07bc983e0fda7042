import type { DuckDBConnection } from "@duckdb/node-api";
import { statements } from "./statements.ts";

/** Days since time zero on which a first event might have come. */
const EVENT_DAYS = [40, 120, 250, 400, 600, 850, 1150, 1500] as const;

/** An event of a kind that belongs to one outcome only. */
const KINDS = ["propaganda", "other offence", "breach of condition"] as const;

/**
 * People of whom the audit asks what might have been; of the others it knows what was. They are taken from every
 * category in turn: of a category of a few, all are there, since no one else could change its counts.
 */
const MOST_PEOPLE = 3_000;

interface HypotheticalOptions {
  /** Characteristics of people whose categories are counted. */
  readonly cohorts?: readonly string[];
}

/**
 * Builds the schema `hypothetical`: what might as well have been true, made by the models' own SQL from other
 * events, so that every variant is consistent in all figures.
 * - `hypothetical.outcomes`: models.outcomes with a column `variant`: 0 the truth, 1 to 8 a first event on a given
 *   day of each outcome and grade, 9 no event
 * - `hypothetical.people`: those who have variants
 */
export async function buildHypothetical(
  connection: DuckDBConnection,
  { cohorts = [] }: HypotheticalOptions = {},
): Promise<void> {
  const run = (sql: string) => connection.run(sql);
  await run(`CREATE SCHEMA IF NOT EXISTS hypothetical;
CREATE OR REPLACE TABLE hypothetical.people AS
WITH drawn AS (
  SELECT *,
    -- By what is known of them: pseudonyms differ from one work folder to the next.
    md5(concat_ws('|', zero_on, potential_days, custody_days, initial_level)) AS drawn
  FROM models.episodes WHERE episode_number = 1
)
SELECT person_id, case_id, potential_days FROM drawn
ORDER BY ${[...turns(cohorts), "drawn", "person_id"].join(", ")} LIMIT ${MOST_PEOPLE};
CREATE OR REPLACE TABLE hypothetical.outcomes AS SELECT 0 AS variant, * FROM models.outcomes`);
  const original = statements().find(({ relation }) => relation === "models.outcomes")!.sql;
  for (const [index, day] of [...EVENT_DAYS, null].entries()) {
    await run(eventsSql(day));
    await run(
      original
        .replaceAll("staging.events", "hypothetical.events")
        .replaceAll("TABLE models.outcomes", "TABLE hypothetical.variant"),
    );
    await run(`INSERT INTO hypothetical.outcomes
SELECT ${index + 1}, v.* FROM hypothetical.variant AS v SEMI JOIN hypothetical.people AS p USING (person_id)`);
  }
  await run("DROP TABLE hypothetical.variant; DROP TABLE hypothetical.events");
}

/** The place of a person within the smallest of their categories, as they are drawn. */
function turns(cohorts: readonly string[]): string[] {
  const places = cohorts.map(
    (cohort) => `row_number() OVER (PARTITION BY "${cohort}" ORDER BY drawn, person_id)`,
  );
  return places.length === 0 ? [] : [`least(${places.join(", ")})`];
}

const eventsSql = (day: number | null): string => `
CREATE OR REPLACE TABLE hypothetical.events AS
SELECT p.person_id, k.kind, g.evidence, NULL::VARCHAR AS decision, ${day ?? 0} AS day, 0 AS person_day
FROM hypothetical.people AS p
CROSS JOIN (VALUES ${KINDS.map((kind) => `('${kind}')`).join(", ")}) AS k (kind)
CROSS JOIN (VALUES (1), (2), (3)) AS g (evidence)
WHERE ${day === null ? "false" : `p.potential_days >= ${day}`}`;
