import {
  auc,
  aucDifference,
  brierScore,
  calibration,
  calibrationTable,
  classificationTable,
  concordance,
  decisionCurve,
  pairedAucDifference,
  survivalDecisionCurve,
  thresholdTable,
  timeDependentBrier,
  unoConcordance,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

const NO_TIMES = doesNotApply(
  ["all censored", "unsorted times", "negative times"],
  "takes outcomes, not times: everybody is known to have had the event or not",
);
const CLOSED = doesNotApply(
  ["collinear columns", "no convergence"],
  "has no covariates, and is a closed formula",
);
const NO_COVARIATES = doesNotApply(["collinear columns"], "takes one score, no covariates");

const nobody = { score: [], outcome: [] };
const scores = { score: [1, 2, 3, 4], outcome: [0, 1, 0, 1] };
const withScore = (score: number[]) => ({ ...scores, score });
const withOutcome = (outcome: number[]) => ({ ...scores, outcome });
const FLAT = [2, 2, 2, 2];
const APART = [1, 2, 8, 9];

const pairs = { first: [1, 2, 3, 4], second: [2, 1, 3, 4], outcome: [0, 1, 0, 1] };

const noPredictions = { predicted: [], outcome: [] };
const said = { predicted: [0.2, 0.3, 0.6, 0.7], outcome: [0, 1, 0, 1] };
const predicted = (values: number[]) => ({ ...said, predicted: values });
const came = (outcome: number[]) => ({ ...said, outcome });

const followed = { time: [2, 1, 4, 3], cause: [1, 1, 0, 1], score: [3, 4, 1, 1] };
const foretold = { time: [2, 1, 4, 3], cause: [1, 1, 0, 0], predicted: [0.6, 0.3, 0.2, 0.7] };
const nobodyForetold = { time: [], cause: [], predicted: [] };
const at = { horizon: 3, thresholds: [0.25] };

export const discrimination: Readonly<Record<string, Misuses>> = {
  auc: {
    ...NO_TIMES,
    ...CLOSED,
    empty: { call: () => auc(nobody), gives: "no observations" },
    "one person": { call: () => auc({ score: [1], outcome: [1] }), gives: "only events" },
    "one event": { call: () => auc(withOutcome([0, 0, 0, 1])), gives: "one observation" },
    "no event": { call: () => auc(withOutcome([0, 0, 0, 0])), gives: "no events" },
    "all events": { call: () => auc(withOutcome([1, 1, 1, 1])), gives: "only events" },
    "all tied": { call: () => auc(withScore(FLAT)), states: { kind: "estimate", value: 0.5 } },
    "zero variance": {
      call: () => auc(withScore(FLAT)),
      states: { standardError: 0, lower: 0.5, upper: 0.5 },
    },
    "perfect separation": {
      call: () => auc({ score: APART, outcome: [0, 0, 1, 1] }),
      states: { value: 1, upper: 1, standardError: 0 },
    },
    NaN: { call: () => auc(withScore([1, Number.NaN, 3, 4])), refuses: /score\[1\]/ },
    infinite: { call: () => auc(withScore([1, 2, 3, Number.POSITIVE_INFINITY])), refuses: /score\[3\]/ },
  },
  aucDifference: {
    ...NO_TIMES,
    ...CLOSED,
    empty: { call: () => aucDifference(nobody, scores), gives: "no observations" },
    "one person": { call: () => aucDifference({ score: [1], outcome: [0] }, scores), gives: "no events" },
    "one event": { call: () => aucDifference(scores, withOutcome([0, 0, 0, 1])), gives: "one observation" },
    "no event": { call: () => aucDifference(scores, withOutcome([0, 0, 0, 0])), gives: "no events" },
    "all events": { call: () => aucDifference(withOutcome([1, 1, 1, 1]), scores), gives: "only events" },
    "all tied": { call: () => aucDifference(withScore(FLAT), scores), states: { first: 0.5 } },
    "zero variance": {
      call: () => aucDifference(withScore(FLAT), withScore([7, 7, 7, 7])),
      gives: "no variation",
    },
    "perfect separation": {
      call: () =>
        aucDifference({ score: APART, outcome: [0, 0, 1, 1] }, { score: APART, outcome: [0, 0, 1, 1] }),
      gives: "no variation",
    },
    NaN: { call: () => aucDifference(scores, withScore([Number.NaN, 1, 2, 3])), refuses: /score\[0\]/ },
    infinite: {
      call: () => aucDifference(withScore([1, Number.NEGATIVE_INFINITY, 2, 3]), scores),
      refuses: /score\[1\]/,
    },
  },
  pairedAucDifference: {
    ...NO_TIMES,
    ...doesNotApply(["no convergence"], "is a closed formula"),
    empty: {
      call: () => pairedAucDifference({ first: [], second: [], outcome: [] }),
      gives: "no observations",
    },
    "one person": {
      call: () => pairedAucDifference({ first: [1], second: [1], outcome: [0] }),
      gives: "no events",
    },
    "one event": {
      call: () => pairedAucDifference({ ...pairs, outcome: [0, 0, 0, 1] }),
      gives: "one observation",
    },
    "no event": { call: () => pairedAucDifference({ ...pairs, outcome: [0, 0, 0, 0] }), gives: "no events" },
    "all events": {
      call: () => pairedAucDifference({ ...pairs, outcome: [1, 1, 1, 1] }),
      gives: "only events",
    },
    "all tied": { call: () => pairedAucDifference({ ...pairs, first: FLAT }), states: { first: 0.5 } },
    "zero variance": {
      call: () => pairedAucDifference({ ...pairs, first: FLAT, second: FLAT }),
      gives: "no variation",
    },
    "perfect separation": {
      call: () => pairedAucDifference({ ...pairs, second: [1, 8, 2, 9] }),
      states: { second: 1, value: -0.25 },
    },
    "collinear columns": {
      call: () => pairedAucDifference({ ...pairs, second: pairs.first.map((value) => 2 * value + 1) }),
      gives: "no variation",
    },
    NaN: {
      call: () => pairedAucDifference({ ...pairs, second: [1, 2, Number.NaN, 4] }),
      refuses: /score\[2\]/,
    },
    infinite: {
      call: () => pairedAucDifference({ ...pairs, first: [Number.POSITIVE_INFINITY, 2, 3, 4] }),
      refuses: /score\[0\]/,
    },
  },
  brierScore: {
    ...NO_TIMES,
    ...CLOSED,
    empty: { call: () => brierScore(noPredictions), gives: "no observations" },
    "one person": {
      call: () => brierScore({ predicted: [0.5], outcome: [1] }),
      states: { value: 0.25, uncertainty: 0 },
    },
    "one event": { call: () => brierScore(came([0, 0, 0, 1])), states: { uncertainty: 0.1875 } },
    "no event": { call: () => brierScore(came([0, 0, 0, 0])), states: { uncertainty: 0, resolution: 0 } },
    "all events": { call: () => brierScore(came([1, 1, 1, 1])), states: { uncertainty: 0, resolution: 0 } },
    "all tied": {
      call: () => brierScore(predicted([0.5, 0.5, 0.5, 0.5])),
      states: { value: 0.25, skill: 0, resolution: 0 },
    },
    "zero variance": {
      call: () => brierScore({ predicted: [0.2, 0.4], outcome: [0, 0] }),
      states: { uncertainty: 0 },
    },
    "perfect separation": {
      call: () => brierScore({ predicted: [0, 1], outcome: [0, 1] }),
      states: { value: 0, skill: 1 },
    },
    NaN: { call: () => brierScore(predicted([0.1, Number.NaN, 0.2, 0.3])), refuses: /predicted\[1\]/ },
    infinite: {
      call: () => brierScore(predicted([0.1, 0.2, 0.2, Number.POSITIVE_INFINITY])),
      refuses: /predicted\[3\]/,
    },
  },
  calibration: {
    ...NO_TIMES,
    ...NO_COVARIATES,
    empty: { call: () => calibration(noPredictions), gives: "no observations" },
    "one person": { call: () => calibration({ predicted: [0.4], outcome: [0] }), gives: "no events" },
    "one event": { call: () => calibration(came([0, 1, 0, 0])), states: { kind: "calibration", events: 1 } },
    "no event": { call: () => calibration(came([0, 0, 0, 0])), gives: "no events" },
    "all events": { call: () => calibration(came([1, 1, 1, 1])), gives: "only events" },
    "all tied": { call: () => calibration(predicted([0.3, 0.3, 0.3, 0.3])), gives: "no variation" },
    "zero variance": { call: () => calibration(predicted([0.5, 0.5, 0.5, 0.5])), gives: "no variation" },
    "perfect separation": { call: () => calibration(came([0, 0, 1, 1])), gives: "perfect separation" },
    "no convergence": {
      call: () => calibration({ predicted: [1e-9, 0.5, 0.5, 1 - 1e-9], outcome: [0, 0, 1, 1] }),
      gives: "perfect separation",
    },
    NaN: { call: () => calibration(predicted([0.1, Number.NaN, 0.2, 0.3])), refuses: /predicted\[1\]/ },
    infinite: { call: () => calibration(predicted([0.1, 1, 0.2, 0.3])), refuses: /predicted\[1\] is 0 or 1/ },
  },
  calibrationTable: {
    ...NO_TIMES,
    ...CLOSED,
    empty: { call: () => calibrationTable(noPredictions), gives: "no observations" },
    "one person": {
      call: () => calibrationTable({ predicted: [0.4], outcome: [0] }),
      states: { n: 1, classes: [{ n: 1, events: 0, expected: 0.4 }] },
    },
    "one event": { call: () => calibrationTable(came([0, 1, 0, 0]), { classes: 2 }), states: { n: 4 } },
    "no event": {
      call: () => calibrationTable(came([0, 0, 0, 0]), { classes: 1 }),
      states: { classes: [{ observed: { value: 0, lower: 0 } }] },
    },
    "all events": {
      call: () => calibrationTable(came([1, 1, 1, 1]), { classes: 1 }),
      states: { classes: [{ observed: { value: 1, upper: 1 } }] },
    },
    "all tied": {
      call: () => calibrationTable(predicted([0.3, 0.3, 0.3, 0.3]), { classes: 4 }),
      states: { classes: [{ n: 4, lowest: 0.3, highest: 0.3 }] },
    },
    "zero variance": {
      call: () => calibrationTable({ predicted: [0, 0], outcome: [0, 0] }),
      states: { classes: [{ n: 2, expected: 0 }] },
    },
    "perfect separation": {
      call: () => calibrationTable({ predicted: [0, 1], outcome: [0, 1] }, { classes: 2 }),
      states: { classes: [{ observed: { value: 0 } }, { observed: { value: 1 } }] },
    },
    NaN: { call: () => calibrationTable(predicted([0.1, Number.NaN, 0.2, 0.3])), refuses: /predicted\[1\]/ },
    infinite: {
      call: () => calibrationTable({ ...said, count: [1, 1, Number.POSITIVE_INFINITY, 1] }),
      refuses: /count\[2\]/,
    },
  },
  classificationTable: {
    ...NO_TIMES,
    ...CLOSED,
    empty: { call: () => classify(0, 0, 0, 0), gives: "no observations" },
    "one person": {
      call: () => classify(1, 0, 0, 0),
      states: { n: 1, specificity: { kind: "not estimable", reason: "no observations" } },
    },
    "one event": { call: () => classify(1, 3, 0, 6), states: { sensitivity: { value: 1, upper: 1 } } },
    "no event": {
      call: () => classify(0, 3, 0, 6),
      states: { positivePredictiveValue: { value: 0 }, sensitivity: { reason: "no observations" } },
    },
    "all events": {
      call: () => classify(3, 0, 6, 0),
      states: { prevalence: { value: 1 }, positiveLikelihoodRatio: { reason: "no observations" } },
    },
    "all tied": {
      call: () => classify(5, 5, 0, 0),
      states: { flagged: { value: 1 }, negativePredictiveValue: { reason: "no observations" } },
    },
    "zero variance": {
      call: () => classify(0, 0, 5, 5),
      states: { flagged: { value: 0 }, positivePredictiveValue: { reason: "no observations" } },
    },
    "perfect separation": {
      call: () => classify(5, 0, 0, 5),
      states: { sensitivity: { value: 1 }, positiveLikelihoodRatio: { reason: "no events" } },
    },
    NaN: { call: () => classify(1, Number.NaN, 0, 0), refuses: /falsePositive/ },
    infinite: { call: () => classify(1, 0, 0, Number.POSITIVE_INFINITY), refuses: /trueNegative/ },
  },
  thresholdTable: {
    ...NO_TIMES,
    ...CLOSED,
    empty: { call: () => thresholdTable(nobody), gives: "no observations" },
    "one person": { call: () => thresholdTable({ score: [1], outcome: [0] }), gives: "no events" },
    "one event": {
      call: () => thresholdTable(withOutcome([0, 0, 0, 1])),
      states: { events: 1, nonEvents: 3 },
    },
    "no event": { call: () => thresholdTable(withOutcome([0, 0, 0, 0])), gives: "no events" },
    "all events": { call: () => thresholdTable(withOutcome([1, 1, 1, 1])), gives: "only events" },
    "all tied": {
      call: () => thresholdTable(withScore(FLAT)),
      states: { rows: [{ threshold: 2, truePositive: 2, falsePositive: 2 }] },
    },
    "zero variance": {
      call: () => thresholdTable(withScore(FLAT)),
      states: { rows: [{ table: { negativePredictiveValue: { reason: "no observations" } } }] },
    },
    "perfect separation": {
      call: () => thresholdTable({ score: [1, 2], outcome: [0, 1] }),
      states: { rows: [{ falsePositive: 1 }, { truePositive: 1, falsePositive: 0 }] },
    },
    NaN: { call: () => thresholdTable(withScore([1, Number.NaN, 2, 3])), refuses: /score\[1\]/ },
    infinite: {
      call: () => thresholdTable(withScore([Number.POSITIVE_INFINITY, 1, 2, 3])),
      refuses: /score\[0\]/,
    },
  },
  concordance: {
    ...NO_COVARIATES,
    ...doesNotApply(["no convergence"], "counts pairs: nothing is iterated"),
    empty: { call: () => concordance({ time: [], cause: [], score: [] }), gives: "no observations" },
    "one person": {
      call: () => concordance({ time: [1], cause: [1], score: [1] }),
      gives: "too few observations",
    },
    "one event": {
      call: () => concordance({ ...followed, cause: [0, 1, 0, 0] }),
      states: { pairs: 3, value: 1 },
    },
    "no event": { call: () => concordance({ ...followed, cause: [0, 0, 0, 0] }), gives: "no events" },
    "all events": { call: () => concordance({ ...followed, cause: [1, 1, 1, 1] }), states: { pairs: 6 } },
    "all censored": { call: () => concordance({ ...followed, cause: [0, 0, 0, 0] }), gives: "no events" },
    "all tied": {
      call: () => concordance({ ...followed, time: [1, 1, 1, 1], cause: [1, 1, 1, 1] }),
      gives: "too few observations",
    },
    "zero variance": {
      call: () => concordance({ ...followed, score: [1, 1, 1, 1] }),
      states: { value: 0.5, standardError: 0, tied: 6 },
    },
    "perfect separation": {
      call: () => concordance({ ...followed, score: [3, 4, 1, 2] }),
      states: { value: 1, upper: 1 },
    },
    "unsorted times": {
      call: () => concordance(followed),
      states: { concordant: 5, tied: 1, discordant: 0 },
    },
    "negative times": { call: () => concordance({ ...followed, time: [2, -1, 4, 3] }), refuses: /time\[1\]/ },
    NaN: { call: () => concordance({ ...followed, score: [3, Number.NaN, 1, 1] }), refuses: /score\[1\]/ },
    infinite: {
      call: () => concordance({ ...followed, time: [2, 1, Number.POSITIVE_INFINITY, 3] }),
      refuses: /time\[2\]/,
    },
  },
  unoConcordance: {
    ...NO_COVARIATES,
    ...doesNotApply(["no convergence"], "counts pairs: nothing is iterated"),
    empty: { call: () => unoConcordance({ time: [], cause: [], score: [] }), gives: "no observations" },
    "one person": {
      call: () => unoConcordance({ time: [1], cause: [1], score: [1] }),
      gives: "too few observations",
    },
    "one event": {
      call: () => unoConcordance({ ...followed, cause: [0, 1, 0, 0] }),
      states: { value: 1, pairs: 3 },
    },
    "no event": { call: () => unoConcordance({ ...followed, cause: [0, 0, 0, 0] }), gives: "no events" },
    "all events": { call: () => unoConcordance({ ...followed, cause: [1, 1, 1, 1] }), states: { pairs: 6 } },
    "all censored": { call: () => unoConcordance({ ...followed, cause: [0, 0, 0, 0] }), gives: "no events" },
    "all tied": {
      call: () => unoConcordance({ ...followed, time: [1, 1, 1, 1], cause: [1, 1, 1, 1] }),
      gives: "too few observations",
    },
    "zero variance": {
      call: () => unoConcordance({ ...followed, score: [1, 1, 1, 1] }),
      states: { value: 0.5, standardError: 0 },
    },
    "perfect separation": {
      call: () => unoConcordance({ ...followed, score: [3, 4, 1, 2] }),
      states: { value: 1, upper: 1 },
    },
    "unsorted times": {
      call: () => unoConcordance(followed),
      states: { concordant: 5, tied: 1, discordant: 0 },
    },
    "negative times": {
      call: () => unoConcordance({ ...followed, time: [2, -1, 4, 3] }),
      refuses: /time\[1\]/,
    },
    NaN: {
      call: () => unoConcordance({ ...followed, time: [2, Number.NaN, 4, 3] }),
      refuses: /time\[1\]/,
    },
    infinite: {
      call: () => unoConcordance({ ...followed, weight: [1, 1, Number.POSITIVE_INFINITY, 1] }),
      refuses: /weight/,
    },
  },
  decisionCurve: {
    ...NO_TIMES,
    ...CLOSED,
    empty: { call: () => decisionCurve(noPredictions), gives: "no observations" },
    "one person": { call: () => decisionCurve({ predicted: [0.4], outcome: [1] }), gives: "one observation" },
    "one event": {
      call: () => decisionCurve(came([0, 0, 0, 1]), { thresholds: [0.5] }),
      states: { events: 1, points: [{ netBenefit: { value: 0 } }] },
    },
    "no event": { call: () => decisionCurve(came([0, 0, 0, 0])), gives: "no events" },
    "all events": { call: () => decisionCurve(came([1, 1, 1, 1])), gives: "only events" },
    "all tied": {
      call: () => decisionCurve(predicted([0.5, 0.5, 0.5, 0.5]), { thresholds: [0.5, 0.6] }),
      states: { points: [{ flagged: 1 }, { flagged: 0, netBenefit: { value: 0, lower: 0, upper: 0 } }] },
    },
    "zero variance": {
      call: () => decisionCurve(predicted([0, 0, 0, 0]), { thresholds: [0.1] }),
      states: { points: [{ flagged: 0, netBenefit: { value: 0, lower: 0, upper: 0 } }] },
    },
    "perfect separation": {
      call: () => decisionCurve(came([0, 0, 1, 1]), { thresholds: [0.5] }),
      states: { points: [{ netBenefit: { value: 0.5 } }] },
    },
    NaN: { call: () => decisionCurve(said, { thresholds: [Number.NaN] }), refuses: /thresholds\[0\]/ },
    infinite: {
      call: () => decisionCurve({ ...said, count: [1, Number.POSITIVE_INFINITY, 1, 1] }),
      refuses: /count\[1\]/,
    },
  },
  survivalDecisionCurve: {
    ...NO_COVARIATES,
    ...doesNotApply(["no convergence"], "is a closed formula"),
    empty: { call: () => survivalDecisionCurve(nobodyForetold, at), gives: "no observations" },
    "one person": {
      call: () => survivalDecisionCurve({ time: [4], cause: [0], predicted: [0.5] }, at),
      gives: "one observation",
    },
    "one event": {
      call: () => survivalDecisionCurve({ ...foretold, cause: [0, 1, 0, 0] }, at),
      states: { n: 4, points: [{ flagged: 0.75 }] },
    },
    "no event": {
      call: () => survivalDecisionCurve({ ...foretold, cause: [0, 0, 0, 0] }, at),
      states: { points: [{ netBenefit: { kind: "estimate" } }] },
    },
    "all events": {
      call: () => survivalDecisionCurve({ ...foretold, cause: [1, 1, 1, 1] }, { ...at, horizon: 9 }),
      states: { points: [{ netBenefit: { value: 0.75 }, treatAll: { value: 1 } }] },
    },
    "all censored": {
      call: () => survivalDecisionCurve({ ...foretold, cause: [0, 0, 0, 0] }, { ...at, horizon: 9 }),
      gives: "not reached",
    },
    "all tied": {
      call: () => survivalDecisionCurve({ ...foretold, time: [3, 3, 3, 3] }, at),
      states: { points: [{ flagged: 0.75 }] },
    },
    "zero variance": {
      call: () => survivalDecisionCurve({ ...foretold, predicted: [0, 0, 0, 0] }, at),
      states: { points: [{ flagged: 0, netBenefit: { value: 0, lower: 0, upper: 0 } }] },
    },
    "perfect separation": {
      call: () => survivalDecisionCurve({ ...foretold, predicted: [1, 1, 0, 0] }, at),
      states: { points: [{ flagged: 0.5, netBenefit: { value: 0.5 } }] },
    },
    "unsorted times": {
      call: () => survivalDecisionCurve(foretold, at),
      states: { points: [{ flagged: 0.75, netBenefit: { kind: "estimate" } }] },
    },
    "negative times": {
      call: () => survivalDecisionCurve({ ...foretold, time: [2, -1, 4, 3] }, at),
      refuses: /time\[1\]/,
    },
    NaN: {
      call: () => survivalDecisionCurve({ ...foretold, predicted: [0.5, Number.NaN, 0.1, 0.2] }, at),
      refuses: /predicted\[1\]/,
    },
    infinite: {
      call: () => survivalDecisionCurve(foretold, { ...at, horizon: Number.POSITIVE_INFINITY }),
      refuses: /horizon/,
    },
  },
  timeDependentBrier: {
    ...NO_COVARIATES,
    ...doesNotApply(["no convergence"], "is a closed formula"),
    empty: { call: () => timeDependentBrier(nobodyForetold, { horizon: 3 }), gives: "no observations" },
    "one person": {
      call: () => timeDependentBrier({ time: [4], cause: [0], predicted: [0.5] }, { horizon: 3 }),
      gives: "one observation",
    },
    "one event": {
      call: () => timeDependentBrier({ ...foretold, cause: [0, 1, 0, 0] }, { horizon: 3 }),
      states: { kind: "estimate", n: 4 },
    },
    "no event": {
      call: () => timeDependentBrier({ ...foretold, cause: [0, 0, 0, 0] }, { horizon: 3 }),
      states: { kind: "estimate", ofIncidence: 0 },
    },
    "all events": {
      call: () => timeDependentBrier({ ...foretold, cause: [1, 1, 1, 1] }, { horizon: 9 }),
      states: { kind: "estimate", ofIncidence: 0 },
    },
    "all censored": {
      call: () => timeDependentBrier({ ...foretold, cause: [0, 0, 0, 0] }, { horizon: 9 }),
      gives: "not reached",
    },
    "all tied": {
      call: () => timeDependentBrier({ ...foretold, time: [3, 3, 3, 3] }, { horizon: 3 }),
      states: { ofIncidence: 0.25 },
    },
    "zero variance": {
      call: () => timeDependentBrier({ ...foretold, predicted: [0.5, 0.5, 0.5, 0.5] }, { horizon: 3 }),
      states: { value: 0.25, standardError: 0, ofIncidence: 0.25 },
    },
    "perfect separation": {
      call: () => timeDependentBrier({ ...foretold, predicted: [1, 1, 0, 0] }, { horizon: 3 }),
      states: { value: 0, lower: 0, skill: 1 },
    },
    "unsorted times": {
      call: () => timeDependentBrier({ ...foretold, predicted: [1, 0, 1, 0] }, { horizon: 3 }),
      states: { value: 0.5, skill: -1 },
    },
    "negative times": {
      call: () => timeDependentBrier({ ...foretold, time: [2, -1, 4, 3] }, { horizon: 3 }),
      refuses: /time\[1\]/,
    },
    NaN: {
      call: () => timeDependentBrier({ ...foretold, time: [2, Number.NaN, 4, 3] }, { horizon: 3 }),
      refuses: /time\[1\]/,
    },
    infinite: {
      call: () =>
        timeDependentBrier({ ...foretold, time: [2, Number.POSITIVE_INFINITY, 4, 3] }, { horizon: 3 }),
      refuses: /time\[1\]/,
    },
  },
};

function classify(truePositive: number, falsePositive: number, falseNegative: number, trueNegative: number) {
  return classificationTable({ truePositive, falsePositive, falseNegative, trueNegative });
}
