import {
  betaPosterior,
  gammaPosterior,
  predictiveEvents,
  probabilityLarger,
  shrinkRates,
  shrinkShares,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

const COUNTS_ONLY = doesNotApply(
  [
    "all censored",
    "perfect separation",
    "collinear columns",
    "no convergence",
    "unsorted times",
    "negative times",
  ],
  "takes counts: no columns of times, no covariates, a closed formula",
);
const ONE_GROUP = doesNotApply(["all tied", "zero variance"], "takes one count among one number");
const INFINITE = Number.POSITIVE_INFINITY;
const beta = { kind: "beta posterior" };
const gamma = { kind: "gamma posterior" };
const share = (events: number, n: number) => ({ events, n });
const rate = (events: number, personTime: number) => ({ events, personTime });

export const bayes: Readonly<Record<string, Misuses>> = {
  betaPosterior: {
    ...COUNTS_ONLY,
    ...ONE_GROUP,
    empty: { call: () => betaPosterior(0, 0), states: { ...beta, warnings: ["prior only"] } },
    "one person": { call: () => betaPosterior(1, 1), states: { a: 1.5, b: 0.5, warnings: [] } },
    "one event": { call: () => betaPosterior(1, 10), states: { a: 1.5, b: 9.5 } },
    "no event": { call: () => betaPosterior(0, 10), states: { ...beta, highestDensity: { lower: 0 } } },
    "all events": { call: () => betaPosterior(10, 10), states: { ...beta, highestDensity: { upper: 1 } } },
    NaN: { call: () => betaPosterior(Number.NaN, 10), refuses: /events/ },
    infinite: { call: () => betaPosterior(1, INFINITE), refuses: /n is not/ },
  },
  gammaPosterior: {
    ...COUNTS_ONLY,
    ...ONE_GROUP,
    empty: { call: () => gammaPosterior(rate(0, 0)), gives: "no observations" },
    "one person": { call: () => gammaPosterior(rate(1, 2)), states: { shape: 1.5, rate: 2, warnings: [] } },
    "one event": { call: () => gammaPosterior(rate(1, 10)), states: gamma },
    "no event": {
      call: () => gammaPosterior(rate(0, 10)),
      states: { ...gamma, highestDensity: { lower: 0 } },
    },
    "all events": { doesNotApply: "events over person-time have no most" },
    "negative times": { call: () => gammaPosterior(rate(1, -1)), refuses: /personTime/ },
    NaN: { call: () => gammaPosterior(rate(1, Number.NaN)), refuses: /personTime/ },
    infinite: {
      call: () => gammaPosterior(rate(1, 3), { prior: { shape: 1, rate: INFINITE } }),
      refuses: /rate/,
    },
  },
  probabilityLarger: {
    ...COUNTS_ONLY,
    empty: {
      call: () => probabilityLarger(betaPosterior(0, 0), betaPosterior(0, 0)),
      states: { difference: 0 },
    },
    "one person": {
      call: () => probabilityLarger(betaPosterior(1, 1), betaPosterior(0, 1)),
      states: { kind: "comparison" },
    },
    "one event": {
      call: () => probabilityLarger(betaPosterior(1, 9), betaPosterior(0, 9)),
      states: { kind: "comparison" },
    },
    "no event": {
      call: () => probabilityLarger(betaPosterior(0, 9), betaPosterior(0, 9)),
      states: { difference: 0 },
    },
    "all events": {
      call: () => probabilityLarger(betaPosterior(9, 9), betaPosterior(9, 9)),
      states: { difference: 0 },
    },
    "all tied": {
      call: () => probabilityLarger(betaPosterior(3, 9), betaPosterior(3, 9)),
      states: { difference: 0 },
    },
    "zero variance": { doesNotApply: "no posterior has a variance of 0" },
    NaN: { doesNotApply: "takes posteriors, which refuse NaN themselves" },
    infinite: { doesNotApply: "takes posteriors, which refuse infinite numbers themselves" },
  },
  predictiveEvents: {
    ...COUNTS_ONLY,
    ...ONE_GROUP,
    empty: { call: () => predictiveEvents(betaPosterior(0, 0), 5), states: { mean: 2.5 } },
    "one person": {
      call: () => predictiveEvents(betaPosterior(1, 1), 1),
      states: { probabilities: [0.25, 0.75] },
    },
    "one event": { call: () => predictiveEvents(betaPosterior(1, 9), 5), states: { lower: 0 } },
    "no event": { call: () => predictiveEvents(betaPosterior(0, 9), 5), states: { lower: 0 } },
    "all events": { call: () => predictiveEvents(betaPosterior(9, 9), 5), states: { upper: 5 } },
    NaN: { call: () => predictiveEvents(betaPosterior(1, 9), Number.NaN), refuses: /size/ },
    infinite: { call: () => predictiveEvents(betaPosterior(1, 9), INFINITE), refuses: /size/ },
  },
  shrinkShares: {
    ...COUNTS_ONLY,
    empty: { call: () => shrinkShares([]), gives: "no observations" },
    "one person": { call: () => shrinkShares([share(1, 2)]), gives: "one observation" },
    "one event": { call: () => shrinkShares([share(1, 9), share(0, 9)]), gives: "no variation" },
    "no event": { call: () => shrinkShares([share(0, 9), share(0, 4)]), gives: "no events" },
    "all events": { call: () => shrinkShares([share(9, 9), share(4, 4)]), gives: "only events" },
    "all tied": { call: () => shrinkShares([share(3, 9), share(3, 9)]), gives: "no variation" },
    "zero variance": { call: () => shrinkShares([share(1, 1), share(0, 1)]), gives: "no variation" },
    "perfect separation": {
      call: () => shrinkShares([share(9, 9), share(0, 9)]),
      gives: "perfect separation",
    },
    "no convergence": {
      call: () => shrinkShares([share(900, 900), share(0, 1)]),
      gives: "perfect separation",
    },
    NaN: { call: () => shrinkShares([share(Number.NaN, 9)]), refuses: /events/ },
    infinite: { call: () => shrinkShares([share(1, INFINITE)]), refuses: /n is not/ },
  },
  shrinkRates: {
    ...COUNTS_ONLY,
    empty: { call: () => shrinkRates([]), gives: "no observations" },
    "one person": { call: () => shrinkRates([rate(1, 2)]), gives: "one observation" },
    "one event": { call: () => shrinkRates([rate(1, 9), rate(0, 9)]), gives: "no variation" },
    "no event": { call: () => shrinkRates([rate(0, 9), rate(0, 4)]), gives: "no events" },
    "all events": { doesNotApply: "events over person-time have no most" },
    "all tied": { call: () => shrinkRates([rate(3, 9), rate(3, 9)]), gives: "no variation" },
    "zero variance": { call: () => shrinkRates([rate(3, 9), rate(6, 18)]), gives: "no variation" },
    "negative times": { call: () => shrinkRates([rate(3, -9)]), refuses: /personTime/ },
    NaN: { call: () => shrinkRates([rate(Number.NaN, 9)]), refuses: /events/ },
    infinite: { call: () => shrinkRates([rate(1, INFINITE)]), refuses: /personTime/ },
  },
};
