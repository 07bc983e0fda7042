import { personTimeRate, rateRatio } from "../../../src/statistics/index.ts";
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
  ],
  "takes events and a sum of time: no single times, no covariates, a closed formula",
);
const NOT_PEOPLE = doesNotApply(["all events"], "events are not counted among people: there is no most");

const SOME = { events: 4, personTime: 10 };
const ratio = (events: number, personTime: number) => rateRatio({ events, personTime }, SOME);

export const rates: Readonly<Record<string, Misuses>> = {
  personTimeRate: {
    ...COUNTS_ONLY,
    ...NOT_PEOPLE,
    empty: { call: () => personTimeRate({ events: 0, personTime: 0 }), gives: "no observations" },
    "one person": { call: () => personTimeRate({ events: 2, personTime: 1 }), states: { value: 2 } },
    "one event": { call: () => personTimeRate({ events: 1, personTime: 10 }), states: { value: 0.1 } },
    "no event": { call: () => personTimeRate({ events: 0, personTime: 10 }), states: { value: 0, lower: 0 } },
    "negative times": { call: () => personTimeRate({ events: 1, personTime: -2 }), refuses: /personTime/ },
    NaN: { call: () => personTimeRate({ events: Number.NaN, personTime: 2 }), refuses: /events/ },
    infinite: {
      call: () => personTimeRate({ events: 1, personTime: Number.POSITIVE_INFINITY }),
      refuses: /personTime/,
    },
  },
  rateRatio: {
    ...COUNTS_ONLY,
    "all events": {
      call: () => rateRatio(SOME, { events: 0, personTime: 10 }, { method: "mid-p" }),
      states: { value: "infinite", upper: "infinite" },
    },
    empty: { call: () => ratio(0, 0), gives: "no observations" },
    "one person": { call: () => ratio(1, 1), states: { value: 2.5 } },
    "one event": { call: () => ratio(1, 10), states: { value: 0.25 } },
    "no event": {
      call: () => rateRatio({ events: 0, personTime: 9 }, { events: 0, personTime: 9 }),
      gives: "no events",
    },
    "negative times": { call: () => ratio(1, -1), refuses: /personTime/ },
    NaN: { call: () => ratio(1, Number.NaN), refuses: /personTime/ },
    infinite: { call: () => ratio(1, Number.POSITIVE_INFINITY), refuses: /personTime/ },
  },
};
