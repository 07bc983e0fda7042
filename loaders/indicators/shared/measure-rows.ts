import type { FigureHead, UnavailableFigure } from "../../../src/released/figure.ts";
import type { CountStatement } from "../../disclosure/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Members } from "../members.ts";
import { text } from "./sql.ts";
import { type Need, unavailable, whatIsMissing } from "./unavailable.ts";

/** One share among several of the same figure: a row with the key { measure }. */
export interface MeasureRow {
  readonly measure: string;
  readonly needs: readonly Need[];
  /** SQL: one row for each person, with `person_id`, `numerator` and `denominator` (whole numbers). */
  readonly sql: string;
  /** The numerator counts those of whom this characteristic is known, and nothing else. */
  readonly isKnown?: string;
}

/** The measures that the delivery can answer, in one query; those it cannot are left out. */
export const countMeasures = async ({
  warehouse,
  head,
  rows,
  sensitivity,
}: {
  readonly warehouse: Warehouse;
  readonly head: FigureHead;
  readonly rows: readonly MeasureRow[];
  readonly sensitivity: "sensitive" | "not sensitive";
}): Promise<CountStatement | UnavailableFigure> => {
  const answered = rows.filter(({ needs }) => whatIsMissing(warehouse.delivery, needs) === undefined);
  if (answered.length === 0) return unavailable(head, firstReason(warehouse, rows));
  const counted = await warehouse.rows<CountedMeasure>(measuresSql(answered));
  const filled = counted.filter(({ denominator }) => denominator > 0);
  if (filled.length === 0) return unavailable(head, { code: "no rows" });
  return {
    ...head,
    class: "counts",
    measures: {
      numerator: { sensitivity, partOf: "denominator" },
      denominator: { sensitivity: "not sensitive" },
    },
    rows: filled.map(({ measure, numerator, denominator, contributors }) => ({
      key: { measure },
      counts: { numerator, denominator },
      contributors,
    })),
  };
};

/** Members of the same measures; who has few or many, and of how many, might be otherwise. */
export const measureMembers = ({
  warehouse,
  rows,
  family,
  isProtected,
}: {
  readonly warehouse: Warehouse;
  readonly rows: readonly MeasureRow[];
  readonly family: string;
  readonly isProtected: boolean;
}): Members | undefined => {
  const answered = rows.filter(({ needs }) => whatIsMissing(warehouse.delivery, needs) === undefined);
  if (answered.length === 0) return undefined;
  return {
    space: "people",
    known: answered.flatMap(({ measure, isKnown }) =>
      isKnown === undefined ? [] : [{ key: { measure }, measure: "numerator", characteristic: isKnown }],
    ),
    paths: `
WITH measured AS (
${answered
  .map(
    ({ measure, sql, isKnown }) => `SELECT person_id AS unit, ${text(measure)} AS measure,
  CAST(${isKnown === undefined ? "numerator" : "denominator"} AS INTEGER) AS numerator,
  CAST(denominator AS INTEGER) AS denominator, ${isKnown === undefined} AS varies FROM (${sql})`,
  )
  .join("\nUNION ALL\n")}
)
SELECT unit, ${text(family)} AS family, variant, list({'measure': measure, 'numerator': CASE
    WHEN NOT varies OR variant = 0 THEN numerator WHEN variant = 1 THEN denominator WHEN variant = 2 THEN 0
    WHEN variant = 3 THEN least(numerator + 1, denominator) ELSE greatest(numerator - 1, 0) END,
  'denominator': denominator} ORDER BY measure) AS measures
FROM measured CROSS JOIN (VALUES (0), (1), (2), (3), (4)) AS v (variant)
WHERE variant = 0 OR unit IN (SELECT person_id FROM hypothetical.people)
GROUP BY ALL`,
    path: ["measures"],
    cells: (paths) => `
SELECT path_id, m.measure, m.numerator, m.denominator
FROM (SELECT path_id, unnest(measures) AS m FROM ${paths})`,
    measures: {
      numerator: { isProtected, partOf: "denominator" },
      denominator: { isProtected },
    },
  };
};

interface CountedMeasure {
  readonly measure: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly contributors: number;
}

const measuresSql = (rows: readonly MeasureRow[]): string =>
  `${rows
    .map(
      ({ measure, sql }, rank) => `SELECT ${rank} AS rank, ${text(measure)} AS measure,
  CAST(coalesce(sum(numerator), 0) AS INTEGER) AS numerator,
  CAST(coalesce(sum(denominator), 0) AS INTEGER) AS denominator,
  CAST(count(*) AS INTEGER) AS contributors FROM (${sql})`,
    )
    .join("\nUNION ALL\n")}\nORDER BY rank`;

const firstReason = ({ delivery }: Warehouse, rows: readonly MeasureRow[]) =>
  rows.map(({ needs }) => whatIsMissing(delivery, needs)).find((reason) => reason !== undefined) ??
  ({ code: "no rows" } as const);
