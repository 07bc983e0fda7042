import { checkPositive, checkProbability, checkRecord, checkRecords } from "../check.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { reference } from "./meta-analysis.ts";
import { checkStudies, type StudyEstimate } from "./study.ts";

export interface PoolOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /** Degrees of freedom that complete data would have (people less coefficients). Default: a large sample. */
  readonly completeDf?: number;
}

export interface PooledEstimate extends Estimate {
  /** Completed data sets. */
  readonly imputations: number;
  readonly standardError: number;
  /** Mean variance within a completed data set. */
  readonly within: number;
  /** Variance of the estimates between them. */
  readonly between: number;
  /** within + (1 + 1/m) between. */
  readonly total: number;
  /** Barnard and Rubin's; "infinite" where the estimates do not differ and complete data would be a large sample. */
  readonly df: number | "infinite";
  /** Of the hypothesis that the value is 0, two-sided. */
  readonly p: number;
  /** Relative increase of the variance by what is missing. */
  readonly increase: number;
  /** Share of the information that is missing, 0 to 1. */
  readonly missingInformation: number;
}

/**
 * What do completed data sets say together? Rubin's rules: the mean of the estimates, with a variance that adds what
 * they differ by to what each does not know.
 *
 * @param estimates one for each completed data set, on a scale where it is roughly normal (log odds, log hazard)
 * @returns the pooled estimate; not estimable without data sets (no observations) or with one (one observation)
 * @throws StatisticsError on values that are not finite, variances and degrees of freedom that are not above zero
 *
 * In R: `mice::pool.scalar(value, variance, n = completeDf + 1, k = 1)`; there a share below 1e-4 counts as 1e-4 in the
 * degrees of freedom.
 *
 * Source: Rubin DB (1987). Multiple imputation for nonresponse in surveys. doi:10.1002/9780470316696. Barnard J, Rubin DB
 * (1999). Small-sample degrees of freedom with multiple imputation. Biometrika 86:948-955. doi:10.1093/biomet/86.4.948.
 */
export function poolImputations(
  estimates: readonly StudyEstimate[],
  options: PoolOptions = {},
): PooledEstimate | NotEstimable {
  checkRecords("poolImputations", "estimates", estimates);
  const { level = 0.95, completeDf } = checkRecord("poolImputations", "options", options);
  checkStudies("poolImputations", estimates);
  checkProbability("poolImputations", "level", level);
  if (completeDf !== undefined) checkPositive("poolImputations", "completeDf", completeDf);
  const m = estimates.length;
  if (m === 0) return notEstimable("no observations");
  if (m === 1) return notEstimable("one observation");
  const value = estimates.reduce((sum, estimate) => sum + estimate.value, 0) / m;
  const within = estimates.reduce((sum, estimate) => sum + estimate.variance, 0) / m;
  const squares = estimates.reduce((sum, estimate) => sum + (estimate.value - value) ** 2, 0);
  const between = squares / (m - 1);
  const total = within + (1 + 1 / m) * between;
  const increase = ((1 + 1 / m) * between) / within;
  const standardError = Math.sqrt(total);
  const degrees = degreesOfFreedom(m, ((1 + 1 / m) * between) / total, completeDf);
  const { df, quantile, p } = reference(degrees, value / standardError, level);
  // Rubin's 2 / (df + 3) is nothing in a large sample.
  const few = df === "infinite" ? 0 : 2 / (df + 3);
  return withinNumbers("poolImputations", {
    kind: "estimate",
    value,
    lower: value - quantile * standardError,
    upper: value + quantile * standardError,
    imputations: m,
    standardError,
    within,
    between,
    total,
    df,
    p,
    increase,
    missingInformation: (increase + few) / (increase + 1),
  });
}

/** Above this Student's t is the normal distribution to the last digit. */
const LARGE = 1e15;

/** @param share of the variance that lies between the data sets */
function degreesOfFreedom(m: number, share: number, completeDf: number | undefined): number | "infinite" {
  const large = (m - 1) / share ** 2;
  if (completeDf === undefined) return large < LARGE ? large : "infinite";
  const observed = ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - share);
  return large < LARGE ? (large * observed) / (large + observed) : observed;
}
