import { StatisticsError } from "./errors.ts";

/**
 * A result as it is, all of whose figures are finite, however deep they lie.
 *
 * @throws StatisticsError where values are so large or small that a figure left the range of numbers
 */
export function withinNumbers<Result extends object>(
  estimator: string,
  result: Result,
  cure = "Measure in another unit",
): Result {
  if (isWithin(result)) return result;
  throw new StatisticsError(
    estimator,
    "values are so large or small that a figure leaves the range of numbers",
    cure,
  );
}

function isWithin(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (ArrayBuffer.isView(value)) return (value as Float64Array).every(Number.isFinite);
  return Object.values(value).every(isWithin);
}
