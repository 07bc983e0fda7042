import type { RateFigure } from "../../released/figure.ts";
import { rateStatement } from "../../sentences/rate-statement.ts";
import { say } from "../../sentences/statement.ts";
import type { Subject } from "../../sentences/subject.ts";
import type { PageContext } from "../page.ts";

/** What each row of a figure of rates says, one text a row. */
export const rowTexts = (
  { t }: PageContext,
  figure: RateFigure,
  subjectOf: (row: RateFigure["rows"][number]) => Subject,
): readonly string[] => figure.rows.map((row) => say(rateStatement(t, row, subjectOf(row))));

/** The row with exactly these keys. */
export const rowOf = (
  figure: RateFigure,
  key: Readonly<Record<string, string>>,
): RateFigure["rows"][number] | undefined =>
  figure.rows.find((row) =>
    [...new Set([...Object.keys(key), ...Object.keys(row.key)])].every((name) => row.key[name] === key[name]),
  );
