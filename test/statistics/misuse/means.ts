import {
  correlation,
  description,
  hedgesG,
  hedgesGIndependent,
  hodgesLehmann,
  hodgesLehmannPaired,
  meanInterval,
  medianInterval,
  moments,
  pairedChange,
  quantiles,
  student,
  welch,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses, VALUES_ONLY } from "./misuse.ts";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

const ONE_GROUP = {
  ...VALUES_ONLY,
  ...doesNotApply(["perfect separation"], "looks at one group: nothing to separate"),
};

type TwoGroups = (first: ReturnType<typeof moments>, second: ReturnType<typeof moments>) => unknown;
const of = (...values: number[]) => moments(values);

const twoMeans = (method: TwoGroups) =>
  ({
    ...VALUES_ONLY,
    empty: { call: () => method(of(), of(1, 2)), gives: "no observations" },
    "all tied": { call: () => method(of(2, 2), of(2, 2)), gives: "no variation" },
    "zero variance": { call: () => method(of(1, 1), of(2, 2)), gives: "no variation" },
    "perfect separation": { call: () => method(of(1, 2), of(8, 9)), states: { kind: "estimate" } },
    NaN: { call: () => method({ n: 2, mean: nan, sd: 1 }, of(1, 2)), refuses: /mean/ },
    infinite: { call: () => method({ n: 2, mean: 1, sd: infinity }, of(1, 2)), refuses: /sd/ },
  }) as const;

const SIX = [3, 1, 4, 1, 5, 9];

export const means: Readonly<Record<string, Misuses>> = {
  moments: {
    ...ONE_GROUP,
    empty: { call: () => moments([]), states: { n: 0, mean: 0, sd: 0 } },
    "one person": { call: () => moments([3]), states: { n: 1, mean: 3, sd: 0 } },
    "all tied": { call: () => moments([3, 3]), states: { n: 2, mean: 3, sd: 0 } },
    "zero variance": { call: () => moments([0, 0, 0]), states: { n: 3, mean: 0, sd: 0 } },
    NaN: { call: () => moments([1, nan]), refuses: /values\[1\]/ },
    infinite: { call: () => moments([infinity]), refuses: /values\[0\]/ },
  },
  meanInterval: {
    ...ONE_GROUP,
    empty: { call: () => meanInterval(of()), gives: "no observations" },
    "one person": { call: () => meanInterval(of(3)), gives: "one observation" },
    "all tied": { call: () => meanInterval(of(3, 3)), gives: "no variation" },
    "zero variance": { call: () => meanInterval({ n: 9, mean: 1, sd: 0 }), gives: "no variation" },
    NaN: { call: () => meanInterval({ n: 2, mean: nan, sd: 1 }), refuses: /mean/ },
    infinite: { call: () => meanInterval({ n: 2, mean: 1, sd: infinity }), refuses: /sd/ },
  },
  pairedChange: {
    ...ONE_GROUP,
    empty: { call: () => pairedChange({ before: [], after: [] }), gives: "no observations" },
    "one person": { call: () => pairedChange({ before: [1], after: [2] }), gives: "one observation" },
    "all tied": { call: () => pairedChange({ before: [1, 2], after: [1, 2] }), gives: "no variation" },
    "zero variance": { call: () => pairedChange({ before: [1, 2], after: [2, 3] }), gives: "no variation" },
    NaN: { call: () => pairedChange({ before: [nan, 2], after: [1, 2] }), refuses: /before\[0\]/ },
    infinite: { call: () => pairedChange({ before: [1, 2], after: [1, infinity] }), refuses: /after\[1\]/ },
  },
  welch: {
    ...twoMeans(welch),
    "one person": { call: () => welch(of(1), of(1, 2)), gives: "one observation" },
  },
  student: {
    ...twoMeans(student),
    "one person": { call: () => student(of(1), of(1, 2)), states: { kind: "estimate", df: 1 } },
  },
  hedgesGIndependent: {
    ...twoMeans(hedgesGIndependent),
    "one person": { call: () => hedgesGIndependent(of(1), of(1, 2)), gives: "one observation" },
  },
  hedgesG: {
    ...ONE_GROUP,
    empty: { call: () => hedgesG({ change: of(), sdBefore: 1 }), gives: "no observations" },
    "one person": { call: () => hedgesG({ change: of(1), sdBefore: 1 }), gives: "one observation" },
    "all tied": { call: () => hedgesG({ change: of(0, 0, 0), sdBefore: 1 }), gives: "no variation" },
    "zero variance": { call: () => hedgesG({ change: of(1, 2, 3), sdBefore: 0 }), gives: "no variation" },
    NaN: { call: () => hedgesG({ change: of(1, 2, 3), sdBefore: nan }), refuses: /sdBefore/ },
    infinite: { call: () => hedgesG({ change: of(1, 2, 3), sdBefore: infinity }), refuses: /sdBefore/ },
  },
  medianInterval: {
    ...ONE_GROUP,
    empty: { call: () => medianInterval([]), gives: "no observations" },
    "one person": { call: () => medianInterval([3]), gives: "one observation" },
    "all tied": {
      call: () => medianInterval([2, 2, 2, 2, 2, 2]),
      states: { kind: "estimate", value: 2, lower: 2, upper: 2 },
    },
    "zero variance": {
      call: () => medianInterval(new Float64Array(9)),
      states: { value: 0, lower: 0, upper: 0 },
    },
    NaN: { call: () => medianInterval([1, nan]), refuses: /values\[1\]/ },
    infinite: { call: () => medianInterval([infinity]), refuses: /values\[0\]/ },
  },
  hodgesLehmann: {
    ...VALUES_ONLY,
    empty: { call: () => hodgesLehmann([], [1]), gives: "no observations" },
    "one person": { call: () => hodgesLehmann([1], [2]), gives: "too few observations" },
    "all tied": { call: () => hodgesLehmann([2, 2], [2, 2]), gives: "no variation" },
    "zero variance": {
      call: () => hodgesLehmann([2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1]),
      states: { kind: "estimate", value: 1, method: "normal" },
    },
    "perfect separation": {
      call: () => hodgesLehmann([11, 12, 13, 14], [1, 2, 3, 4]),
      states: { kind: "estimate", value: 10, method: "exact" },
    },
    NaN: { call: () => hodgesLehmann([1, nan], [2]), refuses: /first\[1\]/ },
    infinite: { call: () => hodgesLehmann([1], [infinity]), refuses: /second\[0\]/ },
  },
  hodgesLehmannPaired: {
    ...ONE_GROUP,
    empty: { call: () => hodgesLehmannPaired({ before: [], after: [] }), gives: "no observations" },
    "one person": {
      call: () => hodgesLehmannPaired({ before: [1], after: [2] }),
      gives: "too few observations",
    },
    "all tied": { call: () => hodgesLehmannPaired({ before: SIX, after: SIX }), gives: "no variation" },
    "zero variance": {
      call: () => hodgesLehmannPaired({ before: SIX, after: SIX.map((x) => x + 2) }),
      states: { kind: "estimate", value: 2, method: "normal" },
    },
    NaN: { call: () => hodgesLehmannPaired({ before: [nan], after: [1] }), refuses: /before\[0\]/ },
    infinite: { call: () => hodgesLehmannPaired({ before: [1], after: [infinity] }), refuses: /after\[0\]/ },
  },
  quantiles: {
    ...ONE_GROUP,
    empty: { call: () => quantiles([]), gives: "no observations" },
    "one person": { call: () => quantiles([3]), states: { values: [3, 3, 3] } },
    "all tied": { call: () => quantiles([2, 2, 2], [0.1]), states: { values: [2] } },
    "zero variance": { call: () => quantiles([0, 0], [0, 1]), states: { values: [0, 0] } },
    NaN: { call: () => quantiles([1, nan]), refuses: /values\[1\]/ },
    infinite: { call: () => quantiles([infinity]), refuses: /values\[0\]/ },
  },
  description: {
    ...ONE_GROUP,
    empty: { call: () => description([]), gives: "no observations" },
    "one person": { call: () => description([3]), states: { n: 1, mean: 3, median: 3 } },
    "all tied": { call: () => description([2, 2, 2]), states: { sd: 0, min: 2, max: 2 } },
    "zero variance": { call: () => description([0, 0]), states: { sd: 0 } },
    NaN: { call: () => description([1, nan]), refuses: /values\[1\]/ },
    infinite: { call: () => description([infinity]), refuses: /values\[0\]/ },
  },
  correlation: {
    ...ONE_GROUP,
    empty: { call: () => correlation({ x: [], y: [] }), gives: "no observations" },
    "one person": { call: () => correlation({ x: [1], y: [2] }), gives: "one observation" },
    "all tied": { call: () => correlation({ x: [1, 1, 1, 1], y: [2, 2, 2, 2] }), gives: "no variation" },
    "zero variance": { call: () => correlation({ x: [1, 1, 1, 1], y: [1, 2, 3, 4] }), gives: "no variation" },
    "collinear columns": {
      call: () => correlation({ x: [1, 2, 3, 4], y: [2, 4, 6, 8] }),
      gives: "no variation",
    },
    NaN: { call: () => correlation({ x: [nan, 1], y: [1, 2] }), refuses: /x\[0\]/ },
    infinite: { call: () => correlation({ x: [1, 2], y: [1, infinity] }), refuses: /y\[1\]/ },
  },
};
