import { checkFunction } from "../check.ts";
import { StatisticsError } from "../errors.ts";

/** As many resamples take a machine days. */
const MOST = 10_000_000;

/** Refuses fewer than two replicates, and numbers of them that are not whole. */
export function checkReplicates(estimator: string, name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 2) {
    throw new StatisticsError(
      estimator,
      `${name} is not a whole number of 2 or more`,
      "Draw 1,000 or more: an interval from few of them is known to few digits only",
    );
  }
  if (value > MOST) {
    throw new StatisticsError(estimator, `${name} is above ten million`, "Draw 10,000 or so");
  }
}

/**
 * A function that the caller gave, whose own errors come as one that says whose they are.
 *
 * @throws StatisticsError where it is no function, and of what it threw, which is its `cause`
 */
export function checkedStatistic<Given extends unknown[], Result>(
  estimator: string,
  name: string,
  statistic: (...given: Given) => Result,
): (...given: Given) => Result {
  checkFunction(estimator, name, statistic);
  return (...given) => {
    try {
      return statistic(...given);
    } catch (error) {
      if (error instanceof StatisticsError) throw error;
      throw new StatisticsError(
        estimator,
        `${name} threw an error of its own`,
        "Look at the cause of this error; let it take every resample of the rows",
        { cause: error },
      );
    }
  };
}
