import { StatisticsError } from "../errors.ts";

/**
 * A result as it is, all of whose figures are finite.
 *
 * @throws StatisticsError where values are so large or small that a figure left the range of numbers
 */
export function withinNumbers<Result extends object>(estimator: string, result: Result): Result {
  for (const figure of Object.values(result)) {
    if (typeof figure === "number" && !Number.isFinite(figure)) {
      throw new StatisticsError(
        estimator,
        "values are so large or small that a figure leaves the range of numbers",
        "Measure in another unit",
      );
    }
  }
  return result;
}
