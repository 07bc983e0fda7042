import {
  adjustedIncidenceDifference,
  calibratedEffect,
  differenceInDifferences,
  directStandardization,
  doublyRobustDifference,
  effectiveSampleSize,
  equipoise,
  eValue,
  eventsNeeded,
  hajekDifference,
  matchedDifference,
  missingOutcomeBounds,
  missingOutcomeDifference,
  nearestMatching,
  overlapCoefficient,
  powerHazardRatio,
  powerLogRank,
  propensityScore,
  propensityWeights,
  smallestDetectableHazardRatio,
  standardizedDifference,
  standardizedIncidence,
  standardizedRateDifference,
  standardizedRateRatio,
  systematicError,
  varianceRatio,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

const NO_TIMES = doesNotApply(
  ["all censored", "unsorted times", "negative times"],
  "takes groups, scores and outcomes without times",
);
const CLOSED = doesNotApply(["no convergence"], "a closed formula: nothing iterates");
const NO_MODEL = doesNotApply(
  ["perfect separation", "collinear columns"],
  "fits no model: one column, or scores that are given",
);
const NO_OUTCOME = doesNotApply(["one event", "no event", "all events"], "takes no outcome");
const COUNTS = {
  ...NO_TIMES,
  ...CLOSED,
  ...NO_MODEL,
  ...doesNotApply(["all tied", "zero variance"], "takes counts, which have no order and no spread"),
};
const DESIGN = {
  ...CLOSED,
  ...NO_MODEL,
  ...doesNotApply(
    ["all censored", "unsorted times", "all tied", "zero variance", "one person"],
    "takes what is planned, not data: no people with times or values",
  ),
};

const treated = [1, 1, 0, 0];
const equal = [1, 1, 1, 1];
const halves = [0.5, 0.5, 0.5, 0.5];
const scored = (score: number[], who = treated) => ({ score, treated: who });
const NOT_A_NUMBER = [Number.NaN, 1, 2, 3];
const ENDLESS = [1, Number.POSITIVE_INFINITY, 2, 3];

const balance = (
  call: (data: { value: number[]; treated: number[] }) => unknown,
  one: "one observation",
) => ({
  ...NO_TIMES,
  ...CLOSED,
  ...NO_OUTCOME,
  ...NO_MODEL,
  empty: { call: () => call({ value: [], treated: [] }), gives: "no observations" as const },
  "one person": { call: () => call({ value: [1, 2, 3], treated: [1, 0, 0] }), gives: one },
  "all tied": { call: () => call({ value: equal, treated }), gives: "no variation" as const },
  "zero variance": { call: () => call({ value: [2, 2, 1, 1], treated }), gives: "no variation" as const },
  NaN: { call: () => call({ value: NOT_A_NUMBER, treated }), refuses: /value\[0\]/ },
  infinite: { call: () => call({ value: ENDLESS, treated }), refuses: /value\[1\]/ },
});

const difference = (outcome: number[], who = treated, weight = who.map(() => 1)) =>
  hajekDifference({ outcome, treated: who, weight });

const scoreOf = (who: number[], x: number[], z?: number[]) =>
  propensityScore({ treated: who, covariates: { x, ...(z && { z }) } });

const X = [1, 2, 3, 1, 2, 3];
const MIXED = [1, 0, 1, 0, 1, 0];
const robust = (outcome: number[], more: { treated?: number[]; z?: number[]; x?: number[] } = {}) =>
  doublyRobustDifference({
    outcome,
    treated: more.treated ?? MIXED,
    covariates: { x: more.x ?? X, ...(more.z && { z: more.z }) },
  });

const PAIRS = [
  { treated: 0, control: 2 },
  { treated: 1, control: 3 },
];
const pairwise = (outcome: number[], pairs = PAIRS, score = [1, 2, 1, 2]) =>
  matchedDifference({ outcome, score, treated, pairs });

const followed = (time: number[], cause: number[], horizon = 3) =>
  adjustedIncidenceDifference({ time, cause, treated, weight: equal }, { horizon });

const modelled = (
  time: number[],
  cause: number[],
  more: { at?: number; x?: number[]; z?: number[]; treated?: number[] } = {},
) => {
  const { at = 3, x, z, treated: who = time.map((_, i) => i % 2) } = more;
  const covariates = { ...(x && { x }), ...(z && { z }) };
  return standardizedIncidence({ time, cause, treated: who, covariates }, { times: [at] });
};
const UP = [1, 1, 2, 2, 3, 3];
const EVERY = [1, 1, 1, 1, 1, 1];

const EIGHT = { treated: [1, 1, 1, 1, 0, 0, 0, 0], after: [0, 0, 1, 1, 0, 0, 1, 1] };
const changes = (outcome: number[]) => differenceInDifferences({ ...EIGHT, outcome });

const stratum = (events: number, exposure = 10) => ({ events, exposure, standard: 1 });

const rates = (call: typeof standardizedRateDifference | typeof standardizedRateRatio) => ({
  ...COUNTS,
  empty: { call: () => call([], []), gives: "no observations" as const },
  "one person": { call: () => call([stratum(1, 1)], [stratum(1, 1)]), states: { kind: "estimate" } },
  "one event": { call: () => call([stratum(1)], [stratum(1)]), states: { kind: "estimate" } },
  "no event": { call: () => call([stratum(0)], [stratum(0)]), gives: "no events" as const },
  "all events": { call: () => call([stratum(10)], [stratum(10)]), states: { kind: "estimate" } },
  NaN: { call: () => call([stratum(Number.NaN)], [stratum(1)]), refuses: /events/ },
  infinite: {
    call: () => call([stratum(1, Number.POSITIVE_INFINITY)], [stratum(1)]),
    refuses: /exposure/,
  },
});

export const comparison: Readonly<Record<string, Misuses>> = {
  propensityScore: {
    ...NO_TIMES,
    empty: { call: () => scoreOf([], []), gives: "no observations" },
    "one person": { call: () => scoreOf([1], [2]), gives: "one group only" },
    "one event": { call: () => scoreOf([1, 0, 0, 0], [2, 1, 2, 3]), states: { treated: { n: 1 } } },
    "no event": { call: () => scoreOf([0, 0], [1, 2]), gives: "one group only" },
    "all events": { call: () => scoreOf([1, 1], [1, 2]), gives: "one group only" },
    "all tied": { call: () => scoreOf(treated, equal), gives: "no variation" },
    "zero variance": { call: () => scoreOf(treated, [1, 2, 2, 1], equal), gives: "no variation" },
    "perfect separation": { call: () => scoreOf(treated, [3, 4, 1, 2]), gives: "perfect separation" },
    "collinear columns": {
      call: () => scoreOf(MIXED, [1, 2, 3, 3, 2, 1], [2, 4, 6, 6, 4, 2]),
      gives: "no variation",
    },
    // Quasi-separation: where all are alike but one kind, whose coefficient has no end.
    "no convergence": { call: () => scoreOf([0, 1, 1, 1, 0], [0, 0, 1, 1, 0]), gives: "perfect separation" },
    NaN: { call: () => scoreOf(treated, NOT_A_NUMBER), refuses: /x\[0\]/ },
    infinite: { call: () => scoreOf(treated, ENDLESS), refuses: /x\[1\]/ },
  },
  propensityWeights: {
    ...NO_TIMES,
    ...CLOSED,
    ...NO_OUTCOME,
    "perfect separation": { call: () => propensityWeights(scored([1, 1, 0, 0])), refuses: /score\[0\]/ },
    ...doesNotApply(["collinear columns"], "fits no model: scores are given"),
    empty: { call: () => propensityWeights(scored([], [])), gives: "no observations" },
    "one person": { call: () => propensityWeights(scored([0.5], [1])), gives: "one group only" },
    "all tied": { call: () => propensityWeights(scored(halves)), states: { weights: [2, 2, 2, 2] } },
    "zero variance": { call: () => propensityWeights(scored(halves)), states: { trimmed: 0 } },
    NaN: { call: () => propensityWeights(scored(NOT_A_NUMBER)), refuses: /score\[0\]/ },
    infinite: { call: () => propensityWeights(scored([0.5, Infinity, 0.5, 0.5])), refuses: /score\[1\]/ },
  },
  effectiveSampleSize: {
    ...NO_TIMES,
    ...CLOSED,
    ...NO_OUTCOME,
    ...NO_MODEL,
    empty: { call: () => effectiveSampleSize([]), gives: "no observations" },
    "one person": { call: () => effectiveSampleSize([7]), states: { value: 1, n: 1 } },
    "all tied": { call: () => effectiveSampleSize([3, 3, 3]), states: { value: 3 } },
    "zero variance": { call: () => effectiveSampleSize([0, 0]), gives: "no observations" },
    NaN: { call: () => effectiveSampleSize([Number.NaN]), refuses: /weights\[0\]/ },
    infinite: { call: () => effectiveSampleSize([Number.POSITIVE_INFINITY]), refuses: /weights\[0\]/ },
  },
  standardizedDifference: balance(standardizedDifference, "one observation"),
  varianceRatio: balance(varianceRatio, "one observation"),
  nearestMatching: {
    ...NO_TIMES,
    ...CLOSED,
    ...NO_OUTCOME,
    "perfect separation": {
      call: () => nearestMatching(scored([0.9, 0.9, 0.1, 0.1]), { caliper: 0.2 }),
      gives: "too few observations",
    },
    ...doesNotApply(["collinear columns"], "fits no model: scores are given"),
    empty: { call: () => nearestMatching(scored([], [])), gives: "no observations" },
    "one person": { call: () => nearestMatching(scored([0.5], [1])), gives: "one group only" },
    "all tied": { call: () => nearestMatching(scored(halves)), states: { largestGap: 0, unmatched: [] } },
    "zero variance": { call: () => nearestMatching(scored(halves)), states: { weights: equal } },
    NaN: { call: () => nearestMatching(scored(NOT_A_NUMBER)), refuses: /score\[0\]/ },
    infinite: { call: () => nearestMatching(scored(ENDLESS)), refuses: /score\[1\]/ },
  },
  matchedDifference: {
    ...NO_TIMES,
    ...CLOSED,
    ...NO_MODEL,
    empty: { call: () => pairwise([1, 2, 3, 4], []), gives: "no observations" },
    "one person": { call: () => pairwise([1, 2, 3, 4], PAIRS.slice(0, 1)), gives: "one observation" },
    "one event": { call: () => pairwise([1, 0, 0, 0]), states: { value: 0.5, pairs: 2 } },
    "no event": { call: () => pairwise([0, 0, 0, 0]), gives: "no variation" },
    "all events": { call: () => pairwise(equal), gives: "no variation" },
    "all tied": { call: () => pairwise([1, 0, 0, 0], PAIRS, equal), states: { value: 0.5 } },
    "zero variance": { call: () => pairwise([5, 5, 3, 3]), gives: "no variation" },
    NaN: { call: () => pairwise(NOT_A_NUMBER), refuses: /outcome\[0\]/ },
    infinite: { call: () => pairwise(ENDLESS), refuses: /outcome\[1\]/ },
  },
  hajekDifference: {
    ...NO_TIMES,
    ...CLOSED,
    ...NO_MODEL,
    empty: { call: () => difference([], []), gives: "no observations" },
    "one person": { call: () => difference([1, 2, 3], [1, 0, 0]), gives: "one observation" },
    "one event": { call: () => difference([1, 0, 0, 0]), states: { value: 0.5 } },
    "no event": { call: () => difference([0, 0, 0, 0]), gives: "no variation" },
    "all events": { call: () => difference(equal), gives: "no variation" },
    "all tied": { call: () => difference([7, 7, 7, 7]), gives: "no variation" },
    "zero variance": { call: () => difference([2, 2, 1, 1]), gives: "no variation" },
    NaN: { call: () => difference(NOT_A_NUMBER), refuses: /outcome\[0\]/ },
    infinite: { call: () => difference([1, 2, 3, 4], treated, ENDLESS), refuses: /weight\[1\]/ },
  },
  doublyRobustDifference: {
    ...NO_TIMES,
    empty: { call: () => robust([], { treated: [], x: [] }), gives: "no observations" },
    "one person": { call: () => robust([1], { treated: [1], x: [1] }), gives: "one group only" },
    "one event": { call: () => robust([0, 1, 0, 0, 0, 0]), gives: "no events" },
    "no event": { call: () => robust([0, 0, 0, 0, 0, 0]), gives: "no events" },
    "all events": { call: () => robust([1, 1, 1, 1, 1, 1]), gives: "only events" },
    "all tied": { call: () => robust([7, 7, 7, 7, 7, 7]), gives: "no variation" },
    "zero variance": {
      call: () => robust([3, 1, 2, 5, 4, 6], { x: [1, 1, 1, 1, 1, 1] }),
      gives: "no variation",
    },
    "perfect separation": {
      call: () => robust([3, 1, 2, 5, 4, 6], { x: [4, 1, 5, 2, 6, 3] }),
      gives: "perfect separation",
    },
    "collinear columns": {
      call: () => robust([3, 1, 2, 5, 4, 6], { z: [2, 4, 6, 2, 4, 6] }),
      gives: "no variation",
    },
    "no convergence": {
      // Among those treated the outcome follows from x, though treatment does not.
      call: () =>
        robust([0, 0, 1, 0, 1, 1, 0, 1], { treated: [1, 0, 1, 0, 1, 0, 1, 0], x: [1, 1, 3, 2, 4, 2, 2, 4] }),
      gives: "perfect separation",
    },
    NaN: { call: () => robust([Number.NaN, 1, 0, 1, 0, 1]), refuses: /outcome\[0\]/ },
    infinite: {
      call: () => robust([1, 1, 0, 1, 0, 1], { x: [1, 2, Infinity, 1, 2, 3] }),
      refuses: /x\[2\]/,
    },
  },
  equipoise: {
    ...NO_TIMES,
    ...CLOSED,
    ...NO_OUTCOME,
    ...doesNotApply(["collinear columns"], "fits no model: scores are given"),
    "perfect separation": { call: () => equipoise(scored([1, 1, 0, 0])), refuses: /score\[0\]/ },
    empty: { call: () => equipoise(scored([], [])), gives: "no observations" },
    "one person": { call: () => equipoise(scored([0.5], [1])), gives: "one group only" },
    "all tied": { call: () => equipoise(scored(halves)), states: { share: 1, treated: 1, control: 1 } },
    "zero variance": { call: () => equipoise(scored([0.9, 0.9, 0.9, 0.9])), states: { share: 0 } },
    NaN: { call: () => equipoise(scored(NOT_A_NUMBER)), refuses: /score\[0\]/ },
    infinite: { call: () => equipoise(scored([0.5, Infinity, 0.5, 0.5])), refuses: /score\[1\]/ },
  },
  overlapCoefficient: {
    ...NO_TIMES,
    ...CLOSED,
    ...NO_OUTCOME,
    ...doesNotApply(["collinear columns"], "fits no model: scores are given"),
    "perfect separation": {
      call: () => overlapCoefficient(scored([0.9, 0.9, 0.1, 0.1])),
      states: { kind: "overlap coefficient", value: 0 },
    },
    empty: { call: () => overlapCoefficient(scored([], [])), gives: "no observations" },
    "one person": { call: () => overlapCoefficient(scored([0.5], [1])), gives: "one group only" },
    "all tied": { call: () => overlapCoefficient(scored(halves)), states: { value: 1 } },
    "zero variance": { call: () => overlapCoefficient(scored(halves)), states: { value: 1 } },
    NaN: { call: () => overlapCoefficient(scored(NOT_A_NUMBER)), refuses: /score\[0\]/ },
    infinite: {
      call: () => overlapCoefficient({ ...scored(halves), weight: ENDLESS }),
      refuses: /weight\[1\]/,
    },
  },
  adjustedIncidenceDifference: {
    ...CLOSED,
    ...NO_MODEL,
    empty: {
      call: () =>
        adjustedIncidenceDifference({ time: [], cause: [], treated: [], weight: [] }, { horizon: 1 }),
      gives: "no observations",
    },
    "one person": {
      call: () =>
        adjustedIncidenceDifference({ time: [1], cause: [1], treated: [1], weight: [1] }, { horizon: 1 }),
      gives: "one group only",
    },
    "one event": { call: () => followed([2, 5, 4, 6], [1, 0, 0, 0]), states: { value: 0.5 } },
    "no event": { call: () => followed([5, 6, 7, 8], [0, 0, 0, 0]), gives: "no variation" },
    // Where everybody has had the event by the horizon, nothing is left to vary.
    "all events": { call: () => followed([1, 2, 1, 2], equal), gives: "no variation" },
    "all censored": { call: () => followed([1, 2, 1, 2], [0, 0, 0, 0]), gives: "not reached" },
    "all tied": { call: () => followed([3, 3, 3, 3], [1, 0, 0, 0]), states: { value: 0.5 } },
    "zero variance": { call: () => followed([3, 3, 3, 3], equal), gives: "no variation" },
    "unsorted times": {
      call: () => followed([6, 2, 5, 4], [0, 1, 0, 0]),
      states: { value: 0.5, treated: { incidence: 0.5 }, control: { incidence: 0 } },
    },
    "negative times": { call: () => followed([-1, 2, 3, 4], equal), refuses: /time\[0\] is negative/ },
    NaN: { call: () => followed(NOT_A_NUMBER, equal), refuses: /time\[0\]/ },
    infinite: { call: () => followed(ENDLESS, equal), refuses: /time\[1\]/ },
  },
  standardizedIncidence: {
    empty: { call: () => modelled([], []), gives: "no observations" },
    "one person": { call: () => modelled([1], [1]), gives: "one group only" },
    "one event": { call: () => modelled(UP, [1, 0, 0, 0, 0, 0]), gives: "perfect separation" },
    "no event": { call: () => modelled(UP, [2, 2, 0, 0, 2, 2]), gives: "no events" },
    "all events": {
      call: () => modelled(UP, EVERY),
      states: { kind: "standardized incidence", events: 6, points: [{ kind: "estimate", time: 3 }] },
    },
    "all censored": { call: () => modelled(UP, [0, 0, 0, 0, 0, 0]), gives: "no events" },
    "all tied": {
      call: () => modelled([3, 3, 3, 3, 3, 3], [1, 1, 0, 0, 2, 2]),
      states: { kind: "standardized incidence", events: 2 },
    },
    "zero variance": { call: () => modelled(UP, EVERY, { x: EVERY }), gives: "no variation" },
    "perfect separation": {
      call: () => modelled(UP, [1, 1, 1, 0, 0, 0], { x: [3, 3, 3, 1, 1, 1] }),
      gives: "perfect separation",
    },
    "collinear columns": {
      call: () => modelled(UP, EVERY, { x: [1, 2, 2, 1, 3, 1], z: [2, 4, 4, 2, 6, 2] }),
      gives: "no variation",
    },
    "no convergence": { doesNotApply: "Cox's models either converge or say perfect separation" },
    "unsorted times": {
      call: () => modelled([3, 1, 2, 3, 1, 2], EVERY, { treated: [1, 0, 1, 0, 1, 0] }),
      states: { kind: "standardized incidence", points: [{ kind: "estimate", time: 3 }] },
    },
    "negative times": { call: () => modelled([-1, 2, 3], [1, 1, 1]), refuses: /time\[0\] is negative/ },
    NaN: { call: () => modelled([Number.NaN, 2, 3], [1, 1, 1]), refuses: /time\[0\]/ },
    infinite: { call: () => modelled([1, Number.POSITIVE_INFINITY], [1, 1]), refuses: /time\[1\]/ },
  },
  differenceInDifferences: {
    ...CLOSED,
    ...doesNotApply(["all censored", "unsorted times", "negative times"], "two periods, 0 and 1: no times"),
    ...doesNotApply(["perfect separation", "collinear columns"], "four means: no other covariates"),
    empty: {
      call: () => differenceInDifferences({ outcome: [], treated: [], after: [] }),
      gives: "no observations",
    },
    "one person": {
      call: () => differenceInDifferences({ outcome: [1], treated: [1], after: [0] }),
      gives: "one group only",
    },
    "one event": { call: () => changes([0, 0, 1, 0, 0, 0, 0, 0]), states: { value: 0.5 } },
    "no event": { call: () => changes([0, 0, 0, 0, 0, 0, 0, 0]), gives: "no variation" },
    "all events": { call: () => changes([1, 1, 1, 1, 1, 1, 1, 1]), gives: "no variation" },
    "all tied": { call: () => changes([7, 7, 7, 7, 7, 7, 7, 7]), gives: "no variation" },
    "zero variance": { call: () => changes([1, 1, 4, 4, 2, 2, 3, 3]), gives: "no variation" },
    NaN: { call: () => changes([Number.NaN, 0, 1, 0, 0, 0, 0, 0]), refuses: /outcome\[0\]/ },
    infinite: { call: () => changes([Infinity, 0, 1, 0, 0, 0, 0, 0]), refuses: /outcome\[0\]/ },
  },
  directStandardization: {
    ...COUNTS,
    empty: { call: () => directStandardization([]), gives: "no observations" },
    "one person": { call: () => directStandardization([stratum(1, 1)]), states: { value: 1 } },
    "one event": { call: () => directStandardization([stratum(1)]), states: { value: 0.1 } },
    "no event": { call: () => directStandardization([stratum(0)]), states: { value: 0, lower: 0 } },
    "all events": { call: () => directStandardization([stratum(10)]), states: { value: 1 } },
    NaN: { call: () => directStandardization([stratum(Number.NaN)]), refuses: /events/ },
    infinite: {
      call: () => directStandardization([stratum(1, Number.POSITIVE_INFINITY)]),
      refuses: /exposure/,
    },
  },
  standardizedRateDifference: rates(standardizedRateDifference),
  standardizedRateRatio: rates(standardizedRateRatio),
  missingOutcomeBounds: {
    ...COUNTS,
    empty: { call: () => missingOutcomeBounds({ events: 0, n: 0, missing: 0 }), gives: "no observations" },
    "one person": {
      call: () => missingOutcomeBounds({ events: 0, n: 0, missing: 1 }),
      states: { lowest: 0, highest: 1, missingShare: 1 },
    },
    "one event": {
      call: () => missingOutcomeBounds({ events: 1, n: 8, missing: 2 }),
      states: { lowest: 0.1, highest: 0.3 },
    },
    "no event": { call: () => missingOutcomeBounds({ events: 0, n: 8, missing: 2 }), states: { lowest: 0 } },
    "all events": {
      call: () => missingOutcomeBounds({ events: 8, n: 8, missing: 2 }),
      states: { highest: 1 },
    },
    NaN: { call: () => missingOutcomeBounds({ events: 0, n: 8, missing: Number.NaN }), refuses: /missing/ },
    infinite: {
      call: () => missingOutcomeBounds({ events: 0, n: Infinity, missing: 1 }),
      refuses: /n is not/,
    },
  },
  missingOutcomeDifference: {
    ...COUNTS,
    empty: {
      call: () => missingOutcomeDifference({ events: 0, n: 0, missing: 0 }, { events: 1, n: 2, missing: 0 }),
      gives: "no observations",
    },
    "one person": {
      call: () => missingOutcomeDifference({ events: 0, n: 0, missing: 1 }, { events: 1, n: 1, missing: 0 }),
      states: { lowest: -1, highest: 0, signKnown: false },
    },
    "one event": {
      call: () => missingOutcomeDifference({ events: 1, n: 2, missing: 0 }, { events: 0, n: 2, missing: 0 }),
      states: { lowest: 0.5, highest: 0.5, amongKnown: 0.5 },
    },
    "no event": {
      call: () => missingOutcomeDifference({ events: 0, n: 2, missing: 0 }, { events: 0, n: 2, missing: 2 }),
      states: { lowest: -0.5, highest: 0 },
    },
    "all events": {
      call: () => missingOutcomeDifference({ events: 2, n: 2, missing: 0 }, { events: 2, n: 2, missing: 0 }),
      states: { lowest: 0, highest: 0 },
    },
    NaN: {
      call: () =>
        missingOutcomeDifference({ events: Number.NaN, n: 2, missing: 0 }, { events: 0, n: 2, missing: 0 }),
      refuses: /events/,
    },
    infinite: {
      call: () =>
        missingOutcomeDifference({ events: 1, n: 2, missing: Infinity }, { events: 0, n: 2, missing: 0 }),
      refuses: /missing/,
    },
  },
  eValue: {
    ...DESIGN,
    ...doesNotApply(
      ["empty", "one event", "no event", "all events", "negative times"],
      "takes one effect, not the data that it came from",
    ),
    NaN: { call: () => eValue({ value: Number.NaN }), refuses: /value/ },
    infinite: { call: () => eValue({ value: 2, lower: 1, upper: Infinity }), refuses: /upper/ },
  },
  systematicError: {
    ...NO_TIMES,
    ...NO_MODEL,
    ...doesNotApply(["one event", "no event", "all events"], "takes estimates, not events"),
    empty: { call: () => systematicError({ estimate: [], standardError: [] }), gives: "no observations" },
    "one person": {
      call: () => systematicError({ estimate: [1], standardError: [1] }),
      gives: "one observation",
    },
    "all tied": {
      call: () => systematicError({ estimate: [2, 2], standardError: [1, 1] }),
      states: { mean: 2, sd: 0, warnings: ["few controls"] },
    },
    "zero variance": {
      call: () => systematicError({ estimate: [1, 2], standardError: [0, 1] }),
      refuses: /standardError\[0\]/,
    },
    // Two exact controls that disagree a thousand million times their error: the top lies far from where the search begins.
    "no convergence": {
      call: () => systematicError({ estimate: [0, 1], standardError: [1e-9, 1e-9] }),
      states: { mean: 0.5, sd: 0.5 },
    },
    NaN: {
      call: () => systematicError({ estimate: [Number.NaN], standardError: [1] }),
      refuses: /estimate\[0\]/,
    },
    infinite: {
      call: () => systematicError({ estimate: [1], standardError: [Number.POSITIVE_INFINITY] }),
      refuses: /standardError\[0\]/,
    },
  },
  calibratedEffect: {
    ...DESIGN,
    ...doesNotApply(
      ["empty", "one event", "no event", "all events", "negative times"],
      "takes one effect, not the data that it came from",
    ),
    "zero variance": {
      call: () => calibratedEffect({ estimate: 1, standardError: 0 }, { mean: 0, sd: 1 }),
      refuses: /standardError/,
    },
    NaN: {
      call: () => calibratedEffect({ estimate: Number.NaN, standardError: 1 }, { mean: 0, sd: 1 }),
      refuses: /estimate/,
    },
    infinite: {
      call: () => calibratedEffect({ estimate: 1, standardError: 1 }, { mean: 0, sd: Infinity }),
      refuses: /sd/,
    },
  },
  eventsNeeded: {
    ...DESIGN,
    ...doesNotApply(
      ["empty", "one event", "no event", "all events", "negative times"],
      "events are what comes out: takes a ratio",
    ),
    "zero variance": { call: () => eventsNeeded({ hazardRatio: 1 }), gives: "no variation" },
    NaN: { call: () => eventsNeeded({ hazardRatio: Number.NaN }), refuses: /hazardRatio/ },
    infinite: { call: () => eventsNeeded({ hazardRatio: Number.POSITIVE_INFINITY }), refuses: /hazardRatio/ },
  },
  powerHazardRatio: {
    ...DESIGN,
    ...doesNotApply(
      ["all events", "negative times"],
      "takes the events that there are, without people or times",
    ),
    empty: { call: () => powerHazardRatio({ events: 0, hazardRatio: 2 }), gives: "no events" },
    "one event": { call: () => powerHazardRatio({ events: 1, hazardRatio: 2 }), states: { kind: "power" } },
    "no event": { call: () => powerHazardRatio({ events: 0, hazardRatio: 2 }), gives: "no events" },
    NaN: { call: () => powerHazardRatio({ events: Number.NaN, hazardRatio: 2 }), refuses: /events/ },
    infinite: { call: () => powerHazardRatio({ events: Infinity, hazardRatio: 2 }), refuses: /events/ },
  },
  smallestDetectableHazardRatio: {
    ...DESIGN,
    ...doesNotApply(
      ["all events", "negative times"],
      "takes the events that there are, without people or times",
    ),
    empty: { call: () => smallestDetectableHazardRatio({ events: 0 }), gives: "no events" },
    "one event": {
      call: () => smallestDetectableHazardRatio({ events: 1 }),
      states: { kind: "hazard ratio" },
    },
    "no event": { call: () => smallestDetectableHazardRatio({ events: 0 }), gives: "no events" },
    NaN: { call: () => smallestDetectableHazardRatio({ events: Number.NaN }), refuses: /events/ },
    infinite: { call: () => smallestDetectableHazardRatio({ events: Infinity }), refuses: /events/ },
  },
  powerLogRank: {
    ...DESIGN,
    ...doesNotApply(["one event", "all events"], "events are expected, from hazards"),
    empty: {
      call: () => powerLogRank({ n1: 0, n2: 9, hazard1: 1, hazard2: 2 }, { followUp: 1 }),
      gives: "no observations",
    },
    "one person": {
      call: () => powerLogRank({ n1: 1, n2: 1, hazard1: 1, hazard2: 2 }, { followUp: 1 }),
      states: { kind: "power" },
    },
    "no event": {
      call: () => powerLogRank({ n1: 9, n2: 9, hazard1: 0, hazard2: 2 }, { followUp: 1 }),
      refuses: /hazard1/,
    },
    "negative times": {
      call: () => powerLogRank({ n1: 9, n2: 9, hazard1: 1, hazard2: 2 }, { followUp: -1 }),
      refuses: /followUp/,
    },
    NaN: {
      call: () => powerLogRank({ n1: 9, n2: 9, hazard1: 1, hazard2: 2 }, { followUp: Number.NaN }),
      refuses: /followUp/,
    },
    infinite: {
      call: () => powerLogRank({ n1: 9, n2: 9, hazard1: Infinity, hazard2: 2 }, { followUp: 1 }),
      refuses: /hazard1/,
    },
  },
};
