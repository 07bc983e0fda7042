import {
  clopperPearson,
  exactDifference,
  exactRatio,
  fisherExact,
  jeffreys,
  mcNemar,
  midP,
  miettinenNurminen,
  newcombe,
  newcombePaired,
  type Proportion,
  powerTwoProportions,
  scoreRatio,
  smallestDetectableDifference,
  tango,
  wilson,
  zeroEventBound,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

const NO_TIMES = doesNotApply(
  ["all censored", "unsorted times", "negative times"],
  "takes counts of people at one point: no times",
);
const NO_MODEL = doesNotApply(
  ["collinear columns", "no convergence"],
  "fits no model of covariates: a closed formula, or a bisection that ends by itself",
);

const COUNTS_ONLY = {
  ...NO_TIMES,
  ...NO_MODEL,
  ...doesNotApply(
    ["all tied", "zero variance", "perfect separation"],
    "takes two counts of one group: no values that could tie, nothing to separate",
  ),
};

type OneShare = (events: number, n: number) => unknown;

/** Every interval of one share answers alike. */
const oneShare = (method: OneShare): Misuses => ({
  ...COUNTS_ONLY,
  empty: { call: () => method(0, 0), gives: "no observations" },
  "one person": { call: () => method(1, 1), states: { kind: "estimate", value: 1, upper: 1 } },
  "one event": { call: () => method(1, 10), states: { kind: "estimate", value: 0.1 } },
  "no event": { call: () => method(0, 10), states: { kind: "estimate", value: 0, lower: 0 } },
  "all events": { call: () => method(10, 10), states: { kind: "estimate", value: 1, upper: 1 } },
  NaN: { call: () => method(Number.NaN, 10), refuses: /events/ },
  infinite: { call: () => method(1, Number.POSITIVE_INFINITY), refuses: /n is not/ },
});

type TwoShares = (first: Proportion, second: Proportion) => unknown;
const of = (events: number, n: number): Proportion => ({ events, n });

const TWO_GROUPS = {
  ...NO_TIMES,
  ...NO_MODEL,
  ...doesNotApply(
    ["all tied", "zero variance"],
    "takes counts; groups that are alike are the edges of events",
  ),
};

const faultyGroups = (method: TwoShares) =>
  ({
    empty: { call: () => method(of(0, 0), of(1, 2)), gives: "no observations" },
    NaN: { call: () => method(of(Number.NaN, 2), of(1, 2)), refuses: /events/ },
    infinite: { call: () => method(of(1, 2), of(1, Number.POSITIVE_INFINITY)), refuses: /n is not/ },
  }) as const;

const difference = (method: TwoShares): Misuses => ({
  ...TWO_GROUPS,
  ...faultyGroups(method),
  "one person": { call: () => method(of(1, 1), of(0, 1)), states: { kind: "estimate", value: 1 } },
  "one event": { call: () => method(of(1, 10), of(0, 10)), states: { kind: "estimate", value: 0.1 } },
  "no event": { call: () => method(of(0, 10), of(0, 10)), states: { kind: "estimate", value: 0 } },
  "all events": { call: () => method(of(10, 10), of(9, 9)), states: { kind: "estimate", value: 0 } },
  "perfect separation": {
    call: () => method(of(10, 10), of(0, 10)),
    states: { kind: "estimate", value: 1, upper: 1 },
  },
});

type Paired = (counts: Parameters<typeof tango>[0]) => unknown;
const pairs = (both: number, onlyFirst: number, onlySecond: number, neither: number) => ({
  both,
  onlyFirst,
  onlySecond,
  neither,
});

const PAIRED = {
  ...NO_TIMES,
  ...NO_MODEL,
  ...doesNotApply(["all tied"], "takes counts; pairs that all agree are the edge of zero variance"),
};

const faultyPairs = (method: Paired) =>
  ({
    empty: { call: () => method(pairs(0, 0, 0, 0)), gives: "no observations" },
    NaN: { call: () => method(pairs(1, Number.NaN, 1, 1)), refuses: /onlyFirst/ },
    infinite: { call: () => method(pairs(1, 1, 1, Number.POSITIVE_INFINITY)), refuses: /neither/ },
  }) as const;

const pairedDifference = (method: Paired): Misuses => ({
  ...PAIRED,
  ...faultyPairs(method),
  "one person": { call: () => method(pairs(0, 0, 1, 0)), states: { kind: "estimate", value: 1 } },
  "one event": { call: () => method(pairs(0, 0, 1, 9)), states: { kind: "estimate", value: 0.1 } },
  "no event": { call: () => method(pairs(0, 0, 0, 10)), states: { kind: "estimate", value: 0 } },
  "all events": { call: () => method(pairs(10, 0, 0, 0)), states: { kind: "estimate", value: 0 } },
  "zero variance": { call: () => method(pairs(5, 0, 0, 5)), states: { kind: "estimate", value: 0 } },
  "perfect separation": { call: () => method(pairs(0, 0, 9, 0)), states: { kind: "estimate", value: 1 } },
});

export const proportions: Readonly<Record<string, Misuses>> = {
  wilson: oneShare(wilson),
  clopperPearson: oneShare(clopperPearson),
  jeffreys: oneShare(jeffreys),
  midP: oneShare(midP),
  newcombe: difference(newcombe),
  miettinenNurminen: difference(miettinenNurminen),
  exactDifference: difference(exactDifference),
  newcombePaired: pairedDifference(newcombePaired),
  tango: pairedDifference(tango),
  mcNemar: {
    ...PAIRED,
    ...faultyPairs(mcNemar),
    "one person": { call: () => mcNemar(pairs(0, 0, 1, 0)), states: { kind: "test", exactP: 1 } },
    "one event": { call: () => mcNemar(pairs(0, 0, 1, 9)), states: { kind: "test", chiSquared: 1 } },
    "no event": { call: () => mcNemar(pairs(0, 0, 0, 10)), gives: "no variation" },
    "all events": { call: () => mcNemar(pairs(10, 0, 0, 0)), gives: "no variation" },
    "zero variance": { call: () => mcNemar(pairs(5, 0, 0, 5)), gives: "no variation" },
    "perfect separation": {
      call: () => mcNemar(pairs(0, 0, 9, 0)),
      states: { kind: "test", changedToYes: { value: 1, upper: 1 } },
    },
  },
  scoreRatio: {
    ...TWO_GROUPS,
    ...faultyGroups(scoreRatio),
    "one person": { call: () => scoreRatio(of(1, 1), of(1, 1)), states: { kind: "ratio", value: 1 } },
    "one event": {
      call: () => scoreRatio(of(1, 10), of(0, 10)),
      states: { value: "infinite", upper: "infinite" },
    },
    "no event": { call: () => scoreRatio(of(0, 10), of(0, 10)), gives: "no events" },
    "all events": { call: () => scoreRatio(of(10, 10), of(9, 9)), states: { kind: "ratio", value: 1, p: 1 } },
    "perfect separation": {
      call: () => scoreRatio(of(10, 10), of(0, 10)),
      states: { value: "infinite", upper: "infinite" },
    },
  },
  exactRatio: {
    ...TWO_GROUPS,
    ...faultyGroups(exactRatio),
    "one person": { call: () => exactRatio(of(1, 1), of(1, 1)), states: { kind: "ratio", value: 1 } },
    "one event": {
      call: () => exactRatio(of(1, 10), of(0, 10)),
      states: { value: "infinite", upper: "infinite" },
    },
    "no event": { call: () => exactRatio(of(0, 10), of(0, 10)), gives: "no events" },
    "all events": { call: () => exactRatio(of(10, 10), of(9, 9)), states: { kind: "ratio", value: 1 } },
    "perfect separation": {
      call: () => exactRatio(of(10, 10), of(0, 10)),
      states: { value: "infinite", upper: "infinite" },
    },
  },
  fisherExact: {
    ...TWO_GROUPS,
    ...faultyGroups(fisherExact),
    "one person": {
      call: () => fisherExact(of(1, 1), of(0, 1)),
      states: { kind: "odds ratio", value: "infinite", p: 1 },
    },
    "one event": {
      call: () => fisherExact(of(0, 10), of(1, 10)),
      states: { kind: "odds ratio", value: 0, lower: 0 },
    },
    "no event": { call: () => fisherExact(of(0, 10), of(0, 10)), gives: "no events" },
    "all events": { call: () => fisherExact(of(10, 10), of(9, 9)), gives: "only events" },
    "perfect separation": {
      call: () => fisherExact(of(10, 10), of(0, 10)),
      states: { value: "infinite", upper: "infinite" },
    },
  },
  zeroEventBound: {
    ...COUNTS_ONLY,
    ...doesNotApply(["one event", "all events"], "is asked where none was seen, and takes n only"),
    empty: { call: () => zeroEventBound(0), gives: "no observations" },
    "one person": { call: () => zeroEventBound(1), states: { kind: "upper bound", bound: 0.975 } },
    "no event": { call: () => zeroEventBound(30), states: { kind: "upper bound" } },
    NaN: { call: () => zeroEventBound(Number.NaN), refuses: /n is not/ },
    infinite: { call: () => zeroEventBound(Number.POSITIVE_INFINITY), refuses: /n is not/ },
  },
  powerTwoProportions: {
    ...TWO_GROUPS,
    ...doesNotApply(["one event"], "takes true shares, not events"),
    empty: { call: () => powerTwoProportions({ p1: 0.1, p2: 0.2, n1: 0, n2: 5 }), gives: "no observations" },
    "one person": {
      call: () => powerTwoProportions({ p1: 0.1, p2: 0.2, n1: 1, n2: 1 }),
      states: { kind: "power" },
    },
    "no event": { call: () => powerTwoProportions({ p1: 0, p2: 0, n1: 5, n2: 5 }), gives: "no variation" },
    "all events": { call: () => powerTwoProportions({ p1: 1, p2: 1, n1: 5, n2: 5 }), gives: "no variation" },
    "perfect separation": {
      call: () => powerTwoProportions({ p1: 1, p2: 0, n1: 5, n2: 5 }),
      states: { kind: "power", power: 1 },
    },
    NaN: { call: () => powerTwoProportions({ p1: Number.NaN, p2: 0, n1: 5, n2: 5 }), refuses: /p1/ },
    infinite: {
      call: () => powerTwoProportions({ p1: 0.1, p2: 0.2, n1: Number.POSITIVE_INFINITY, n2: 5 }),
      refuses: /n1/,
    },
  },
  smallestDetectableDifference: {
    ...TWO_GROUPS,
    ...doesNotApply(
      ["one event", "perfect separation"],
      "takes one true share, not events, and looks for the other",
    ),
    empty: {
      call: () => smallestDetectableDifference({ p1: 0.5, n1: 0, n2: 5 }),
      gives: "no observations",
    },
    "one person": {
      call: () => smallestDetectableDifference({ p1: 0.5, n1: 1, n2: 1 }),
      gives: "not reached",
    },
    "no event": { call: () => smallestDetectableDifference({ p1: 0, n1: 50, n2: 50 }), gives: "not reached" },
    "all events": {
      call: () => smallestDetectableDifference({ p1: 1, n1: 50, n2: 50 }),
      states: { kind: "difference" },
    },
    NaN: { call: () => smallestDetectableDifference({ p1: Number.NaN, n1: 5, n2: 5 }), refuses: /p1/ },
    infinite: {
      call: () => smallestDetectableDifference({ p1: 0.5, n1: 5, n2: Number.POSITIVE_INFINITY }),
      refuses: /n2/,
    },
  },
};
