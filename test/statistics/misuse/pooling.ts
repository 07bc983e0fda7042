import { fixedEffect, imputeMissing, metaAnalysis, poolImputations } from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

const ESTIMATES_ONLY = doesNotApply(
  [
    "one event",
    "no event",
    "all events",
    "all censored",
    "perfect separation",
    "collinear columns",
    "unsorted times",
    "negative times",
  ],
  "takes estimates with their variances: no people, no times, no covariates",
);
const CLOSED = doesNotApply(["no convergence"], "a closed formula");
const of = (value: number, variance: number) => ({ value, variance });
const same = [of(0.3, 0.1), of(0.3, 0.2), of(0.3, 0.1)];
const FEW = { imputations: 2, iterations: 2 };
const INFINITE = Number.POSITIVE_INFINITY;

export const pooling: Readonly<Record<string, Misuses>> = {
  metaAnalysis: {
    ...ESTIMATES_ONLY,
    empty: { call: () => metaAnalysis([]), gives: "no observations" },
    "one person": { call: () => metaAnalysis([of(1, 1)]), gives: "one observation" },
    "all tied": { call: () => metaAnalysis(same), gives: "no variation" },
    "zero variance": { call: () => metaAnalysis([of(1, 0), of(2, 1)]), refuses: /variance of \[0\]/ },
    "no convergence": {
      call: () => metaAnalysis([of(1e6, 1e-9), of(-1e6, 1e-9), of(0, 1e9)]),
      states: { kind: "estimate", k: 3, warnings: ["few studies"] },
    },
    NaN: { call: () => metaAnalysis([of(Number.NaN, 1)]), refuses: /value of \[0\]/ },
    infinite: { call: () => metaAnalysis([of(1, INFINITE)]), refuses: /variance of \[0\]/ },
  },
  fixedEffect: {
    ...ESTIMATES_ONLY,
    ...CLOSED,
    empty: { call: () => fixedEffect([]), gives: "no observations" },
    "one person": { call: () => fixedEffect([of(2, 4)]), states: { value: 2, standardError: 2, i2: 0 } },
    "all tied": { call: () => fixedEffect(same), states: { kind: "estimate", i2: 0 } },
    "zero variance": { call: () => fixedEffect([of(1, 0), of(2, 1)]), refuses: /variance of \[0\]/ },
    NaN: { call: () => fixedEffect([of(1, Number.NaN)]), refuses: /variance of \[0\]/ },
    infinite: { call: () => fixedEffect([of(INFINITE, 1)]), refuses: /value of \[0\]/ },
  },
  imputeMissing: {
    ...doesNotApply(
      ["all censored", "unsorted times", "negative times"],
      "takes columns of any meaning, a row a person in any order: no times",
    ),
    empty: { call: () => imputeMissing({ x: [], y: [] }), gives: "no observations" },
    "one person": { call: () => imputeMissing({ x: [1], y: [undefined] }), gives: "no observations" },
    "one event": {
      call: () => imputeMissing({ x: [1, 2, 3, 4], y: [0, 1, 0, undefined] }, FEW),
      states: { kind: "imputations", missing: { x: 0, y: 1 } },
    },
    "no event": { call: () => imputeMissing({ x: [1, 2, 3], y: [0, 0, undefined] }), gives: "no events" },
    "all events": { call: () => imputeMissing({ x: [1, 2, 3], y: [1, 1, undefined] }), gives: "only events" },
    "all tied": {
      call: () => imputeMissing({ x: [5, 5, 5, 5], y: [2, 3, 4, undefined] }),
      gives: "no variation",
    },
    "zero variance": {
      call: () => imputeMissing({ x: [1, 2, 3, 4], y: [7, 7, 7, undefined] }, FEW),
      states: { completed: [{ y: [7, 7, 7, 7] }, { y: [7, 7, 7, 7] }] },
    },
    "perfect separation": {
      call: () => imputeMissing({ x: [1, 2, 3, 4, 5], y: [0, 0, 1, 1, undefined] }, FEW),
      states: { kind: "imputations" },
    },
    "collinear columns": {
      call: () => imputeMissing({ x: [1, 2, 3, 5, 8], z: [2, 4, 6, 10, 16], y: [2, 3, 4, 9, undefined] }),
      gives: "no variation",
    },
    "no convergence": {
      call: () => imputeMissing({ x: [1, 2], y: [2, undefined] }),
      gives: "too few observations",
    },
    NaN: { call: () => imputeMissing({ x: [1, 2], y: [Number.NaN, 1] }), refuses: /y\[0\]/ },
    infinite: { call: () => imputeMissing({ x: [1, INFINITE], y: [0, 1] }), refuses: /x\[1\]/ },
  },
  poolImputations: {
    ...ESTIMATES_ONLY,
    ...CLOSED,
    empty: { call: () => poolImputations([]), gives: "no observations" },
    "one person": { call: () => poolImputations([of(2, 4)]), gives: "one observation" },
    "all tied": { call: () => poolImputations([of(2, 4), of(2, 4)]), states: { df: "infinite", between: 0 } },
    "zero variance": { call: () => poolImputations([of(1, 0), of(2, 0)]), refuses: /variance of \[0\]/ },
    NaN: { call: () => poolImputations([of(1, Number.NaN)]), refuses: /variance of \[0\]/ },
    infinite: { call: () => poolImputations([of(INFINITE, 1)]), refuses: /value of \[0\]/ },
  },
};
