import { checkCovariates, checkFinite, checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import { inverse } from "../linear/cholesky.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { curveInterval, INTERVAL_TYPES, type IntervalType } from "../survival/curve-interval.ts";
import { withinNumbers } from "../within-numbers.ts";
import type { CoxData } from "./cox-data.ts";
import { type CoxFit, fitCox } from "./cox-fit.ts";
import { meetings, type RiskRows, TIES, type Ties, walkRiskSets } from "./risk-sets.ts";

export interface CoxSurvivalOptions {
  /** Default "efron". */
  readonly ties?: Ties;
  /** Scale of the interval. Default "log", as in R. */
  readonly interval?: IntervalType;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /** Number of the stratum whose curve it is; needed where the data have strata. */
  readonly stratum?: number;
}

/** What holds from `time` on, until the next step. */
export interface CoxSurvivalStep extends Interval {
  readonly time: number;
  /** Events at the time in the stratum, whatever their covariates. */
  readonly events: number;
  /** Cumulative hazard at the covariates asked for. */
  readonly hazard: number;
  /** exp(-hazard). */
  readonly survival: number;
  /** Of the survival; with the uncertainty of the coefficients. */
  readonly standardError: number;
}

/** One step for every distinct time with events, ascending. Before the first, survival is 1. */
export interface CoxSurvivalCurve {
  readonly kind: "model curve";
  readonly n: number;
  readonly steps: readonly CoxSurvivalStep[];
}

/**
 * What share of people with given covariates is still without the event at each time, by Cox's model? With all
 * covariates at 0, the baseline.
 *
 * It is the curve of a person with these covariates, not of a group: for that of a group whose covariates differ, take
 * the mean of its members' curves.
 *
 * @param data as for {@link coxRegression}, without weights and clusters
 * @param profile a value for each covariate, by name
 * @returns the curve; "not estimable" where the model is. Where survival rounds to 0, limits reach from 0 to the upper
 *   limit of the step before
 * @throws StatisticsError as {@link coxRegression}; on weights and clusters; on a profile that lacks a covariate, has
 *   another or a value that is no number; on a stratum that is not there
 *
 * In R: `survfit(coxph(Surv(entry, time, cause) ~ x + strata(s)), newdata = data.frame(x = 1, s = 2))`.
 *
 * Source: Breslow N (1974). Covariance analysis of censored survival data. Biometrics 30:89-99. doi:10.2307/2529620.
 * Variance: Tsiatis AA (1981). A large sample study of Cox's regression model. Ann Stat 9:93-108.
 * doi:10.1214/aos/1176345335.
 */
export function coxSurvival(
  data: CoxData,
  profile: Readonly<Record<string, number>>,
  options: CoxSurvivalOptions = {},
): CoxSurvivalCurve | NotEstimable {
  checkRecord("coxSurvival", "data", data);
  checkRecord("coxSurvival", "profile", profile);
  const {
    ties = "efron",
    interval = "log",
    level = 0.95,
    stratum,
  } = checkRecord("coxSurvival", "options", options);
  checkWord("coxSurvival", "ties", ties, TIES);
  checkWord("coxSurvival", "interval", interval, INTERVAL_TYPES);
  checkProbability("coxSurvival", "level", level);
  checkProfile(data, profile);
  const fit = fitCox("coxSurvival", data, ties);
  if (fit.kind === "not estimable") return fit;
  const { rows } =
    fit.strata.find(({ index }) => data.stratum?.[index[0]!] === stratum) ?? refuseStratum(data);
  const steps: CoxSurvivalStep[] = [];
  let upperBefore = 1;
  for (const { time, events, hazard, error } of hazardsOf(fit, { rows, profile, ties })) {
    const survival = Math.exp(-hazard);
    const standardError = survival * error;
    const limits = curveInterval(survival, standardError, { type: interval, level }) ?? {
      lower: 0,
      upper: upperBefore,
    };
    upperBefore = limits.upper;
    steps.push({ time, events, hazard, survival, standardError, ...limits });
  }
  return withinNumbers(
    "coxSurvival",
    { kind: "model curve", n: fit.n, steps },
    "Measure the covariates in another unit, and ask for a profile that people have",
  );
}

function checkProfile(data: CoxData, profile: Readonly<Record<string, number>>): void {
  if (data.weight || data.cluster) {
    throw new StatisticsError(
      "coxSurvival",
      "there are weights or clusters, for which the curve has no variance here",
      "Leave them out, or resample people and take quantiles of the curves",
    );
  }
  checkCovariates("coxSurvival", data.covariates, { time: data.time });
  const [given, needed] = [Object.keys(profile), Object.keys(data.covariates)];
  const missing = needed.find((name) => !given.includes(name));
  const unknown = given.find((name) => !needed.includes(name));
  if (missing !== undefined || unknown !== undefined) {
    const problem =
      missing !== undefined ? `the profile lacks ${missing}` : `there is no covariate ${unknown}`;
    throw new StatisticsError("coxSurvival", problem, "Give each covariate of the data a value");
  }
  for (const [name, value] of Object.entries(profile)) checkFinite("coxSurvival", name, value);
}

function refuseStratum(data: CoxData): never {
  throw new StatisticsError(
    "coxSurvival",
    data.stratum ? "stratum is none of the data's" : "there are no strata",
    data.stratum ? "Name the stratum whose curve it is" : "Leave out stratum",
  );
}

interface CurveInput {
  readonly rows: RiskRows;
  readonly profile: Readonly<Record<string, number>>;
  readonly ties: Ties;
}

interface Hazard {
  readonly time: number;
  readonly events: number;
  readonly hazard: number;
  /** Standard error of the cumulative hazard. */
  readonly error: number;
}

function hazardsOf(fit: CoxFit, { rows, profile, ties }: CurveInput): Hazard[] {
  const x = fit.names.map((name, j) => (profile[name]! - fit.scales[j]!.centre) / fit.scales[j]!.spread);
  const risk = Math.exp(x.reduce((sum, value, j) => sum + value * fit.coefficients[j]!, 0));
  const covariance = inverse(fit.factor);
  const jumps: { time: number; events: number; hazard: number; variance: number; away: number[] }[] = [];
  walkRiskSets(rows, fit.coefficients, (set) => {
    const jump = { time: set.time, events: set.deaths, hazard: 0, variance: 0, away: x.map(() => 0) };
    for (const { sums, weight } of meetings(set, ties)) {
      const step = weight / sums.weight;
      jump.hazard += step;
      jump.variance += step / sums.weight;
      for (let j = 0; j < x.length; j++) jump.away[j]! += step * (x[j]! - sums.first[j]! / sums.weight);
    }
    jumps.push(jump);
  });
  let [hazard, variance] = [0, 0];
  const away = x.map(() => 0);
  return jumps.reverse().map((jump) => {
    hazard += jump.hazard;
    variance += jump.variance;
    for (let j = 0; j < away.length; j++) away[j]! += jump.away[j]!;
    const ofCoefficients = covariance.reduce(
      (sum, row, j) => sum + away[j]! * row.reduce((inner, value, k) => inner + value * away[k]!, 0),
      0,
    );
    const error = risk * Math.sqrt(variance + ofCoefficients);
    return { time: jump.time, events: jump.events, hazard: risk * hazard, error };
  });
}
