import { normalQuantile } from "../distributions/normal.ts";
import type { Interval } from "../interval.ts";

/** Scale on which the interval of a probability is symmetric; R's conf.type. */
export type IntervalType = "log" | "log-log" | "plain" | "arcsine";

export const INTERVAL_TYPES: readonly IntervalType[] = ["log", "log-log", "plain", "arcsine"];

export interface CurveIntervalOptions {
  readonly type: IntervalType;
  readonly level: number;
}

/** An interval of a probability from its standard error, or nothing where R says NA. */
export type CurveInterval = (p: number, standardError: number) => Interval | undefined;

/**
 * Intervals of probabilities from their standard errors, as R's survfit computes them, or nothing where R says NA
 * (log at 0; log-log and arcsine at 0 and, for log-log, at 1).
 */
export function curveIntervals({ type, level }: CurveIntervalOptions): CurveInterval {
  const z = normalQuantile(1 - (1 - level) / 2);
  return (p, standardError) => {
    const interval = intervalOf(p, z * standardError, type);
    // Scales and back leave rounding errors: the last digit of a limit is that of the probability at most.
    return interval && { lower: Math.min(interval.lower, p), upper: Math.max(interval.upper, p) };
  };
}

/** One interval, as {@link curveIntervals} gives it. */
export function curveInterval(
  p: number,
  standardError: number,
  options: CurveIntervalOptions,
): Interval | undefined {
  return curveIntervals(options)(p, standardError);
}

function intervalOf(p: number, half: number, type: IntervalType): Interval | undefined {
  if (type === "plain") {
    return { lower: Math.max(p - half, 0), upper: Math.min(p + half, 1) };
  }
  if (p <= 0) return undefined;
  // At 1 the standard error is 0, which leaves the interval at 1 on the log and arcsine scales.
  const step = half / p;
  if (type === "log") return { lower: p * Math.exp(-step), upper: Math.min(p * Math.exp(step), 1) };
  if (type === "log-log") return p < 1 ? logLog(p, step) : undefined;
  return p < 1 ? arcsine(p, step) : { lower: 1, upper: 1 };
}

function logLog(p: number, step: number): Interval {
  const centre = Math.log(p);
  const ratio = Math.exp(step / Math.abs(centre));
  return { lower: Math.exp(centre * ratio), upper: Math.exp(centre / ratio) };
}

function arcsine(p: number, step: number): Interval {
  const centre = Math.asin(Math.sqrt(p));
  const half = 0.5 * step * Math.sqrt(p / (1 - p));
  return {
    lower: Math.sin(Math.max(0, centre - half)) ** 2,
    upper: Math.sin(Math.min(Math.PI / 2, centre + half)) ** 2,
  };
}
