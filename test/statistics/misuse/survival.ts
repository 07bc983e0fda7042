import {
  aalenJohansen,
  type FollowUp,
  grayTest,
  kaplanMeier,
  landmarkRate,
  lifeTableEnvelope,
  lifeTableIncidence,
  logRank,
  logRankTrend,
  meanCumulativeCount,
  nelsonAalen,
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanRatio,
  riskTable,
  type SurvivalCurve,
  stateOccupation,
  survivalQuantile,
} from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

const NO_MODEL = doesNotApply(
  ["perfect separation", "collinear columns", "no convergence"],
  "has no covariates, and is a sum over times that ends",
);

const SORTED: FollowUp = { time: [1, 2, 2, 3, 5], cause: [1, 0, 1, 1, 0] };
const UNSORTED: FollowUp = { time: [5, 2, 1, 3, 2], cause: [0, 1, 1, 1, 0] };
const NEGATIVE: FollowUp = { time: [-1, 2], cause: [1, 0] };
const NAN: FollowUp = { time: [Number.NaN, 2], cause: [1, 0] };
const INFINITE: FollowUp = { time: [Number.POSITIVE_INFINITY, 2], cause: [1, 0] };
const NONE: FollowUp = { time: [], cause: [] };

const curveOf = (time: number[], cause: number[]): SurvivalCurve => found(kaplanMeier({ time, cause }));
const SOME = curveOf([1, 2, 2, 3, 5], [1, 0, 1, 1, 0]);

const TAKES_A_CURVE = "takes a curve, which has been put to it";
const curveOnly = doesNotApply(
  ["empty", "perfect separation", "collinear columns", "no convergence", "unsorted times", "negative times"],
  TAKES_A_CURVE,
);

/** Two groups, of the same follow-up or of two. */
const grouped = (first: FollowUp, second: FollowUp = first) => ({
  time: [...Array.from(first.time), ...Array.from(second.time)],
  cause: [...Array.from(first.cause), ...Array.from(second.cause)],
  group: [...Array.from(first.time, () => 0), ...Array.from(second.time, () => 1)],
});

/** Tests of groups: what each makes of the same edges. */
const testOf = (test: typeof logRank | typeof logRankTrend | typeof grayTest): Misuses => ({
  ...doesNotApply(
    ["perfect separation", "collinear columns", "no convergence"],
    "compares groups by sums over times",
  ),
  empty: { call: () => test({ ...NONE, group: [] }), gives: "no observations" },
  "one person": { call: () => test({ time: [3], cause: [1], group: [0] }), gives: "one group only" },
  "one event": {
    call: () => test(grouped({ time: [1, 4], cause: [1, 0] }, { time: [2, 4], cause: [0, 0] })),
    states: { kind: "test", df: 1 },
  },
  "no event": {
    call: () => test(grouped({ time: [1, 4], cause: [0, 0] })),
    gives: "no events",
  },
  "all events": {
    call: () => test(grouped({ time: [1, 4], cause: [1, 1] }, { time: [2, 3], cause: [1, 1] })),
    states: { kind: "test", df: 1 },
  },
  "all censored": { call: () => test(grouped({ time: [4], cause: [0] })), gives: "no events" },
  "all tied": {
    call: () => test(grouped({ time: [4, 4], cause: [1, 0] }, { time: [4, 4], cause: [0, 0] })),
    states: { kind: "test", df: 1, chiSquared: 1 },
  },
  "zero variance": {
    // Everybody has the event at once: no group can have more of it than another.
    call: () => test(grouped({ time: [4, 4], cause: [1, 1] })),
    gives: "no variation",
  },
  "unsorted times": {
    call: () => test({ time: [6, 1, 4, 2], cause: [0, 1, 1, 0], group: [0, 1, 0, 1] }),
    states: test({ time: [1, 2, 4, 6], cause: [1, 0, 1, 0], group: [1, 1, 0, 0] }),
  },
  "negative times": { call: () => test(grouped(NEGATIVE)), refuses: /negative/ },
  NaN: { call: () => test(grouped(NAN)), refuses: /time\[0\]/ },
  infinite: { call: () => test(grouped(INFINITE)), refuses: /time\[0\]/ },
});

const compared = (compare: typeof restrictedMeanDifference | typeof restrictedMeanRatio): Misuses => ({
  ...curveOnly,
  "one person": {
    call: () => compare(curveOf([2], [1]), SOME, { horizon: 3 }),
    states: { kind: "estimate" },
  },
  "one event": {
    call: () => compare(curveOf([1, 3, 3], [1, 0, 0]), SOME, { horizon: 3 }),
    states: { kind: "estimate" },
  },
  "no event": { call: () => compare(curveOf([4, 4], [0, 0]), SOME, { horizon: 3 }), gives: "no events" },
  "all events": {
    call: () => compare(curveOf([1, 2], [1, 1]), SOME, { horizon: 3 }),
    states: { kind: "estimate" },
  },
  "all censored": {
    call: () => compare(curveOf([1, 2], [0, 0]), SOME, { horizon: 3 }),
    gives: "not reached",
  },
  "all tied": {
    call: () => compare(curveOf([2, 2, 2], [1, 0, 1]), SOME, { horizon: 3 }),
    gives: "not reached",
  },
  "zero variance": {
    call: () => compare(curveOf([2, 2], [1, 1]), curveOf([1, 1], [1, 1]), { horizon: 3 }),
    gives: "no variation",
  },
  NaN: { call: () => compare(SOME, SOME, { horizon: Number.NaN }), refuses: /horizon/ },
  infinite: { call: () => compare(SOME, SOME, { horizon: Number.POSITIVE_INFINITY }), refuses: /horizon/ },
});

const landmark = (data: FollowUp) =>
  landmarkRate({ ...data, potential: Array.from(data.time, () => 9) }, { at: 2 });

const journey = (time: number[], to: number[], from = time.map(() => 0)) =>
  stateOccupation({ id: time.map((_, i) => i), time, from, to });

const recurrent = (time: number[], cause: number[], id = time.map((_, i) => i)) =>
  meanCumulativeCount({ id, time, cause });

const TWO_ROWS = { day: [180, 360], none: [0, 0] };
const lifeTable = (events: readonly number[], censored: readonly number[] = TWO_ROWS.none, n = 10) => ({
  n,
  rows: events.map((value, k) => ({
    day: TWO_ROWS.day[k]!,
    events: value,
    competing: 0,
    censored: censored[k]!,
  })),
});
const within = (table: ReturnType<typeof lifeTable>, by = 0) => ({
  n: { value: table.n, within: 0 },
  rows: table.rows.map(({ day, events, competing, censored }) => ({
    day,
    events: { value: events, within: by },
    competing: { value: competing, within: 0 },
    censored: { value: censored, within: 0 },
  })),
});
const lifeTableEdges = doesNotApply(
  ["perfect separation", "collinear columns", "no convergence", "zero variance"],
  "takes counts on a grid of days, and is a sum over it",
);
const DAYS_BACK = { day: 90, events: 1, competing: 0, censored: 0 };
const BACKWARDS = { n: 10, rows: [...lifeTable([1, 1]).rows, DAYS_BACK] };
const BEFORE_ZERO = { n: 10, rows: [{ ...DAYS_BACK, day: -1 }] };

export const survival: Readonly<Record<string, Misuses>> = {
  kaplanMeier: {
    ...NO_MODEL,
    empty: { call: () => kaplanMeier(NONE), gives: "no observations" },
    "one person": {
      call: () => kaplanMeier({ time: [3], cause: [1] }),
      states: { steps: [{ survival: 0, standardError: 0, lower: 0, upper: 1 }] },
    },
    "one event": {
      call: () => kaplanMeier({ time: [1, 2, 3], cause: [0, 1, 0] }),
      states: { steps: [{ survival: 1 }, { survival: 0.5 }, { survival: 0.5 }] },
    },
    "no event": {
      call: () => kaplanMeier({ time: [1, 2], cause: [0, 0] }, { interval: "log-log" }),
      states: {
        steps: [
          { survival: 1, upper: 1 },
          { survival: 1, upper: 1 },
        ],
      },
    },
    "all events": {
      call: () => kaplanMeier({ time: [1, 2], cause: [1, 1] }),
      states: { steps: [{ survival: 0.5 }, { survival: 0 }] },
    },
    "all censored": {
      call: () => kaplanMeier({ time: [2, 2], cause: [0, 0], weight: [0.3, 2] }),
      states: { steps: [{ survival: 1, standardError: 0, lower: 1, upper: 1 }] },
    },
    "all tied": {
      call: () => kaplanMeier({ time: [4, 4, 4, 4], cause: [1, 0, 1, 0] }),
      states: { steps: [{ time: 4, survival: 0.5, events: 2, censored: 2 }] },
    },
    "zero variance": {
      call: () => kaplanMeier({ time: [4, 4], cause: [1, 1] }),
      states: { steps: [{ survival: 0, standardError: 0, lower: 0, upper: 1 }] },
    },
    "unsorted times": { call: () => kaplanMeier(UNSORTED), states: kaplanMeier(SORTED) },
    "negative times": { call: () => kaplanMeier(NEGATIVE), refuses: /time\[0\] is negative/ },
    NaN: { call: () => kaplanMeier(NAN), refuses: /time\[0\] is not a finite/ },
    infinite: { call: () => kaplanMeier(INFINITE), refuses: /time\[0\] is not a finite/ },
  },
  aalenJohansen: {
    ...NO_MODEL,
    empty: { call: () => aalenJohansen(NONE), gives: "no observations" },
    "one person": {
      call: () => aalenJohansen({ time: [3], cause: [2] }),
      states: { steps: [{ survival: 0, causes: [{ incidence: 0 }, { incidence: 1 }] }] },
    },
    "one event": {
      call: () => aalenJohansen({ time: [1, 2, 3], cause: [0, 1, 0] }),
      states: { steps: [{}, { causes: [{ incidence: 0.5 }] }, {}] },
    },
    "no event": {
      call: () => aalenJohansen({ time: [2, 2], cause: [0, 0] }),
      states: { steps: [{ causes: [{ incidence: 0, lower: 0, upper: 1 - 0.025 ** (1 / 2) }] }] },
    },
    "all events": {
      call: () => aalenJohansen({ time: [1, 2], cause: [1, 1] }, { interval: "log-log" }),
      states: { steps: [{}, { causes: [{ incidence: 1, upper: 1 }] }] },
    },
    "all censored": {
      call: () => aalenJohansen({ time: [1, 2], cause: [0, 0] }, { causes: 2 }),
      states: { steps: [{}, { survival: 1, causes: [{ incidence: 0 }, { incidence: 0 }] }] },
    },
    "all tied": {
      call: () => aalenJohansen({ time: [4, 4, 4, 4], cause: [1, 2, 1, 0] }),
      states: { steps: [{ causes: [{ incidence: 0.5 }, { incidence: 0.25 }] }] },
    },
    "zero variance": {
      call: () => aalenJohansen({ time: [4, 4], cause: [1, 1] }),
      states: { steps: [{ causes: [{ incidence: 1, standardError: 0, lower: 1, upper: 1 }] }] },
    },
    "unsorted times": { call: () => aalenJohansen(UNSORTED), states: aalenJohansen(SORTED) },
    "negative times": { call: () => aalenJohansen(NEGATIVE), refuses: /time\[0\] is negative/ },
    NaN: { call: () => aalenJohansen(NAN), refuses: /time\[0\]/ },
    infinite: { call: () => aalenJohansen(INFINITE), refuses: /time\[0\]/ },
  },
  nelsonAalen: {
    ...NO_MODEL,
    empty: { call: () => nelsonAalen(NONE), gives: "no observations" },
    "one person": {
      call: () => nelsonAalen({ time: [3], cause: [1] }),
      states: { steps: [{ cumulativeHazard: 1, standardError: 1 }] },
    },
    "one event": {
      call: () => nelsonAalen({ time: [1, 2, 3], cause: [0, 1, 0] }),
      states: { steps: [{}, { cumulativeHazard: 0.5 }, {}] },
    },
    "no event": {
      call: () => nelsonAalen({ time: [2, 2], cause: [0, 0] }),
      states: { steps: [{ cumulativeHazard: 0, lower: 0, upper: -Math.log((1 - 0.95) / 2) / 2 }] },
    },
    "all events": {
      call: () => nelsonAalen({ time: [1, 2], cause: [1, 1] }),
      states: { steps: [{ cumulativeHazard: 0.5 }, { cumulativeHazard: 1.5 }] },
    },
    "all censored": {
      call: () => nelsonAalen({ time: [1, 2], cause: [0, 0] }),
      states: { steps: [{ cumulativeHazard: 0 }, { cumulativeHazard: 0 }] },
    },
    "all tied": {
      call: () => nelsonAalen({ time: [4, 4, 4, 4], cause: [1, 0, 1, 0] }),
      states: { steps: [{ cumulativeHazard: 0.5 }] },
    },
    "zero variance": {
      call: () => nelsonAalen({ time: [1, 2], cause: [0, 1] }),
      states: { steps: [{ standardError: 0, lower: 0 }, { cumulativeHazard: 1 }] },
    },
    "unsorted times": { call: () => nelsonAalen(UNSORTED), states: nelsonAalen(SORTED) },
    "negative times": { call: () => nelsonAalen(NEGATIVE), refuses: /time\[0\] is negative/ },
    NaN: { call: () => nelsonAalen(NAN), refuses: /time\[0\]/ },
    infinite: { call: () => nelsonAalen(INFINITE), refuses: /time\[0\]/ },
  },
  logRank: testOf(logRank),
  logRankTrend: testOf(logRankTrend),
  grayTest: testOf(grayTest),
  restrictedMean: {
    ...curveOnly,
    "one person": {
      call: () => restrictedMean(curveOf([2], [1]), { horizon: 3 }),
      states: { value: 2, standardError: 0, lower: 2, upper: 2 },
    },
    "one event": {
      call: () => restrictedMean(curveOf([1, 3, 3], [1, 0, 0]), { horizon: 3 }),
      states: { kind: "estimate", value: 1 + 4 / 3, upper: 3 },
    },
    "no event": { call: () => restrictedMean(curveOf([4, 4], [0, 0]), { horizon: 3 }), gives: "no events" },
    "all events": {
      call: () => restrictedMean(curveOf([1, 2], [1, 1]), { horizon: 3 }),
      states: { kind: "estimate", value: 1.5 },
    },
    "all censored": {
      call: () => restrictedMean(curveOf([1, 2], [0, 0]), { horizon: 3 }),
      gives: "not reached",
    },
    "all tied": {
      call: () => restrictedMean(curveOf([3, 3], [1, 0]), { horizon: 3 }),
      gives: "no events",
    },
    "zero variance": {
      call: () => restrictedMean(curveOf([2, 2], [1, 1]), { horizon: 3 }),
      states: { value: 2, standardError: 0 },
    },
    NaN: { call: () => restrictedMean(SOME, { horizon: Number.NaN }), refuses: /horizon/ },
    infinite: { call: () => restrictedMean(SOME, { horizon: Number.POSITIVE_INFINITY }), refuses: /horizon/ },
  },
  restrictedMeanDifference: compared(restrictedMeanDifference),
  restrictedMeanRatio: compared(restrictedMeanRatio),
  survivalQuantile: {
    ...curveOnly,
    "one person": {
      call: () => survivalQuantile(curveOf([2], [1]), 0.5),
      states: { time: 2, lower: 2, upper: "not reached" },
    },
    "one event": {
      call: () => survivalQuantile(curveOf([1, 3, 3], [1, 0, 0]), 0.5),
      states: { time: "not reached", upper: "not reached" },
    },
    "no event": {
      call: () => survivalQuantile(curveOf([1, 3], [0, 0]), 0.5),
      states: { time: "not reached", lower: "not reached", upper: "not reached" },
    },
    "all events": { call: () => survivalQuantile(curveOf([1, 3, 4], [1, 1, 1]), 0.5), states: { time: 3 } },
    "all censored": {
      call: () => survivalQuantile(curveOf([2], [0]), 0.1),
      states: { time: "not reached" },
    },
    "all tied": { call: () => survivalQuantile(curveOf([4, 4], [1, 0]), 0.5), states: { time: 4 } },
    "zero variance": {
      call: () => survivalQuantile(curveOf([4, 4], [1, 1]), 0.5),
      states: { time: 4, lower: 4, upper: "not reached" },
    },
    NaN: { call: () => survivalQuantile(SOME, Number.NaN), refuses: /p is not/ },
    infinite: { call: () => survivalQuantile(SOME, Number.POSITIVE_INFINITY), refuses: /p is not/ },
  },
  riskTable: {
    ...NO_MODEL,
    empty: { call: () => riskTable(NONE, [3]), states: [{ atRisk: 0, events: [0], censored: 0 }] },
    "one person": {
      call: () => riskTable({ time: [3], cause: [1] }, [3]),
      states: [{ atRisk: 1, events: [1] }],
    },
    "one event": {
      call: () => riskTable({ time: [1, 2], cause: [1, 0] }, [2]),
      states: [{ atRisk: 1, events: [1], censored: 0 }],
    },
    "no event": { call: () => riskTable({ time: [1, 2], cause: [0, 0] }, [2]), states: [{ events: [0] }] },
    "all events": { call: () => riskTable({ time: [1, 2], cause: [1, 1] }, [2]), states: [{ events: [2] }] },
    "all censored": {
      call: () => riskTable({ time: [1, 2], cause: [0, 0] }, [3]),
      states: [{ atRisk: 0, censored: 2 }],
    },
    "all tied": {
      call: () => riskTable({ time: [4, 4], cause: [1, 0] }, [4, 5]),
      states: [
        { atRisk: 2, censored: 0 },
        { atRisk: 0, censored: 1 },
      ],
    },
    ...doesNotApply(["zero variance"], "counts, and has no variance"),
    "unsorted times": { call: () => riskTable(UNSORTED, [2, 4]), states: riskTable(SORTED, [2, 4]) },
    "negative times": { call: () => riskTable(NEGATIVE, [1]), refuses: /time\[0\] is negative/ },
    NaN: { call: () => riskTable(SORTED, [Number.NaN]), refuses: /times\[0\]/ },
    infinite: { call: () => riskTable(SORTED, [Number.POSITIVE_INFINITY]), refuses: /times\[0\]/ },
  },
  lifeTableIncidence: {
    ...lifeTableEdges,
    empty: { call: () => lifeTableIncidence({ n: 0, rows: [] }), gives: "no observations" },
    "one person": {
      call: () => lifeTableIncidence(lifeTable([1, 1], [0, 0], 1)),
      states: { points: [{ incidence: 1, lower: 1, upper: 1 }] },
    },
    "one event": {
      call: () => lifeTableIncidence(lifeTable([0, 1])),
      states: { points: [{ incidence: 0 }, { incidence: 0.1 }] },
    },
    "no event": {
      call: () => lifeTableIncidence(lifeTable([0, 0])),
      states: { points: [{ lower: 0, upper: 1 - 0.025 ** (1 / 10) }, { incidence: 0 }] },
    },
    "all events": {
      call: () => lifeTableIncidence(lifeTable([10, 10]), { interval: "log-log" }),
      states: { points: [{ incidence: 1, lower: 0, upper: 1 }] },
    },
    "all censored": {
      call: () => lifeTableIncidence(lifeTable([0, 0], [10, 10])),
      states: { points: [{ exposed: 5, incidence: 0 }] },
    },
    "all tied": {
      call: () => lifeTableIncidence(lifeTable([4, 4])),
      states: { points: [{ incidence: 0.4 }, { incidence: 0.4 }] },
    },
    "unsorted times": { call: () => lifeTableIncidence(BACKWARDS), refuses: /does not ascend/ },
    "negative times": { call: () => lifeTableIncidence(BEFORE_ZERO), refuses: /does not ascend/ },
    NaN: { call: () => lifeTableIncidence(lifeTable([Number.NaN])), refuses: /events/ },
    infinite: {
      call: () => lifeTableIncidence(lifeTable([0], [0], Number.POSITIVE_INFINITY)),
      refuses: /n is not/,
    },
  },
  lifeTableEnvelope: {
    ...lifeTableEdges,
    empty: { call: () => lifeTableEnvelope(within({ n: 0, rows: [] })), gives: "no observations" },
    "one person": {
      call: () => lifeTableEnvelope(within(lifeTable([1], [0], 1), 1)),
      states: { points: [{ incidence: 1, least: 0, most: 1, lower: 0, upper: 1 }] },
    },
    "one event": {
      call: () => lifeTableEnvelope(within(lifeTable([1]), 1)),
      states: { points: [{ incidence: 0.1, least: 0, most: 0.2 }] },
    },
    "no event": {
      call: () => lifeTableEnvelope(within(lifeTable([0]), 1)),
      states: { points: [{ incidence: 0, least: 0, most: 0.1, lower: 0 }] },
    },
    "all events": {
      call: () => lifeTableEnvelope(within(lifeTable([10]), 1)),
      states: { points: [{ incidence: 1, least: 0.9, most: 1, upper: 1 }] },
    },
    "all censored": {
      call: () => lifeTableEnvelope(within(lifeTable([0], [10]))),
      states: { points: [{ incidence: 0 }] },
    },
    "all tied": {
      call: () => lifeTableEnvelope(within(lifeTable([4, 4]))),
      states: { points: [{ incidence: 0.4 }, { incidence: 0.4 }] },
    },
    "unsorted times": { call: () => lifeTableEnvelope(within(BACKWARDS)), refuses: /ascend/ },
    "negative times": { call: () => lifeTableEnvelope(within(BEFORE_ZERO)), refuses: /ascend/ },
    NaN: { call: () => lifeTableEnvelope(within(lifeTable([Number.NaN]))), refuses: /events/ },
    infinite: {
      call: () => lifeTableEnvelope(within(lifeTable([Number.POSITIVE_INFINITY]))),
      refuses: /events/,
    },
  },
  landmarkRate: {
    ...NO_MODEL,
    empty: { call: () => landmark(NONE), gives: "no observations" },
    "one person": {
      call: () => landmark({ time: [1], cause: [1] }),
      states: { eligible: 1, events: 1, rate: { value: 1 }, incidence: { value: 1 }, warnings: [] },
    },
    "one event": { call: () => landmark({ time: [1, 3], cause: [1, 0] }), states: { rate: { value: 0.5 } } },
    "no event": {
      call: () => landmark({ time: [3, 3], cause: [0, 0] }),
      states: { rate: { value: 0, lower: 0 }, incidence: { value: 0, lower: 0 } },
    },
    "all events": { call: () => landmark({ time: [1, 2], cause: [1, 1] }), states: { rate: { value: 1 } } },
    "all censored": {
      call: () => landmark({ time: [1, 1], cause: [0, 0] }),
      states: { left: 2, incidence: { reason: "not reached" }, warnings: ["left early"] },
    },
    "all tied": {
      call: () => landmark({ time: [2, 2], cause: [1, 0] }),
      states: { rate: { value: 0.5 }, incidence: { value: 0.5 } },
    },
    "zero variance": {
      call: () => landmark({ time: [1, 1], cause: [1, 1] }),
      states: { rate: { value: 1, upper: 1 }, incidence: { value: 1, lower: 1, upper: 1 } },
    },
    "unsorted times": { call: () => landmark(UNSORTED), states: landmark(SORTED) },
    "negative times": { call: () => landmark(NEGATIVE), refuses: /time\[0\] is negative/ },
    NaN: { call: () => landmark(NAN), refuses: /time\[0\]/ },
    infinite: { call: () => landmark(INFINITE), refuses: /time\[0\]/ },
  },
  stateOccupation: {
    ...NO_MODEL,
    empty: { call: () => journey([], []), gives: "no observations" },
    "one person": {
      call: () => journey([3], [1]),
      states: { n: 1, steps: [{ states: [{ probability: 0 }, { probability: 1, standardError: 0 }] }] },
    },
    "one event": {
      call: () => journey([1, 2], [1, 0]),
      states: { steps: [{ states: [{ probability: 0.5 }, { probability: 0.5 }] }, {}] },
    },
    "no event": {
      call: () => journey([2, 2], [0, 1], [0, 1]),
      states: { steps: [{ states: [{ probability: 0.5 }, { probability: 0.5 }] }] },
    },
    "all events": {
      call: () => journey([1, 2], [1, 1]),
      states: { steps: [{}, { states: [{ probability: 0, lower: 0 }, { probability: 1 }] }] },
    },
    "all censored": {
      call: () => journey([1, 2], [0, 0]),
      states: { steps: [{ states: [{ state: "0", probability: 1, standardError: 0 }] }, {}] },
    },
    "all tied": {
      call: () => journey([4, 4, 4, 4], [1, 1, 2, 0]),
      states: { steps: [{ states: [{ probability: 0.25 }, { probability: 0.5 }, { probability: 0.25 }] }] },
    },
    "zero variance": {
      call: () => journey([4, 4], [1, 1]),
      states: { steps: [{ states: [{ standardError: 0 }, { standardError: 0, lower: 1, upper: 1 }] }] },
    },
    "unsorted times": { call: () => journey([5, 1, 3], [0, 1, 2]), states: journey([1, 3, 5], [1, 2, 0]) },
    "negative times": { call: () => journey([-1], [1]), refuses: /time\[0\] is negative/ },
    NaN: { call: () => journey([Number.NaN], [1]), refuses: /time\[0\]/ },
    infinite: { call: () => journey([Number.POSITIVE_INFINITY], [1]), refuses: /time\[0\]/ },
  },
  meanCumulativeCount: {
    ...NO_MODEL,
    empty: { call: () => recurrent([], []), gives: "no observations" },
    "one person": {
      call: () => recurrent([1, 2, 5], [1, 1, 0], [7, 7, 7]),
      states: { n: 1, steps: [{ mean: 1, standardError: 0 }, { mean: 2 }, { mean: 2, lower: 2, upper: 2 }] },
    },
    "one event": {
      call: () => recurrent([1, 2], [1, 0]),
      states: { steps: [{ mean: 0.5, events: 1 }, { mean: 0.5 }] },
    },
    "no event": {
      call: () => recurrent([2, 2], [0, 2]),
      states: { steps: [{ mean: 0, ended: 1, lower: 0, upper: -Math.log((1 - 0.95) / 2) / 2 }] },
    },
    "all events": {
      call: () => recurrent([1, 2], [1, 1]),
      states: { steps: [{ mean: 0.5 }, { mean: 1.5 }] },
    },
    "all censored": { call: () => recurrent([1, 2], [0, 0]), states: { steps: [{ mean: 0 }, { mean: 0 }] } },
    "all tied": { call: () => recurrent([4, 4], [1, 0]), states: { steps: [{ mean: 0.5 }] } },
    "zero variance": {
      call: () => recurrent([4, 4], [1, 1]),
      states: { steps: [{ mean: 1, standardError: 0, lower: 1, upper: 1 }] },
    },
    "unsorted times": {
      call: () => recurrent([5, 1, 3], [0, 1, 1], [1, 1, 1]),
      states: recurrent([1, 3, 5], [1, 1, 0], [1, 1, 1]),
    },
    "negative times": { call: () => recurrent([-1], [1]), refuses: /time\[0\] is negative/ },
    NaN: { call: () => recurrent([1], [Number.NaN]), refuses: /cause\[0\]/ },
    infinite: { call: () => recurrent([Number.POSITIVE_INFINITY], [1]), refuses: /time\[0\]/ },
  },
};
