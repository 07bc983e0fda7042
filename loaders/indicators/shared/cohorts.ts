import type { TableName } from "../../exports/contract/index.ts";
import type { Delivery } from "../../exports/delivery.ts";
import { name, text } from "./sql.ts";
import { hasColumn } from "./unavailable.ts";

/** Columns of models.episodes by which outcomes are compared, and where each comes from. */
const ofTheContract: Readonly<Record<string, readonly [TableName, string]>> = {
  service: ["cases", "service"],
  sex: ["cases", "sex"],
  age_band: ["cases", "age_band"],
  pathway: ["cases", "pathway"],
  measure: ["cases", "measure"],
  initial_level: ["assessments", "level"],
};

/** The cohorts that a delivery can form: those of the contract that it delivers, and its own. */
export const cohortsOf = (delivery: Delivery): readonly string[] => [
  ...Object.entries(ofTheContract)
    .filter(([, [table, column]]) => delivery.tables.has(table) && hasColumn(delivery, table, column))
    .map(([cohort]) => cohort),
  ...(delivery.columns.cases ?? []).filter((column) => column.startsWith("cohort_")).toSorted(),
];

/**
 * SQL: aggregates over `from` by `keys` and by every category of every cohort, in one pass; a missing value
 * is the category "unknown". Adds the columns cohort, category and cohort_rank.
 */
export const byCohort = ({ from, keys, cohorts, aggregates }: ByCohort): string => {
  const sets = cohorts.map((cohort) => `(${[...keys, name(cohort)].join(", ")})`);
  const filled = cohorts.map((cohort) => `coalesce(${name(cohort)}, 'unknown') AS ${name(cohort)}`);
  const which = (then: (cohort: string, index: number) => string) =>
    `CASE ${cohorts
      .map((cohort, index) => `WHEN grouping(${name(cohort)}) = 0 THEN ${then(cohort, index)}`)
      .join(" ")} END`;
  return `
SELECT ${keys.join(", ")}, ${which((cohort) => text(cohort))} AS cohort, ${which((cohort) => name(cohort))} AS category,
  ${which((_, index) => String(index))} AS cohort_rank, ${aggregates.join(", ")}
FROM (SELECT * REPLACE (${filled.join(", ")}) FROM (${from}))
GROUP BY GROUPING SETS (${sets.join(", ")})`;
};

interface ByCohort {
  readonly from: string;
  readonly keys: readonly string[];
  readonly cohorts: readonly string[];
  readonly aggregates: readonly string[];
}

/**
 * SQL: levels of risk in their order, then names, then what counts by its first number ("under 25", "25-34",
 * "10"), then "unknown".
 */
export const categoryRank = `CASE WHEN category = 'unknown' THEN 1e9 ELSE coalesce(
    list_position(['low', 'moderate', 'high'], category),
    10 + TRY_CAST(regexp_extract(category, '[0-9]+') AS BIGINT)
      + CASE WHEN regexp_matches(lower(category), '^(under|less|below|up to)') THEN -0.5
             WHEN regexp_matches(lower(category), '^(over|greater|more|above)') THEN 0.5 ELSE 0 END,
    9) END`;
