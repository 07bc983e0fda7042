import { checkProbability, checkRecord, checkRecords, checkWord } from "../check.ts";
import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import { studentTQuantile, studentTUpper } from "../distributions/student-t.ts";
import type { Estimate, Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Warnings } from "../warning.ts";
import { withinNumbers } from "../within-numbers.ts";
import {
  type HeterogeneityTest,
  heterogeneityTest,
  profileInterval,
  typicalVariance,
} from "./heterogeneity.ts";
import { restrictedVariance } from "./restricted-likelihood.ts";
import { checkStudies, cochranQ, type StudyEstimate, weightedMean } from "./study.ts";

export interface MetaAnalysisOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /**
   * "knapp-hartung": Student's t with the spread of the studies; "bounded": the same, but never narrower than chance
   * within studies allows; "normal": Wald's, too narrow with few studies. Default "knapp-hartung".
   */
  readonly interval?: "knapp-hartung" | "bounded" | "normal";
}

export interface MetaAnalysis extends Estimate {
  /** Studies. */
  readonly k: number;
  readonly standardError: number;
  /** Of the hypothesis that the mean is 0, two-sided. */
  readonly p: number;
  /** Of Student's t; "infinite" where the interval is normal. */
  readonly df: number | "infinite";
  /** Variance between studies. */
  readonly tau2: number;
  /** By Q-profile; it need not hold tau2. */
  readonly tau2Interval: Interval;
  /** Share of the variation that is between studies, 0 to 1. */
  readonly i2: number;
  /** Where the true value of a further study may lie. */
  readonly prediction: Interval;
  readonly heterogeneity: HeterogeneityTest;
  /** Share of each study in the mean. */
  readonly weights: readonly number[];
  readonly warnings: Warnings<"few studies" | "alike beyond chance">;
}

/**
 * What do several studies or services say together, if each has a true value of its own? Random-effects meta-analysis:
 * variance between studies by restricted maximum likelihood, interval by Knapp and Hartung, and a prediction interval for
 * a further study.
 *
 * @param studies an estimate and its variance each, in any order
 * @returns the mean of the true values; not estimable without studies (no observations), with one (one observation), or
 *   with "knapp-hartung" where all values are the same (no variation: the interval would have no width)
 * @throws StatisticsError on values that are not finite and variances that are not above zero
 *
 * In R: `metafor::rma(value, variance, method = "REML", test = "knha")` ("adhoc" for "bounded", "z" for "normal"),
 * `predict`, `confint`.
 *
 * Source: Knapp G, Hartung J (2003). Improved tests for a random effects meta-regression with a single covariate. Stat Med
 * 22:2693-2710. doi:10.1002/sim.1482. Higgins JPT, Thompson SG, Spiegelhalter DJ (2009). A re-evaluation of random-effects
 * meta-analysis. J R Stat Soc A 172:137-159. doi:10.1111/j.1467-985X.2008.00552.x.
 */
export function metaAnalysis(
  studies: readonly StudyEstimate[],
  options: MetaAnalysisOptions = {},
): MetaAnalysis | NotEstimable {
  checkRecords("metaAnalysis", "studies", studies);
  const { level = 0.95, interval = "knapp-hartung" } = checkRecord("metaAnalysis", "options", options);
  checkWord("metaAnalysis", "interval", interval, ["knapp-hartung", "bounded", "normal"]);
  checkStudies("metaAnalysis", studies);
  checkProbability("metaAnalysis", "level", level);
  const k = studies.length;
  if (k === 0) return notEstimable("no observations");
  if (k === 1) return notEstimable("one observation");
  const areSame = studies.every(({ value }) => value === studies[0]!.value);
  if (areSame && interval === "knapp-hartung") return notEstimable("no variation");
  const tau2 = restrictedVariance(studies);
  const { mean, weights, total } = weightedMean(studies, tau2);
  const spread = cochranQ(studies, tau2) / (k - 1);
  const variance = varianceFactor(interval, spread) / total;
  const { df, quantile, p } = reference(
    interval === "normal" ? "infinite" : k - 1,
    mean / Math.sqrt(variance),
    level,
  );
  const around = (square: number): Interval => ({
    lower: mean - quantile * Math.sqrt(square),
    upper: mean + quantile * Math.sqrt(square),
  });
  return withinNumbers("metaAnalysis", {
    kind: "estimate",
    value: mean,
    ...around(variance),
    k,
    standardError: Math.sqrt(variance),
    p,
    df,
    tau2,
    tau2Interval: profileInterval(studies, level),
    i2: tau2 / (tau2 + typicalVariance(studies)),
    prediction: around(variance + tau2),
    heterogeneity: heterogeneityTest(studies),
    weights: weights.map((weight) => weight / total),
    warnings: warningsOf(k, interval === "knapp-hartung" && tau2 === 0 && spread < 1),
  });
}

function varianceFactor(interval: "knapp-hartung" | "bounded" | "normal", spread: number): number {
  if (interval === "normal") return 1;
  return interval === "bounded" ? Math.max(1, spread) : spread;
}

export function reference(df: number | "infinite", statistic: number, level: number) {
  const upper = 1 - (1 - level) / 2;
  const size = Math.abs(statistic);
  return df === "infinite"
    ? { df, quantile: normalQuantile(upper), p: 2 * normalUpper(size) }
    : { df, quantile: studentTQuantile(upper, df), p: 2 * studentTUpper(size, df) };
}

function warningsOf(k: number, isAlike: boolean): MetaAnalysis["warnings"] {
  return [
    ...(k < 5 ? (["few studies"] as const) : []),
    ...(isAlike ? (["alike beyond chance"] as const) : []),
  ];
}
