import {
  hajekDifference,
  linearRegression,
  type Matching,
  moments,
  nearestMatching,
  pairedChange,
  propensityScore,
  propensityWeights,
  standardizedDifference,
  welch,
} from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { addLogistic } from "./logistic.ts";
import { Results, rowsOf } from "./reference-values.ts";

/** Everything of lalonde_reference.R but the effect of MatchIt 4.5.1's own matching, under its names. */
export function lalonde(): Results {
  const results = new Results();
  addExperiment(results);
  const people = peopleOf();
  addRegressions(results, people);
  const { model, scores } = addPropensity(results, people);
  addLogistic(results, "lalonde_propensity_logit", model);
  addWeighting(results, people, scores);
  addMatching(results, people, { analysis: "nearest_1to1", scores });
  const caliper = caliperOf(scores);
  addMatching(results, people, { analysis: "nearest_1to1_caliper", scores, caliper });
  addMatchIt(results, people, scores);
  return results;
}

/** Matched pairs by unit, as the pairs files list them. */
export function lalondePairs(
  file: "nearest_1to1" | "nearest_1to1_caliper",
): Record<string, string | number>[] {
  const { unit, treated, columns } = peopleOf();
  const { scores } = found(propensityScore({ treated, covariates: modelled(columns) }, AS_R));
  const caliper = file === "nearest_1to1" ? {} : { caliper: caliperOf(scores) };
  return found(nearestMatching({ score: scores, treated }, caliper)).pairs.map((pair) => ({
    treated: unit[pair.treated]!,
    control: unit[pair.control]!,
    score_treated: scores[pair.treated]!,
    score_control: scores[pair.control]!,
  }));
}

/** The reference stops where R's glm stops; that glm iterated to the end gives what stands here: logistic.test.ts. */
const AS_R = { iteration: "glm" } as const;

const caliperOf = (scores: readonly number[]): number => 0.2 * moments(scores).sd;

function addExperiment(results: Results): void {
  const rows = rowsOf("lalonde-nsw/nsw_mixtape.csv");
  const of = (treat: string) => rows.filter((row) => row.treat === treat).map((row) => Number(row.re78));
  const [treated, control] = [moments(of("1")), moments(of("0"))];
  const { value, standardError, df, t, p, lower, upper } = found(welch(treated, control));
  const pooled = found(
    linearRegression({
      outcome: rows.map((row) => Number(row.re78)),
      covariates: { treat: rows.map((row) => Number(row.treat)) },
    }),
  );
  results.add("nsw_experiment", "re78 treated - control", {
    n_treated: treated.n,
    n_control: control.n,
    mean_treated: treated.mean,
    mean_control: control.mean,
    difference: value,
    se_welch: standardError,
    df_welch: df,
    t_welch: t,
    p_welch: p,
    se_pooled: pooled.coefficients[1]!.standardError,
    lo95_welch: lower,
    hi95_welch: upper,
  });
}

const NUMBERS = ["age", "educ", "married", "nodegree", "re74", "re75"];
const COVARIATES = ["age", "educ", "black", "hispan", "white", "married", "nodegree", "re74", "re75"];

type Columns = Readonly<Record<string, readonly number[]>>;

interface People {
  readonly unit: readonly string[];
  readonly treated: readonly number[];
  readonly outcome: readonly number[];
  readonly columns: Columns;
}

function peopleOf(): People {
  const rows = rowsOf("lalonde-nsw/lalonde.csv");
  const races = ["black", "hispan", "white"].map((race) => [
    race,
    rows.map((row) => Number(row.race === race)),
  ]);
  const numbers = NUMBERS.map((name) => [name, rows.map((row) => Number(row[name]))]);
  return {
    unit: rows.map((row) => row.unit!),
    treated: rows.map((row) => Number(row.treat)),
    outcome: rows.map((row) => Number(row.re78)),
    columns: Object.fromEntries([...races, ...numbers]),
  };
}

/** Covariates of the models in the order of the reference; "white" is what the other two leave. */
const modelled = (columns: Columns): Columns =>
  Object.fromEntries(COVARIATES.filter((name) => name !== "white").map((name) => [name, columns[name]!]));

function addRegressions(results: Results, { treated, outcome, columns }: People): void {
  const n = treated.filter((t) => t === 1).length;
  results.add("lalonde", "input", { n: treated.length, treated: n, control: treated.length - n });
  const models = { "naive difference re78": {}, "ols adjusted re78": modelled(columns) };
  for (const [stratum, others] of Object.entries(models)) {
    const model = found(linearRegression({ outcome, covariates: { treat: treated, ...others } }));
    const { coefficient, standardError } = model.coefficients[1]!;
    results.add("lalonde", stratum, { difference: coefficient, se_ols: standardError });
  }
}

function addPropensity(results: Results, { unit, treated, columns }: People) {
  const propensity = found(propensityScore({ treated, covariates: modelled(columns) }, AS_R));
  for (const name of ["NSW1", "NSW2", "NSW185", "PSID1", "PSID2", "PSID429"]) {
    results.add("lalonde_propensity_score", name, { ps: propensity.scores[unit.indexOf(name)]! });
  }
  for (const group of ["treated", "control"] as const) {
    const { least, most, mean } = propensity[group];
    const named = { [`min_${group}`]: least, [`max_${group}`]: most, [`mean_${group}`]: mean };
    results.add("lalonde_propensity_score", "summary", named);
  }
  return propensity;
}

function addWeighting(
  results: Results,
  { treated, outcome, columns }: People,
  score: readonly number[],
): void {
  const even = score.map(() => 0.5);
  const weighted = {
    // At a score of a half everybody's ATT weight is 1.
    iptw_unweighted: found(propensityWeights({ score: even, treated }, { target: "ATT" })),
    iptw_ATE: found(propensityWeights({ score, treated })),
    iptw_ATT: found(propensityWeights({ score, treated }, { target: "ATT" })),
  };
  for (const [analysis, weighting] of Object.entries(weighted)) {
    const weight = weighting.weights;
    results.add(analysis, "weights", {
      sum_treated: weighting.treated.sum,
      sum_control: weighting.control.sum,
      max: Math.max(weighting.treated.largest, weighting.control.largest),
      ess_treated: weighting.treated.effectiveSampleSize,
      ess_control: weighting.control.effectiveSampleSize,
    });
    for (const name of COVARIATES) {
      const data = { value: columns[name]!, treated, weight };
      const inTreated = found(standardizedDifference(data, { unit: "treated" }));
      const { value, treatedMean, controlMean } = found(standardizedDifference(data));
      results.add(analysis, name, {
        smd_sd_treated: inTreated.value,
        smd_sd_pooled: value,
        mean_treated: treatedMean,
        mean_control: controlMean,
      });
    }
    const { value, standardError } = found(hajekDifference({ outcome, treated, weight }));
    results.add(analysis, "re78 effect (Hajek)", { effect: value, se_robust_hc0: standardError });
  }
}

interface MatchingRequest {
  readonly analysis: string;
  readonly scores: readonly number[];
  readonly caliper?: number;
}

function addMatching(
  results: Results,
  people: People,
  { analysis, scores, ...options }: MatchingRequest,
): void {
  const { treated, outcome, columns } = people;
  const matching = found(nearestMatching({ score: scores, treated }, options));
  const { value, standardError } = found(
    pairedChange({
      before: matching.pairs.map((pair) => outcome[pair.control]!),
      after: matching.pairs.map((pair) => outcome[pair.treated]!),
    }),
  );
  results.add(analysis, "re78 ATT", {
    ...options,
    pairs: matching.pairs.length,
    effect: value,
    se_paired: standardError,
    largest_score_gap: matching.largestGap,
  });
  addBalance(results, { analysis, treated, columns: { distance: scores, ...columns }, matching });
}

/**
 * MatchIt 4.5.1 as Debian packages it names the caliper that it was given and does not keep to it: what it says
 * of its pairs is what holds without one. Some of its pairs, and so its effect, are its own.
 */
function addMatchIt(results: Results, { treated }: People, scores: readonly number[]): void {
  const analysis = "matchit_4.5.1_debian_do_not_use";
  const { pairs, largestGap } = found(nearestMatching({ score: scores, treated }));
  const matching = { pairs: pairs.length, largest_score_gap: largestGap };
  results.add(analysis, "re78 ATT", matching);
  results.add(analysis, "caliper 0.2", { caliper: caliperOf(scores), ...matching });
}

interface BalanceRequest {
  readonly analysis: string;
  readonly treated: readonly number[];
  readonly columns: Columns;
  readonly matching: Matching;
}

function addBalance(results: Results, { analysis, treated, columns, matching }: BalanceRequest): void {
  const units = {
    sd_treated: { unit: "treated" },
    sd_pooled: { unit: "pooled" },
    matchit_convention: { unit: "treated", binary: "p(1-p)" },
  } as const;
  for (const [name, value] of Object.entries(columns)) {
    for (const [convention, options] of Object.entries(units)) {
      const before = found(standardizedDifference({ value, treated }, options));
      const after = found(standardizedDifference({ value, treated, weight: matching.weights }, options));
      results.add(analysis, name, {
        [`smd_before_${convention}`]: before.value,
        [`smd_after_${convention}`]: after.value,
        mean_treated: after.treatedMean,
        mean_control_matched: after.controlMean,
      });
    }
  }
}
