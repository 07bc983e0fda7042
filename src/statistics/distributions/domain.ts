import { StatisticsError } from "../errors.ts";

/** Shapes and degrees of freedom beyond these leave no digits to a tail. */
const [SMALLEST, LARGEST] = [1e-15, 1e18];

/** Refuses NaN and what is no number; infinities are where a distribution ends. */
export function checkPlace(name: string, parameter: string, x: number): void {
  if (typeof x === "number" && !Number.isNaN(x)) return;
  throw new StatisticsError(name, `${parameter} is not a number`, "Leave missing values out");
}

/** Refuses what is no probability between 0 and 1, both left out: quantiles there lie at the ends. */
export function checkShare(name: string, p: number): void {
  if (typeof p === "number" && p > 0 && p < 1) return;
  throw new StatisticsError(name, "p is not between 0 and 1", "Write 95 % as 0.95");
}

/** Refuses shapes and degrees of freedom that no distribution has, and those too extreme to compute with. */
export function checkShape(name: string, parameter: string, value: number): void {
  if (typeof value === "number" && value >= SMALLEST && value <= LARGEST) return;
  throw new StatisticsError(
    name,
    `${parameter} is not a number from 1e-15 to 1e18`,
    `Give ${parameter} above zero, and of a size that data have`,
  );
}

/** A quantile or density as it is, where it can be written as a number. */
export function withinRange(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new StatisticsError(
    name,
    "the result is larger than any number",
    "Take a less extreme place, probability or shape",
  );
}
