import { checkFinite, checkPositive, checkRecord } from "../check.ts";
import { normalCdf, normalDensity } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { solveDense } from "../linear/solve-dense.ts";
import { gaussLegendre } from "../numeric/gauss-legendre.ts";
import { checkLambda } from "./ewma-chart.ts";

export interface EwmaScheme {
  /** Weight of the newest value, above 0 and below 1 (1 is a Shewhart chart, of which the answer is closed). */
  readonly lambda: number;
  /** Distance of the limits in standard deviations of the settled average. */
  readonly width: number;
}

export interface RunLengthOptions {
  /** How far the level has shifted, in standard deviations of a value. Default 0: how long until a false alarm. */
  readonly shift?: number;
}

export interface RunLength {
  readonly kind: "run length";
  /** Mean number of values until the first signal. */
  readonly mean: number;
}

/** Beyond this a false alarm never comes, and the equations lose their digits. */
const LONGEST = 1e9;

/**
 * How many values until an EWMA chart signals, on average? With a shift of 0 the time to a false alarm, with another
 * the delay in finding it. Of normal independent values, limits as wide as they get, and the average at its centre
 * when the shift comes.
 *
 * @returns the mean run length
 * @throws StatisticsError on a lambda outside 0 to 1, a width that is not positive, a shift that is not finite, and
 *   where the run would be longer than 1e9 values
 *
 * In R: `spc::xewma.arl(lambda, width, shift, sided = "two", r = 100)`.
 *
 * Source: Crowder SV (1987). A simple method for studying run-length distributions of exponentially weighted moving
 * average charts. Technometrics 29:401-407. doi:10.1080/00401706.1987.10488267.
 */
export function ewmaRunLength(data: EwmaScheme, options: RunLengthOptions = {}): RunLength {
  const { lambda, width } = checkRecord("ewmaRunLength", "data", data);
  const { shift = 0 } = checkRecord("ewmaRunLength", "options", options);
  checkLambda("ewmaRunLength", lambda);
  checkPositive("ewmaRunLength", "width", width);
  checkFinite("ewmaRunLength", "shift", shift);
  if (lambda === 1)
    return runLength("ewmaRunLength", 1 / (normalCdf(shift - width) + normalCdf(-shift - width)));
  const limit = width * Math.sqrt(lambda / (2 - lambda));
  const { nodes, weights } = gaussLegendre(nodesFor("ewmaRunLength", limit / lambda));
  // L(u) = 1 + integral of L(y) phi((y - (1 - lambda) u) / lambda - shift) / lambda over the limits
  const density = (y: number, u: number) => normalDensity((y - (1 - lambda) * u) / lambda - shift) / lambda;
  const at = Array.from(nodes, (x) => x * limit);
  const matrix = at.map((u, i) => at.map((y, j) => (i === j ? 1 : 0) - limit * weights[j]! * density(y, u)));
  const lengths =
    solveDense(
      matrix,
      at.map(() => 1),
    ) ?? [];
  const mean = lengths.reduce((sum, length, j) => sum + limit * weights[j]! * density(at[j]!, 0) * length, 1);
  return runLength("ewmaRunLength", mean);
}

/** How many nodes hold 12 digits where the limit is so many standard deviations of one step away. */
export function nodesFor(estimator: string, steps: number): number {
  if (steps > 100) {
    throw new StatisticsError(
      estimator,
      "the limits are too far away to compute",
      "Give a larger lambda or nearer limits",
    );
  }
  return 60 + Math.ceil(8 * steps);
}

export function runLength(estimator: string, mean: number): RunLength {
  if (!Number.isFinite(mean) || !(mean >= 1 && mean <= LONGEST)) {
    throw new StatisticsError(
      estimator,
      "the run is too long to compute",
      "Give limits nearer to what is to be found",
    );
  }
  return { kind: "run length", mean };
}
