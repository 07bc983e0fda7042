import { StatisticsError } from "../errors.ts";

/** Refuses fewer than two replicates, and numbers of them that are not whole. */
export function checkReplicates(estimator: string, name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 2) {
    throw new StatisticsError(
      estimator,
      `${name} is not a whole number of 2 or more`,
      "Draw 1,000 or more: an interval from few of them is known to few digits only",
    );
  }
}
