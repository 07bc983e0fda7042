import { checkFlag, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { cholesky, inverse } from "../linear/cholesky.ts";
import { between, neweyWestBandwidth, neweyWestSum } from "../linear/newey-west.ts";
import { crossProducts, type Design } from "./design.ts";

/**
 * Where standard errors come from. "model": from what the model says of the spread. "HC0" to "HC3": from the residuals
 * themselves, whatever their spread (HC1 to HC3 make up for a small number of rows; HC3 errs on the safe side).
 * "Newey-West": the same for rows that are a series in time, in the order of times.
 */
export type Variance = "model" | "HC0" | "HC1" | "HC2" | "HC3" | "Newey-West";

export interface RobustOptions {
  /** Default "model"; with clusters "clustered". */
  readonly variance?: Variance;
  /**
   * Of Newey and West: how many rows apart two residuals may still have something in common. A number, or "rule"
   * (default), 0.75 times the cube root of n, rounded down, or "automatic", Newey and West's own choice (1994).
   */
  readonly lag?: number | "rule" | "automatic";
  /** Of Newey and West: multiply by n / (n - coefficients). Default true. */
  readonly adjust?: boolean;
}

export interface Residuals {
  /** What remains of each row's outcome. */
  readonly residuals: ArrayLike<number>;
  /** What each row counts in the information: 1 in linear regression, the expected count in Poisson's. */
  readonly weights: ArrayLike<number>;
  /** Covariates in their own units, for the automatic lag. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
  readonly cluster?: ArrayLike<number>;
}

/** The covariance of coefficients in standardized units. */
export interface RobustCovariance {
  readonly covariance: number[][];
  /** Only of Newey and West. */
  readonly lag?: number;
}

/** Refuses options that cannot be. */
export function checkRobust(
  estimator: string,
  { variance, lag, adjust }: RobustOptions,
  cluster: ArrayLike<number> | undefined,
): void {
  checkWord(estimator, "variance", variance, ["model", "HC0", "HC1", "HC2", "HC3", "Newey-West"]);
  if (typeof lag !== "number") checkWord(estimator, "lag", lag, ["rule", "automatic"]);
  checkFlag(estimator, "adjust", adjust);
  if (cluster && variance !== undefined) {
    throw new StatisticsError(
      estimator,
      "there are clusters and another variance",
      "Leave out variance, or the clusters",
    );
  }
  if (typeof lag === "number" && !(Number.isSafeInteger(lag) && lag >= 0)) {
    throw new StatisticsError(
      estimator,
      "lag is not a whole number of zero or more",
      'Give a number of rows, "rule" or "automatic"',
    );
  }
  for (let i = 0; i < (cluster?.length ?? 0); i++) {
    if (!Number.isSafeInteger(cluster![i])) {
      throw new StatisticsError(estimator, `cluster[${i}] is not a whole number`, "Number each cluster");
    }
  }
}

/**
 * The covariance of coefficients that does not trust the model's variance; nothing where there are too few rows or
 * clusters for it.
 *
 * Source: MacKinnon JG, White H (1985). Some heteroskedasticity-consistent covariance matrix estimators with improved
 * finite sample properties. J Econom 29:305-325. doi:10.1016/0304-4076(85)90158-7.
 */
export function robustCovariance(
  design: Design,
  fit: Residuals,
  { variance = "HC0", lag, adjust = true }: RobustOptions,
): RobustCovariance | undefined {
  const factor = cholesky(crossProducts(design, fit.weights));
  if (factor === undefined) return undefined;
  const bread = inverse(factor);
  const { n, rows, names } = design;
  const scores = rows.map((x, i) => x.map((value) => value * fit.residuals[i]!));
  const spare = n - names.length;
  if (fit.cluster) return sound(between(bread, clusteredSum(scores, fit.cluster)));
  if (variance === "Newey-West") {
    if (adjust && spare < 1) return undefined;
    const steps = lagOf(lag ?? "rule", fit, n);
    const meat = scaled(neweyWestSum(scores, steps), adjust ? n / spare : 1);
    const found = sound(between(bread, meat));
    return found && { ...found, lag: steps };
  }
  if (variance === "HC1" && spare < 1) return undefined;
  const corrected = correct({ scores, design, bread, weights: fit.weights }, variance);
  return (
    corrected && sound(between(bread, scaled(neweyWestSum(corrected, 0), variance === "HC1" ? n / spare : 1)))
  );
}

/** A residual of nothing in as many rows as there are coefficients leaves no variance to see. */
function sound(covariance: number[][]): RobustCovariance | undefined {
  return cholesky(covariance) && { covariance };
}

const scaled = (matrix: readonly (readonly number[])[], factor: number): number[][] =>
  matrix.map((row) => row.map((value) => factor * value));

interface Uncorrected {
  readonly scores: readonly Float64Array[];
  readonly design: Design;
  readonly bread: readonly (readonly number[])[];
  readonly weights: ArrayLike<number>;
}

/** A row that pulls the fit towards itself has too small a residual; nothing where it decides the fit alone. */
function correct(
  { scores, design, bread, weights }: Uncorrected,
  variance: Variance,
): readonly Float64Array[] | undefined {
  const power = variance === "HC2" ? 0.5 : variance === "HC3" ? 1 : 0;
  if (power === 0) return scores;
  const corrected: Float64Array[] = [];
  for (const [i, x] of design.rows.entries()) {
    let leverage = 0;
    for (let j = 0; j < x.length; j++) {
      for (let k = 0; k < x.length; k++) leverage += weights[i]! * x[j]! * bread[j]![k]! * x[k]!;
    }
    const left = 1 - leverage;
    if (!(left > 1e-8)) return undefined;
    corrected.push(scores[i]!.map((value) => value / left ** power));
  }
  return corrected;
}

/** Scores added up by cluster first, times G / (G - 1) for G clusters. */
function clusteredSum(scores: readonly Float64Array[], cluster: ArrayLike<number>): number[][] {
  const sums = new Map<number, Float64Array>();
  for (const [i, score] of scores.entries()) {
    const sum = sums.get(cluster[i]!);
    if (sum === undefined) sums.set(cluster[i]!, score.slice());
    else for (let j = 0; j < sum.length; j++) sum[j]! += score[j]!;
  }
  // One cluster, whose scores add up to nothing, has no variance to give.
  const factor = sums.size > 1 ? sums.size / (sums.size - 1) : 0;
  return scaled(neweyWestSum([...sums.values()], 0), factor);
}

function lagOf(lag: number | "rule" | "automatic", { residuals, covariates }: Residuals, n: number): number {
  if (typeof lag === "number") return lag;
  if (lag === "rule") return Math.floor(0.75 * Math.cbrt(n));
  const columns = Object.values(covariates);
  const totals = Float64Array.from({ length: n }, (_, i) => {
    const sum = columns.reduce((total, column) => total + column[i]!, 0);
    return residuals[i]! * (columns.length > 0 ? sum : 1);
  });
  return Math.min(n - 1, Math.floor(neweyWestBandwidth(totals)));
}
