import {
  hajekDifference,
  logisticRegression,
  propensityScore,
  propensityWeights,
  standardizedDifference,
} from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { dummies } from "./cox.ts";
import { addLogistic } from "./logistic.ts";
import type { Results, Row } from "./reference-values.ts";

/** The reference stops where R's glm stops. */
const AS_R = { iteration: "glm" } as const;

const PRISON = ["1-2 years", "Greater than 2 to 3 years", "Less than 1 year", "More than 3 years"];
const EDUCATION = ["At least some college", "High School Diploma", "Less than HS diploma"];
const COUNTS = [
  "Prior_Arrest_Episodes_Felony",
  "Prior_Arrest_Episodes_Drug",
  "Prior_Arrest_Episodes_Violent",
  "Prior_Revocations_Parole",
  "Prior_Revocations_Probation",
];

type Covariates = Readonly<Record<string, readonly number[]>>;

/** Who is rearrested in three years, by the covariates of the Cox model. */
export function addThreeYears(results: Results, rows: readonly Row[], covariates: Covariates): void {
  const model = found(logisticRegression({ outcome: rearrested(rows), covariates }, AS_R));
  addLogistic(results, "logistic_3_years", model);
}

const rearrested = (rows: readonly Row[]): number[] =>
  rows.map((row) => Number(row.Recidivism_Within_3years));

/** A parole condition taken as if it were a programme, with inverse-probability weights. */
export function addCondition(results: Results, rows: readonly Row[], shared: Covariates): void {
  const covariates = {
    ...shared,
    ...dummies("Prison_Years", of(rows, "Prison_Years"), PRISON),
    ...dummies("Education_Level", of(rows, "Education_Level"), EDUCATION),
    ...Object.fromEntries(COUNTS.map((name) => [name, of(rows, name).map(Number)])),
  };
  const treated = of(rows, "Condition_Cog_Ed").map(Number);
  const propensity = found(propensityScore({ treated, covariates }, AS_R));
  const weighting = found(propensityWeights({ score: propensity.scores, treated }));
  const analysis = "iptw_Condition_Cog_Ed";
  results.add(analysis, "input", {
    n: rows.length,
    treated: propensity.treated.n,
    ps_min: Math.min(propensity.treated.least, propensity.control.least),
    ps_max: Math.max(propensity.treated.most, propensity.control.most),
    weight_max: Math.max(weighting.treated.largest, weighting.control.largest),
    ess_treated: weighting.treated.effectiveSampleSize,
    ess_control: weighting.control.effectiveSampleSize,
  });
  const weight = weighting.weights;
  for (const [name, value] of Object.entries(covariates)) {
    const before = found(standardizedDifference({ value, treated }));
    const after = found(standardizedDifference({ value, treated, weight }));
    results.add(analysis, name, { smd_before: before.value, smd_after: after.value });
  }
  const outcome = rearrested(rows);
  const crude = found(hajekDifference({ outcome, treated, weight: outcome.map(() => 1) }));
  const weighted = found(hajekDifference({ outcome, treated, weight }));
  results.add(analysis, "3-year rearrest", {
    crude_treated: crude.treatedMean,
    crude_control: crude.controlMean,
    crude_difference: crude.value,
    weighted_treated: weighted.treatedMean,
    weighted_control: weighted.controlMean,
    weighted_difference_hajek: weighted.value,
  });
}

const of = (rows: readonly Row[], column: string) => rows.map((row) => row[column]);
