import { expect } from "vitest";
import {
  coxFirth,
  coxRegression,
  coxSurvival,
  fineGray,
  linearRegression,
  logisticFirth,
  logisticRegression,
  negativeBinomialRegression,
  poissonRegression,
  proportionalHazards,
  type SegmentedData,
  segmentedRegression,
  subdistributionRows,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

interface Followed {
  readonly time: readonly number[];
  readonly cause: readonly number[];
  readonly covariates: Readonly<Record<string, readonly number[]>>;
}

const people: Followed = {
  time: [5, 3, 6, 2, 7, 4, 8, 1],
  cause: [1, 1, 0, 1, 1, 0, 0, 1],
  covariates: { x: [2, 5, 3, 4, 1, 6, 2, 3] },
};
const sorted: Followed = {
  time: [1, 2, 3, 4, 5, 6, 7, 8],
  cause: [1, 1, 1, 0, 1, 0, 1, 0],
  covariates: { x: [3, 4, 5, 6, 2, 3, 1, 2] },
};
const noPeople: Followed = { time: [], cause: [], covariates: { x: [] } };
const onePerson: Followed = { time: [1], cause: [1], covariates: { x: [1] } };
const withCause = (cause: number[]): Followed => ({ ...people, cause });
const withX = (x: number[]): Followed => ({ ...people, covariates: { x } });
const withTime = (time: number[]): Followed => ({ ...people, time });
const ONE_EVENT = [0, 1, 0, 0, 0, 0, 0, 0];
const NONE = [0, 0, 0, 0, 0, 0, 0, 0];
const ALL = [1, 1, 1, 1, 1, 1, 1, 1];
const SAME = [3, 3, 3, 3, 3, 3, 3, 3];
/** The higher, the sooner the event. */
const FORETELLS = [4, 6, 3, 7, 2, 5, 1, 8];
const twice: Followed = {
  ...people,
  covariates: { x: people.covariates.x!, z: people.covariates.x!.map((value) => 3 - 2 * value) },
};

const CONCAVE = doesNotApply(
  ["no convergence"],
  "the likelihood is concave: its maximum is found, or lies at infinity, which is perfect separation",
);

/** The edges that every model of hazards answers in the same way. */
const hazardModel = (model: (data: Followed) => unknown) =>
  ({
    empty: { call: () => model(noPeople), gives: "no observations" },
    "one person": { call: () => model(onePerson), gives: "no variation" },
    "no event": { call: () => model(withCause(NONE)), gives: "no events" },
    "all censored": { call: () => model(withCause(NONE)), gives: "no events" },
    "zero variance": { call: () => model(withX(SAME)), gives: "no variation" },
    "collinear columns": { call: () => model(twice), gives: "no variation" },
    "negative times": { call: () => model(withTime([5, -3, 6, 2, 7, 4, 8, 1])), refuses: /time\[1\]/ },
    NaN: { call: () => model(withX([2, Number.NaN, 3, 4, 1, 6, 2, 3])), refuses: /x\[1\]/ },
    infinite: {
      call: () => model(withTime([Number.POSITIVE_INFINITY, 3, 6, 2, 7, 4, 8, 1])),
      refuses: /time\[0\]/,
    },
  }) as const;

const fgOf = (data: Followed) => fineGray(data);
const survivalOf = (data: Followed) =>
  coxSurvival(data, Object.fromEntries(Object.keys(data.covariates).map((name) => [name, 3])));

/** A model of one covariate with this coefficient. */
const coefficient = (value: number) => ({ coefficients: [{ coefficient: expect.closeTo(value, 8) }] });

const X = [1, 4, 2, 6, 3, 5];
const OUTCOME = [0, 1, 1, 1, 0, 0];
const FLAT = [2, 2, 2, 2, 2, 2];
const NO_TIMES = doesNotApply(
  ["all censored", "unsorted times", "negative times"],
  "takes outcomes, not times: rows may come in any order",
);
const BY_X = { x: X };
const COLLINEAR = { x: X, z: X.map((value) => 1 - value) };
const HOLE = { x: [1, Number.NaN, 2, 6, 3, 5] };
const ENDLESS = { x: [1, 4, Number.POSITIVE_INFINITY, 6, 3, 5] };

const logistic = (outcome: number[], covariates: Record<string, number[]>) =>
  logisticRegression({ outcome, covariates });
const firth = (outcome: number[], covariates: Record<string, number[]>) =>
  logisticFirth({ outcome, covariates });
const linear = (outcome: number[], covariates: Record<string, number[]>) =>
  linearRegression({ outcome, covariates });
const poisson = (events: number[], covariates: Record<string, number[]>) =>
  poissonRegression({ events, covariates });
const negativeBinomial = (events: number[], covariates: Record<string, number[]>) =>
  negativeBinomialRegression({ events, covariates });
const COUNTS = [2, 9, 0, 14, 3, 5];
const SPREAD_OUT = [2, 19, 0, 14, 0, 5];

const segmented = (outcome: number[], more: Partial<SegmentedData> = {}) =>
  segmentedRegression({ outcome, ...more }, { from: 4 });
const SERIES = [1, 2, 4, 4, 5, 3];

export const regression: Readonly<Record<string, Misuses>> = {
  coxRegression: {
    ...hazardModel(coxRegression),
    ...CONCAVE,
    "one event": {
      call: () => coxRegression(withCause(ONE_EVENT)),
      states: { events: 1, variance: "model" },
    },
    "all events": { call: () => coxRegression(withCause(ALL)), states: { n: 8, events: 8 } },
    "all tied": { call: () => coxRegression(withTime(SAME)), states: { kind: "cox model" } },
    "perfect separation": { call: () => coxRegression(withX(FORETELLS)), gives: "perfect separation" },
    "unsorted times": { call: () => coxRegression(people), states: found(coxRegression(sorted)) },
  },
  coxFirth: {
    ...hazardModel(coxFirth),
    ...doesNotApply(
      ["no convergence"],
      "the penalty keeps the maximum finite; a profile without an end is too few observations, in the tests of coxFirth",
    ),
    "one event": { call: () => coxFirth(withCause(ONE_EVENT)), states: { kind: "Firth model", events: 1 } },
    "all events": { call: () => coxFirth(withCause(ALL)), states: { kind: "Firth model", events: 8 } },
    "all tied": { call: () => coxFirth(withTime(SAME)), states: { kind: "Firth model" } },
    "perfect separation": { call: () => coxFirth(withX(FORETELLS)), states: { kind: "Firth model" } },
    "unsorted times": { call: () => coxFirth(people), states: found(coxFirth(sorted)) },
  },
  coxSurvival: {
    ...hazardModel(survivalOf),
    ...CONCAVE,
    "one event": {
      call: () => survivalOf(withCause(ONE_EVENT)),
      states: { steps: [{ time: 3, events: 1 }] },
    },
    "all events": { call: () => survivalOf(withCause(ALL)), states: { kind: "model curve", n: 8 } },
    "all tied": { call: () => survivalOf(withTime(SAME)), states: { steps: [{ time: 3, events: 5 }] } },
    "perfect separation": { call: () => survivalOf(withX(FORETELLS)), gives: "perfect separation" },
    "unsorted times": { call: () => survivalOf(people), states: found(survivalOf(sorted)) },
  },
  proportionalHazards: {
    ...hazardModel(proportionalHazards),
    ...CONCAVE,
    "one event": { call: () => proportionalHazards(withCause(ONE_EVENT)), gives: "no variation" },
    "all events": { call: () => proportionalHazards(withCause(ALL)), states: { global: { df: 1 } } },
    "all tied": { call: () => proportionalHazards(withTime(SAME)), gives: "no variation" },
    "perfect separation": { call: () => proportionalHazards(withX(FORETELLS)), gives: "perfect separation" },
    "unsorted times": { call: () => proportionalHazards(people), states: found(proportionalHazards(sorted)) },
  },
  fineGray: {
    ...hazardModel(fgOf),
    ...CONCAVE,
    "one event": { call: () => fineGray(withCause(ONE_EVENT)), states: { events: 1, competing: 0 } },
    "all events": { call: () => fineGray(withCause(ALL)), states: { events: 8 } },
    "all tied": { call: () => fineGray({ ...withTime(SAME), cause: ALL }), gives: "too few observations" },
    "perfect separation": { call: () => fineGray(withX(FORETELLS)), gives: "perfect separation" },
    "unsorted times": { call: () => fineGray(people), states: found(fineGray(sorted)) },
  },
  subdistributionRows: {
    ...doesNotApply(
      ["zero variance", "perfect separation", "collinear columns", "no convergence"],
      "makes rows, without covariates, by a closed formula",
    ),
    empty: { call: () => subdistributionRows({ time: [], cause: [] }), states: { row: [], weight: [] } },
    "one person": {
      call: () => subdistributionRows({ time: [4], cause: [2] }),
      states: { row: [0], entry: [-1], time: [4], cause: [0], weight: [1] },
    },
    "one event": {
      call: () => subdistributionRows({ time: [1, 2], cause: [2, 1] }),
      states: { row: [0, 0, 1], time: [1, 2, 2], cause: [0, 0, 1], weight: [1, 1, 1] },
    },
    "no event": {
      call: () => subdistributionRows({ time: [1, 2], cause: [2, 0] }),
      states: { row: [0, 1], cause: [0, 0], weight: [1, 1] },
    },
    "all events": {
      call: () => subdistributionRows({ time: [1, 2], cause: [1, 1] }),
      states: { cause: [1, 1] },
    },
    "all censored": {
      call: () => subdistributionRows({ time: [1, 2], cause: [0, 0] }),
      states: { cause: [0, 0], weight: [1, 1] },
    },
    "all tied": {
      call: () => subdistributionRows({ time: [3, 3, 3], cause: [2, 1, 0] }),
      states: { row: [0, 1, 2], cause: [0, 1, 0], weight: [1, 1, 1] },
    },
    "unsorted times": {
      call: () => subdistributionRows({ time: [2, 1], cause: [1, 2] }),
      states: { row: [0, 1, 1], time: [2, 1, 2], cause: [1, 0, 0] },
    },
    "negative times": {
      call: () => subdistributionRows({ time: [1, -2], cause: [1, 2] }),
      refuses: /time\[1\]/,
    },
    NaN: { call: () => subdistributionRows({ time: [1, 2], cause: [1, Number.NaN] }), refuses: /cause\[1\]/ },
    infinite: {
      call: () => subdistributionRows({ time: [Number.POSITIVE_INFINITY, 2], cause: [1, 2] }),
      refuses: /time\[0\]/,
    },
  },
  logisticRegression: {
    ...NO_TIMES,
    ...CONCAVE,
    empty: { call: () => logistic([], { x: [] }), gives: "no observations" },
    "one person": { call: () => logistic([1], { x: [1] }), gives: "only events" },
    "one event": { call: () => logistic([0, 0, 1, 0, 0, 0], BY_X), states: { n: 6, events: 1 } },
    "no event": { call: () => logistic([0, 0, 0, 0, 0, 0], BY_X), gives: "no events" },
    "all events": { call: () => logistic([1, 1, 1, 1, 1, 1], BY_X), gives: "only events" },
    "all tied": { call: () => logistic(OUTCOME, { x: FLAT }), gives: "no variation" },
    "zero variance": { call: () => logistic(OUTCOME, { x: FLAT }), gives: "no variation" },
    "perfect separation": { call: () => logistic(OUTCOME, { x: OUTCOME }), gives: "perfect separation" },
    "collinear columns": { call: () => logistic(OUTCOME, COLLINEAR), gives: "no variation" },
    NaN: { call: () => logistic(OUTCOME, HOLE), refuses: /x\[1\]/ },
    infinite: { call: () => logistic(OUTCOME, ENDLESS), refuses: /x\[2\]/ },
  },
  logisticFirth: {
    ...NO_TIMES,
    ...doesNotApply(
      ["no convergence"],
      "the penalty keeps the maximum finite; a profile without an end would be too few observations",
    ),
    empty: { call: () => firth([], { x: [] }), gives: "no observations" },
    "one person": { call: () => firth([1], { x: [1] }), gives: "no variation" },
    "one event": { call: () => firth([0, 0, 1, 0, 0, 0], BY_X), states: { n: 6, events: 1 } },
    "no event": { call: () => firth([0, 0, 0, 0, 0, 0], BY_X), states: coefficient(0) },
    "all events": { call: () => firth([1, 1, 1, 1, 1, 1], BY_X), states: coefficient(0) },
    "all tied": { call: () => firth(OUTCOME, { x: FLAT }), gives: "no variation" },
    "zero variance": { call: () => firth(OUTCOME, { x: FLAT }), gives: "no variation" },
    // Three with and three without, half a person more in each cell: log((3.5 / 0.5)²).
    "perfect separation": {
      call: () => firth(OUTCOME, { x: OUTCOME }),
      states: coefficient(2 * Math.log(7)),
    },
    "collinear columns": { call: () => firth(OUTCOME, COLLINEAR), gives: "no variation" },
    NaN: { call: () => firth(OUTCOME, HOLE), refuses: /x\[1\]/ },
    infinite: { call: () => firth(OUTCOME, ENDLESS), refuses: /x\[2\]/ },
  },
  linearRegression: {
    ...NO_TIMES,
    ...doesNotApply(["no convergence"], "is a closed formula"),
    empty: { call: () => linear([], { x: [] }), gives: "no observations" },
    "one person": { call: () => linear([1], { x: [1] }), gives: "too few observations" },
    "one event": { call: () => linear([0, 0, 1, 0, 0, 0], BY_X), states: { kind: "linear model", df: 4 } },
    "no event": { call: () => linear([0, 0, 0, 0, 0, 0], BY_X), gives: "no variation" },
    "all events": { call: () => linear([1, 1, 1, 1, 1, 1], BY_X), gives: "no variation" },
    "all tied": { call: () => linear(COUNTS, { x: FLAT }), gives: "no variation" },
    "zero variance": { call: () => linear(FLAT, BY_X), gives: "no variation" },
    "perfect separation": { call: () => linear(OUTCOME, { x: OUTCOME }), gives: "no variation" },
    "collinear columns": { call: () => linear(COUNTS, COLLINEAR), gives: "no variation" },
    NaN: { call: () => linear(COUNTS, HOLE), refuses: /x\[1\]/ },
    infinite: {
      call: () => linear([1, Number.NEGATIVE_INFINITY, 2], { x: [1, 2, 3] }),
      refuses: /outcome\[1\]/,
    },
  },
  poissonRegression: {
    ...NO_TIMES,
    ...CONCAVE,
    empty: { call: () => poisson([], { x: [] }), gives: "no observations" },
    "one person": { call: () => poisson([3], { x: [1] }), gives: "no variation" },
    "one event": { call: () => poisson([0, 0, 1, 0, 0, 0], BY_X), states: { events: 1, warnings: [] } },
    "no event": { call: () => poisson([0, 0, 0, 0, 0, 0], BY_X), gives: "no events" },
    "all events": {
      call: () => poisson([1, 1, 1, 1, 1, 1], BY_X),
      states: { deviance: expect.closeTo(0, 9) },
    },
    "all tied": { call: () => poisson(COUNTS, { x: FLAT }), gives: "no variation" },
    "zero variance": { call: () => poisson(COUNTS, { x: FLAT }), gives: "no variation" },
    "perfect separation": {
      call: () => poisson([0, 4, 2, 5, 0, 0], { x: OUTCOME }),
      gives: "perfect separation",
    },
    "collinear columns": { call: () => poisson(COUNTS, COLLINEAR), gives: "no variation" },
    NaN: { call: () => poisson(COUNTS, HOLE), refuses: /x\[1\]/ },
    infinite: { call: () => poisson([1, Number.POSITIVE_INFINITY], { x: [1, 2] }), refuses: /events\[1\]/ },
  },
  negativeBinomialRegression: {
    ...NO_TIMES,
    empty: { call: () => negativeBinomial([], { x: [] }), gives: "no observations" },
    "one person": { call: () => negativeBinomial([3], { x: [1] }), gives: "no variation" },
    "one event": { call: () => negativeBinomial([0, 0, 1, 0, 0, 0], BY_X), gives: "no overdispersion" },
    "no event": { call: () => negativeBinomial([0, 0, 0, 0, 0, 0], BY_X), gives: "no events" },
    "all events": { call: () => negativeBinomial([1, 1, 1, 1, 1, 1], BY_X), gives: "no overdispersion" },
    "all tied": { call: () => negativeBinomial(SPREAD_OUT, { x: FLAT }), gives: "no variation" },
    "zero variance": { call: () => negativeBinomial([3, 3, 3, 3, 3, 3], BY_X), gives: "no overdispersion" },
    "perfect separation": {
      call: () => negativeBinomial([0, 4, 2, 19, 0, 0], { x: OUTCOME }),
      gives: "perfect separation",
    },
    "collinear columns": { call: () => negativeBinomial(SPREAD_OUT, COLLINEAR), gives: "no variation" },
    "no convergence": {
      call: () => negativeBinomial([36, 0, 4793], { x: [0.106, 0.727, 0.14] }),
      gives: "no convergence",
    },
    NaN: { call: () => negativeBinomial(SPREAD_OUT, HOLE), refuses: /x\[1\]/ },
    infinite: {
      call: () =>
        negativeBinomialRegression({
          events: [1, 2],
          exposure: [1, Number.POSITIVE_INFINITY],
          covariates: {},
        }),
      refuses: /exposure\[1\]/,
    },
  },
  segmentedRegression: {
    ...doesNotApply(
      ["all censored", "collinear columns"],
      "takes a value a period; its three covariates are its own and never follow from each other",
    ),
    ...doesNotApply(
      ["no convergence"],
      "is a closed formula, or the concave likelihood of poissonRegression",
    ),
    empty: { call: () => segmented([]), gives: "no observations" },
    "one person": { call: () => segmented([3]), gives: "too few observations" },
    "one event": {
      call: () => segmentedRegression({ outcome: [0, 0, 1, 0, 0, 0] }, { from: 4, model: "Poisson" }),
      gives: "perfect separation",
    },
    "no event": {
      call: () => segmentedRegression({ outcome: [0, 0, 0, 0, 0, 0] }, { from: 4, model: "Poisson" }),
      gives: "no events",
    },
    "all events": { call: () => segmented([1, 1, 1, 1, 1, 1]), gives: "no variation" },
    "all tied": { call: () => segmented(SERIES, { period: [1, 1, 1, 1, 1, 1] }), refuses: /comes twice/ },
    "zero variance": { call: () => segmented(FLAT), gives: "no variation" },
    "perfect separation": {
      call: () => segmentedRegression({ outcome: [0, 0, 0, 3, 2, 4] }, { from: 4, model: "Poisson" }),
      gives: "perfect separation",
    },
    "unsorted times": {
      call: () => segmented([3, 4, 1, 5, 2, 4], { period: [6, 4, 1, 5, 2, 3] }),
      states: found(segmented(SERIES)),
    },
    "negative times": {
      call: () => segmentedRegression({ period: [-3, -2, -1, 0, 1, 2], outcome: SERIES }, { from: 0 }),
      states: { before: 3, after: 3, slope: { coefficient: expect.closeTo(1.5, 9) } },
    },
    NaN: { call: () => segmented([1, 2, Number.NaN, 4, 5, 3]), refuses: /outcome\[2\]/ },
    infinite: { call: () => segmented([1, 2, 4, Number.POSITIVE_INFINITY, 5, 3]), refuses: /outcome\[3\]/ },
  },
};

/** What sorted data give, to the digits that rounding leaves. */
function found(result: object): object {
  return Object.fromEntries(
    Object.entries(result)
      .filter(([name]) => name !== "linearPredictor")
      .map(([name, value]) => [name, near(value)]),
  );
}

function near(value: unknown): unknown {
  if (typeof value === "number") return expect.closeTo(value, 8);
  if (ArrayBuffer.isView(value)) return expect.anything();
  if (Array.isArray(value)) return value.map(near);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, near(item)]));
  return value;
}
