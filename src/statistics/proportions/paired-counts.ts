import { checkCount } from "../check.ts";

/** The same people twice, yes or no: how many of each kind. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** Number of people; refuses numbers that are no counts. */
export function checkPairedCounts(estimator: string, counts: PairedCounts): number {
  const { both, onlyFirst, onlySecond, neither } = counts;
  for (const [name, count] of Object.entries({ both, onlyFirst, onlySecond, neither })) {
    checkCount(estimator, name, count);
  }
  return both + onlyFirst + onlySecond + neither;
}
