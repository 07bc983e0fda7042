import { normalQuantile } from "./distributions/normal.ts";
import { studentTQuantile, studentTUpper } from "./distributions/student-t.ts";
import type { Interval } from "./interval.ts";

/** Limits of an estimate whose error is normal: as far below it as above. */
export function normalLimits(value: number, standardError: number, level: number): Interval {
  const half = normalQuantile(1 - (1 - level) / 2) * standardError;
  return { lower: value - half, upper: value + half };
}

/** Limits, and the test that the estimate is 0. */
export interface StudentInference extends Interval {
  readonly t: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
}

/** Limits and test of an estimate whose standard error is itself estimated, with so many degrees of freedom. */
export function studentInference(
  value: number,
  standardError: number,
  { df, level }: { readonly df: number; readonly level: number },
): StudentInference {
  const half = studentTQuantile(1 - (1 - level) / 2, df) * standardError;
  const t = value / standardError;
  return { lower: value - half, upper: value + half, t, df, p: 2 * studentTUpper(Math.abs(t), df) };
}
