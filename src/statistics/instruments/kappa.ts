import { checkCount, checkProbability, checkRecord, checkRows, checkWord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Warnings } from "../warning.ts";
import { fullAgreement } from "./full-agreement.ts";

export interface KappaOptions {
  /** What near misses count: nothing, or less the further apart (linear, quadratic). Default "none". */
  readonly weights?: "none" | "linear" | "quadratic";
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface KappaEstimate extends Estimate {
  /** 0 where raters agree throughout: none can be estimated. */
  readonly standardError: number;
  /** Share of (weighted) agreement. */
  readonly observed: number;
  /** The same if the raters had rated independently. */
  readonly expected: number;
  readonly warnings: Warnings<"full agreement">;
}

/**
 * How far do two raters agree beyond chance? Cohen's kappa, plain or weighted, with the large-sample interval of
 * Fleiss, Cohen and Everitt, cut at -1 and 1.
 *
 * @param table square table of counts: row = level given by the first rater, column = by the second, both in
 *   order of level
 * @returns kappa with its interval; where raters agree throughout 1 with an exact lower bound, and a warning: if all but
 *   a share k were rated by chance, so many would agree with a probability of alpha/2; "not estimable" without
 *   ratings, or where both raters used one level only (no variation)
 * @throws StatisticsError where the table is not square, has one level only, or holds anything but counts
 *
 * In R: `psych::cohen.kappa(table)` (whose weighted kappa is quadratic, and whose variance of weighted kappa was
 * wrong in 2.2.9: it summed the weights over the wrong margin).
 *
 * Source: Cohen J (1968). Weighted kappa. Psychol Bull 70:213-220. doi:10.1037/h0026256. Fleiss JL, Cohen J,
 * Everitt BS (1969). Large sample standard errors of kappa and weighted kappa. Psychol Bull 72:323-327.
 * doi:10.1037/h0028106.
 */
export function kappa(
  table: readonly (readonly number[])[],
  options: KappaOptions = {},
): KappaEstimate | NotEstimable {
  const { weights = "none", level = 0.95 } = checkRecord("kappa", "options", options);
  checkWord("kappa", "weights", weights, ["none", "linear", "quadratic"]);
  checkTable(table);
  checkProbability("kappa", "level", level);
  const rows = table.map((row) => Array.from(row));
  const n = rows.flat().reduce((sum, count) => sum + count, 0);
  if (n === 0) return notEstimable("no observations");
  const shares = rows.map((row) => row.map((count) => count / n));
  const weight = weightOf(weights, table.length);
  const margins = marginsOf(shares, weight);
  const observed = sumCells(shares, (i, j, share) => weight(i, j) * share);
  const expected = sumCells(shares, (i, j) => weight(i, j) * margins.rows[i]! * margins.columns[j]!);
  if (margins.rows.some((share, i) => share === 1 && margins.columns[i] === 1))
    return notEstimable("no variation");
  if (rows.every((row, i) => row.every((count, j) => i === j || count === 0))) {
    const equal = margins.rows.reduce((sum, share) => sum + share ** 2, 0);
    const limits = fullAgreement({ units: n, equal, level });
    const figures = { standardError: 0, observed: 1, expected };
    return { kind: "estimate", value: 1, ...limits, ...figures, warnings: ["full agreement"] };
  }
  const value = (observed - expected) / (1 - expected);
  const spread = sumCells(
    shares,
    (i, j, share) =>
      share * (weight(i, j) - (margins.meanOfRow[i]! + margins.meanOfColumn[j]!) * (1 - value)) ** 2,
  );
  const variance = (spread - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2);
  const standardError = Math.sqrt(Math.max(0, variance));
  const half = normalQuantile(1 - (1 - level) / 2) * standardError;
  const limits = { lower: Math.max(-1, value - half), upper: Math.min(1, value + half) };
  return { kind: "estimate", value, ...limits, standardError, observed, expected, warnings: [] };
}

function checkTable(table: readonly (readonly number[])[]): void {
  checkRows("kappa", "table", table);
  if (table.length < 2 || table.some((row) => row.length !== table.length)) {
    throw new StatisticsError(
      "kappa",
      "the table is not square with two levels or more",
      "Give a row and a column for every level, used or not",
    );
  }
  for (const [i, row] of table.entries()) {
    for (const [j, count] of Array.from(row).entries()) checkCount("kappa", `table[${i}][${j}]`, count);
  }
}

type Weight = (i: number, j: number) => number;

function weightOf(kind: "none" | "linear" | "quadratic", levels: number): Weight {
  if (kind === "none") return (i, j) => (i === j ? 1 : 0);
  const power = kind === "linear" ? 1 : 2;
  return (i, j) => 1 - (Math.abs(i - j) / (levels - 1)) ** power;
}

type Shares = readonly (readonly number[])[];

function sumCells(shares: Shares, term: (i: number, j: number, share: number) => number): number {
  let sum = 0;
  for (const [i, row] of shares.entries()) {
    for (const [j, share] of row.entries()) sum += term(i, j, share);
  }
  return sum;
}

function marginsOf(shares: Shares, weight: Weight) {
  const rows = shares.map((row) => row.reduce((sum, share) => sum + share, 0));
  const columns = shares.map((_, j) => shares.reduce((sum, row) => sum + row[j]!, 0));
  return {
    rows,
    columns,
    /** Mean weight of a level of the first rater, over the levels of the second; and the reverse. */
    meanOfRow: rows.map((_, i) => columns.reduce((sum, share, j) => sum + share * weight(i, j), 0)),
    meanOfColumn: columns.map((_, j) => rows.reduce((sum, share, i) => sum + share * weight(i, j), 0)),
  };
}
