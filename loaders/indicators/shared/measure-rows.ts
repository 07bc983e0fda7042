import type { FigureHead, UnavailableFigure } from "../../../src/released/figure.ts";
import type { CountStatement } from "../../disclosure/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { text } from "./sql.ts";
import { type Need, unavailable, whatIsMissing } from "./unavailable.ts";

/** One share among several of the same figure: a row with the key { measure }. */
export interface MeasureRow {
  readonly measure: string;
  readonly needs: readonly Need[];
  /** SQL that gives one row of whole numbers: `numerator`, `denominator`, and the people behind them, `contributors`. */
  readonly sql: string;
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
  CAST(numerator AS INTEGER) AS numerator, CAST(denominator AS INTEGER) AS denominator,
  CAST(contributors AS INTEGER) AS contributors FROM (${sql})`,
    )
    .join("\nUNION ALL\n")}\nORDER BY rank`;

const firstReason = ({ delivery }: Warehouse, rows: readonly MeasureRow[]) =>
  rows.map(({ needs }) => whatIsMissing(delivery, needs)).find((reason) => reason !== undefined) ??
  ({ code: "no rows" } as const);
