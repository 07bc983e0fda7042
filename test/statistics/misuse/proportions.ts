import { wilson } from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

const COUNTS_ONLY = doesNotApply(
  [
    "all censored",
    "all tied",
    "zero variance",
    "perfect separation",
    "collinear columns",
    "no convergence",
    "unsorted times",
    "negative times",
  ],
  "takes two counts: no times, no covariates, a closed formula",
);

export const proportions: Readonly<Record<string, Misuses>> = {
  wilson: {
    ...COUNTS_ONLY,
    empty: { call: () => wilson(0, 0), gives: "no observations" },
    "one person": { call: () => wilson(1, 1), states: { kind: "estimate", value: 1, upper: 1 } },
    "one event": { call: () => wilson(1, 10), states: { kind: "estimate", value: 0.1 } },
    "no event": { call: () => wilson(0, 10), states: { kind: "estimate", value: 0, lower: 0 } },
    "all events": { call: () => wilson(10, 10), states: { kind: "estimate", value: 1, upper: 1 } },
    NaN: { call: () => wilson(Number.NaN, 10), refuses: /events/ },
    infinite: { call: () => wilson(1, Number.POSITIVE_INFINITY), refuses: /n is not/ },
  },
};
