import { betaTails } from "./beta.ts";
import { checkPlace, checkShape, checkShare, withinRange } from "./domain.ts";
import { logGammaRatio } from "./log-gamma-ratio.ts";
import { normalQuantile } from "./normal.ts";

/** Both shares of a t value: x = t²/(t² + df) and its complement, each without cancellation. */
function tail(t: number, df: number): number {
  const square = t * t;
  const x = square / (df + square);
  const y = df / (df + square);
  return betaTails(x, y, 0.5, df / 2).upper / 2;
}

/** Distribution function of Student's t distribution. In R: `pt(t, df)`. */
export function studentTCdf(t: number, df: number): number {
  checkPlace("studentTCdf", "t", t);
  checkShape("studentTCdf", "df", df);
  return t < 0 ? tail(t, df) : 1 - tail(t, df);
}

/** Upper tail of Student's t distribution. In R: `pt(t, df, lower.tail = FALSE)`. */
export const studentTUpper = (t: number, df: number): number => studentTCdf(-t, df);

function density(t: number, df: number): number {
  const constant = logGammaRatio(df / 2, 0.5) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(constant - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/**
 * Quantile of Student's t distribution. In R: `qt(p, df)`.
 *
 * @param p probability, 0 < p < 1
 * @param df degrees of freedom, from 1e-15 to 1e18, not necessarily whole
 * @throws StatisticsError on other probabilities and degrees of freedom, and where the quantile is larger than any number
 */
export function studentTQuantile(p: number, df: number): number {
  checkShare("studentTQuantile", p);
  checkShape("studentTQuantile", "df", df);
  if (p === 0.5) return 0;
  return withinRange("studentTQuantile", p < 0.5 ? -upperQuantile(p, df) : upperQuantile(1 - p, df));
}

function upperQuantile(p: number, df: number): number {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let t = -normalQuantile(p);
  for (let step = 0; step < 400; step++) {
    const value = tail(t, df);
    if (value > p) low = t;
    else high = t;
    const newton = t + (value / density(t, df)) * Math.log(value / p);
    const inside = newton > low && newton < high;
    const next = inside ? newton : high === Number.POSITIVE_INFINITY ? 2 * t : (low + high) / 2;
    if (Math.abs(next - t) <= 4e-16 * next) return next;
    t = next;
  }
  return t;
}
