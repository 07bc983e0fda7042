import { fixedEffect, metaAnalysis, poolImputations } from "../../../src/statistics/index.ts";
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
