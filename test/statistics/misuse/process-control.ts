import {
  cChart,
  cusumChart,
  cusumRunLength,
  ewmaChart,
  ewmaRunLength,
  funnelLimits,
  gChart,
  type PeriodCount,
  type PersonTime,
  pChart,
  pPrimeChart,
  riskAdjustedCusum,
  signals,
  tChart,
  uChart,
  uPrimeChart,
  variationAndAssurance,
  xmrChart,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses, onlyApply } from "./misuse.ts";

const NO_MODEL = doesNotApply(
  ["all censored", "perfect separation", "collinear columns", "no convergence"],
  "takes figures in order of time: no censoring, no covariates, a closed formula",
);
const NO_TIMES = doesNotApply(
  ["unsorted times", "negative times"],
  "the order of the figures is their order in time; it has no column of times",
);
const SERIES = { ...NO_MODEL, ...NO_TIMES };
const NO_EVENTS = doesNotApply(
  ["one event", "no event", "all events"],
  "takes measured figures, not events among people",
);
const NO_DATA = onlyApply(["no convergence", "NaN", "infinite"], "takes a scheme, no data");
const INFINITE = Number.POSITIVE_INFINITY;

const period = (numerator: number, denominator: number): PeriodCount => ({ numerator, denominator });
const rate = (events: number, personTime: number): PersonTime => ({ events, personTime });
const chart = { kind: "control chart" };

/** The edges at which all charts of shares do alike. */
const sharesInTime = (draw: (periods: PeriodCount[]) => unknown) =>
  ({
    ...SERIES,
    empty: { call: () => draw([]), gives: "no observations" },
    "one person": { call: () => draw([period(1, 1)]), gives: "only events" },
    "one event": { call: () => draw([period(1, 9), period(0, 9)]), states: chart },
    "no event": { call: () => draw([period(0, 9), period(0, 9)]), gives: "no events" },
    "all events": { call: () => draw([period(9, 9), period(4, 4)]), gives: "only events" },
  }) satisfies Partial<Misuses>;

/** The edges at which all charts of rates do alike. */
const ratesInTime = (draw: (periods: PersonTime[]) => unknown) =>
  ({
    ...SERIES,
    empty: { call: () => draw([]), gives: "no observations" },
    "one event": { call: () => draw([rate(1, 9), rate(0, 9)]), states: chart },
    "no event": { call: () => draw([rate(0, 9), rate(0, 9)]), gives: "no events" },
    "all events": { doesNotApply: "events over person-time have no most" },
    "negative times": { call: () => draw([rate(1, -9)]), refuses: /personTime/ },
    infinite: { call: () => draw([rate(1, INFINITE)]), refuses: /personTime/ },
  }) satisfies Partial<Misuses>;

/** The edges at which all charts of measured figures do alike. */
const figuresInTime = (draw: (values: number[]) => unknown) =>
  ({
    ...SERIES,
    ...NO_EVENTS,
    empty: { call: () => draw([]), gives: "no observations" },
    "one person": { call: () => draw([3]), gives: "one observation" },
    "zero variance": { call: () => draw([4, 4, 4]), gives: "no variation" },
  }) satisfies Partial<Misuses>;

export const processControl: Readonly<Record<string, Misuses>> = {
  pChart: {
    ...sharesInTime(pChart),
    "all tied": { call: () => pChart([period(2, 9), period(2, 9)]), states: chart },
    "zero variance": { call: () => pChart([period(0, 9)]), gives: "no events" },
    NaN: { call: () => pChart([period(Number.NaN, 9)]), refuses: /events/ },
    infinite: { call: () => pChart([period(1, INFINITE)]), refuses: /n is not/ },
  },
  pPrimeChart: {
    ...sharesInTime(pPrimeChart),
    "all tied": { call: () => pPrimeChart([period(2, 9), period(2, 9)]), gives: "no variation" },
    "zero variance": { call: () => pPrimeChart([period(2, 9), period(4, 18)]), gives: "no variation" },
    NaN: { call: () => pPrimeChart([period(1, Number.NaN)]), refuses: /n is not/ },
    infinite: { call: () => pPrimeChart([period(INFINITE, 9)]), refuses: /events/ },
  },
  uChart: {
    ...ratesInTime(uChart),
    "one person": { call: () => uChart([rate(1, 2)]), states: chart },
    "all tied": { call: () => uChart([rate(2, 9), rate(2, 9)]), states: chart },
    "zero variance": { call: () => uChart([rate(0, 0), rate(2, 9)]), states: chart },
    NaN: { call: () => uChart([rate(1, Number.NaN)]), refuses: /personTime/ },
  },
  uPrimeChart: {
    ...ratesInTime(uPrimeChart),
    "one person": { call: () => uPrimeChart([rate(1, 2)]), gives: "one observation" },
    "all tied": { call: () => uPrimeChart([rate(2, 9), rate(2, 9)]), gives: "no variation" },
    "zero variance": { call: () => uPrimeChart([rate(2, 9), rate(4, 18)]), gives: "no variation" },
    NaN: { call: () => uPrimeChart([rate(Number.NaN, 9)]), refuses: /events/ },
  },
  cChart: {
    ...SERIES,
    empty: { call: () => cChart([]), gives: "no observations" },
    "one person": { call: () => cChart([3]), states: { points: [{ trialLimits: true, centre: 3 }] } },
    "one event": { call: () => cChart([0, 1, 0]), states: chart },
    "no event": { call: () => cChart([0, 0]), gives: "no events" },
    "all events": { doesNotApply: "counts of events have no most" },
    "all tied": { call: () => cChart([4, 4, 4]), states: chart },
    "zero variance": { call: () => cChart([4, 4, 4]), states: chart },
    NaN: { call: () => cChart([Number.NaN]), refuses: /counts\[0\]/ },
    infinite: { call: () => cChart([1, INFINITE]), refuses: /counts\[1\]/ },
  },
  gChart: {
    ...SERIES,
    empty: { call: () => gChart([]), gives: "no observations" },
    "one person": { call: () => gChart([3]), states: { points: [{ trialLimits: true }] } },
    "one event": { call: () => gChart([40]), states: chart },
    "no event": { call: () => gChart([]), gives: "no observations" },
    "all events": { call: () => gChart([0, 0, 0]), gives: "no variation" },
    "all tied": { call: () => gChart([4, 4, 4]), states: chart },
    "zero variance": { call: () => gChart([0, 0]), gives: "no variation" },
    NaN: { call: () => gChart([Number.NaN]), refuses: /cases\[0\]/ },
    infinite: { call: () => gChart([1, INFINITE]), refuses: /cases\[1\]/ },
  },
  tChart: {
    ...SERIES,
    empty: { call: () => tChart([]), gives: "no observations" },
    "one person": { call: () => tChart([3]), gives: "one observation" },
    "one event": { call: () => tChart([40]), gives: "one observation" },
    "no event": { call: () => tChart([]), gives: "no observations" },
    "all events": { doesNotApply: "every time ends with an event" },
    "all tied": { call: () => tChart([4, 4, 4]), gives: "no variation" },
    "zero variance": { call: () => tChart([0, 0]), gives: "no variation" },
    "unsorted times": { doesNotApply: "takes times between events, in the order of the events" },
    "negative times": { call: () => tChart([3, -1]), refuses: /times\[1\]/ },
    NaN: { call: () => tChart([Number.NaN]), refuses: /times\[0\]/ },
    infinite: { call: () => tChart([1, INFINITE]), refuses: /times\[1\]/ },
  },
  xmrChart: {
    ...figuresInTime(xmrChart),
    "all tied": { call: () => xmrChart([4, 4, 4]), gives: "no variation" },
    NaN: { call: () => xmrChart([Number.NaN]), refuses: /values\[0\]/ },
    infinite: { call: () => xmrChart([1, INFINITE]), refuses: /values\[1\]/ },
  },
  signals: {
    ...SERIES,
    ...NO_EVENTS,
    empty: { call: () => signals([]), states: [] },
    "one person": { call: () => signals([{ z: 1, value: 1 }]), states: [[]] },
    "all tied": { call: () => signals(Array(9).fill({ z: 0, value: 4 })), states: Array(9).fill([]) },
    "zero variance": {
      call: () => signals(Array(8).fill({ z: 1, value: 4 })),
      states: [...Array(7).fill([]), ["run of eight"]],
    },
    NaN: { call: () => signals([{ z: Number.NaN, value: 1 }]), refuses: /z\[0\]/ },
    infinite: { call: () => signals([{ z: 1, value: INFINITE }]), refuses: /value\[0\]/ },
  },
  variationAndAssurance: {
    ...SERIES,
    empty: {
      call: () => variationAndAssurance(xmrChart([]), { better: "higher" }),
      gives: "no observations",
    },
    "one person": {
      call: () => variationAndAssurance(xmrChart([3]), { better: "lower" }),
      gives: "one observation",
    },
    "one event": {
      call: () => variationAndAssurance(cChart([1]), { better: "lower", target: 2 }),
      states: { variation: "common cause", assurance: "hit and miss", trialLimits: true },
    },
    "no event": { call: () => variationAndAssurance(cChart([0]), { better: "lower" }), gives: "no events" },
    "all events": {
      call: () => variationAndAssurance(pChart([period(4, 4)]), { better: "lower" }),
      gives: "only events",
    },
    "all tied": {
      call: () => variationAndAssurance(cChart([4, 4, 4]), { better: "neither" }),
      states: { variation: "common cause", assurance: "no target" },
    },
    "zero variance": {
      call: () => variationAndAssurance(xmrChart([4, 4]), { better: "higher" }),
      gives: "no variation",
    },
    NaN: {
      call: () => variationAndAssurance(cChart([4]), { better: "higher", target: Number.NaN }),
      refuses: /target/,
    },
    infinite: {
      call: () => variationAndAssurance(cChart([4]), { better: "higher", target: INFINITE }),
      refuses: /target/,
    },
  },
  ewmaChart: {
    ...figuresInTime(ewmaChart),
    "all tied": { call: () => ewmaChart([4, 4], { target: 5, sigma: 1 }), states: { kind: "EWMA chart" } },
    NaN: { call: () => ewmaChart([Number.NaN]), refuses: /values\[0\]/ },
    infinite: { call: () => ewmaChart([1, 2], { target: INFINITE }), refuses: /target/ },
  },
  cusumChart: {
    ...figuresInTime(cusumChart),
    "all tied": { call: () => cusumChart([4, 4], { target: 5, sigma: 1 }), states: { kind: "CUSUM chart" } },
    NaN: { call: () => cusumChart([1, Number.NaN]), refuses: /values\[1\]/ },
    infinite: { call: () => cusumChart([1, 2], { decision: INFINITE }), refuses: /decision/ },
  },
  riskAdjustedCusum: {
    ...SERIES,
    empty: { call: () => riskAdjustedCusum({ outcome: [], expected: [] }), gives: "no observations" },
    "one person": {
      call: () => riskAdjustedCusum({ outcome: [1], expected: [0.5] }),
      states: { points: [{ since: 0 }] },
    },
    "one event": {
      call: () => riskAdjustedCusum({ outcome: [0, 1], expected: [0.5, 0.5] }),
      states: { points: [{ sum: 0 }, { since: 1 }] },
    },
    "no event": {
      call: () => riskAdjustedCusum({ outcome: [0, 0], expected: [0.5, 0.5] }),
      states: { points: [{ sum: 0 }, { sum: 0 }] },
    },
    "all events": {
      call: () => riskAdjustedCusum({ outcome: [1, 1], expected: [0.1, 0.1] }),
      states: { points: [{ since: 0 }, { since: 0 }] },
    },
    "all tied": {
      call: () => riskAdjustedCusum({ outcome: [1, 1], expected: [0.1, 0.1] }),
      states: { kind: "risk-adjusted CUSUM" },
    },
    "zero variance": {
      call: () => riskAdjustedCusum({ outcome: [1], expected: [1] }),
      refuses: /expected\[0\]/,
    },
    NaN: {
      call: () => riskAdjustedCusum({ outcome: [1], expected: [Number.NaN] }),
      refuses: /expected\[0\]/,
    },
    infinite: {
      call: () => riskAdjustedCusum({ outcome: [INFINITE], expected: [0.1] }),
      refuses: /outcome\[0\]/,
    },
  },
  ewmaRunLength: {
    ...NO_DATA,
    "no convergence": { call: () => ewmaRunLength({ lambda: 0.2, width: 9 }), refuses: /too long/ },
    NaN: { call: () => ewmaRunLength({ lambda: Number.NaN, width: 3 }), refuses: /lambda/ },
    infinite: { call: () => ewmaRunLength({ lambda: 0.2, width: INFINITE }), refuses: /width/ },
  },
  cusumRunLength: {
    ...NO_DATA,
    "no convergence": { call: () => cusumRunLength({ allowance: 0.5, decision: 30 }), refuses: /too long/ },
    NaN: { call: () => cusumRunLength({ allowance: Number.NaN, decision: 5 }), refuses: /allowance/ },
    infinite: { call: () => cusumRunLength({ allowance: 0.5, decision: INFINITE }), refuses: /decision/ },
  },
  funnelLimits: {
    ...NO_MODEL,
    ...doesNotApply(["unsorted times", "negative times"], "takes units side by side, no times"),
    empty: { call: () => funnelLimits([]), gives: "no observations" },
    "one person": {
      call: () => funnelLimits([{ events: 1, size: 1 }], { target: 0.3 }),
      states: { points: [{ position: "within" }] },
    },
    "one event": {
      call: () =>
        funnelLimits([
          { events: 1, size: 9 },
          { events: 0, size: 9 },
        ]),
      states: { kind: "funnel" },
    },
    "no event": { call: () => funnelLimits([{ events: 0, size: 9 }]), gives: "no events" },
    "all events": { call: () => funnelLimits([{ events: 9, size: 9 }]), gives: "only events" },
    "all tied": {
      call: () =>
        funnelLimits(
          [
            { events: 2, size: 9 },
            { events: 2, size: 9 },
          ],
          { overDispersion: "additive" },
        ),
      states: { dispersion: { phi: 0, tau2: 0 } },
    },
    "zero variance": { call: () => funnelLimits([{ events: 0, size: 0 }]), refuses: /size/ },
    NaN: { call: () => funnelLimits([{ events: Number.NaN, size: 3 }]), refuses: /events/ },
    infinite: { call: () => funnelLimits([{ events: 1, size: INFINITE }], { of: "rate" }), refuses: /size/ },
  },
};
