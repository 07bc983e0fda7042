import {
  cronbachAlpha,
  icc,
  kappa,
  krippendorffAlpha,
  mcdonaldOmega,
  reliableChange,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses } from "./misuse.ts";

const NO_EVENTS = doesNotApply(
  [
    "one event",
    "no event",
    "all events",
    "all censored",
    "unsorted times",
    "negative times",
    "perfect separation",
  ],
  "takes ratings: no events and no times",
);
const CLOSED = doesNotApply(["no convergence"], "is a closed formula");

const SAME = [
  [3, 3, 3],
  [3, 3, 3],
  [3, 3, 3],
  [3, 3, 3],
];
/** All items move as one. */
const PARALLEL = [
  [1, 2, 3],
  [2, 3, 4],
  [5, 6, 7],
  [3, 4, 5],
];
const RATED = [
  [1, 2, 1],
  [2, 2, 3],
  [4, 3, 4],
  [3, 4, 2],
  [2, 1, 1],
];
const withCell = (value: number) => [[1, value, 2], ...RATED];

const rated = { before: [20, 30, 25, 35], after: [10, 29, 26, 36] };
const tool = { reliability: 0.8, better: "lower" } as const;

export const instruments: Readonly<Record<string, Misuses>> = {
  cronbachAlpha: {
    ...NO_EVENTS,
    ...CLOSED,
    empty: { call: () => cronbachAlpha([]), gives: "no observations" },
    "one person": { call: () => cronbachAlpha([[1, 2, 3]]), gives: "one observation" },
    "all tied": { call: () => cronbachAlpha(SAME), gives: "no variation" },
    "zero variance": {
      call: () =>
        cronbachAlpha([
          [1, 2],
          [2, 1],
        ]),
      gives: "no variation",
    },
    "collinear columns": { call: () => cronbachAlpha(PARALLEL), gives: "no variation" },
    NaN: { call: () => cronbachAlpha(withCell(Number.NaN)), refuses: /row 0\[1\]/ },
    infinite: { call: () => cronbachAlpha(withCell(Number.POSITIVE_INFINITY)), refuses: /row 0\[1\]/ },
  },
  mcdonaldOmega: {
    ...NO_EVENTS,
    empty: { call: () => mcdonaldOmega([]), gives: "no observations" },
    "one person": { call: () => mcdonaldOmega([[1, 2, 3]]), gives: "one observation" },
    "all tied": { call: () => mcdonaldOmega(SAME), gives: "no variation" },
    "zero variance": { call: () => mcdonaldOmega(RATED.map(([a, b]) => [a!, b!, 7])), gives: "no variation" },
    "collinear columns": { call: () => mcdonaldOmega(PARALLEL), gives: "no variation" },
    "no convergence": {
      call: () =>
        mcdonaldOmega([
          [1, 1, 3],
          [1, -1, 0],
          [-1, 1, 0],
          [-1, -1, -2],
          [2, 1, 3],
          [0, 1, 0],
        ]),
      gives: "no proper solution",
    },
    NaN: { call: () => mcdonaldOmega(withCell(Number.NaN)), refuses: /row 0\[1\]/ },
    infinite: { call: () => mcdonaldOmega(withCell(Number.NEGATIVE_INFINITY)), refuses: /row 0\[1\]/ },
  },
  icc: {
    ...NO_EVENTS,
    ...CLOSED,
    empty: { call: () => icc([]), gives: "no observations" },
    "one person": { call: () => icc([[1, 2, 3]]), gives: "one observation" },
    "all tied": { call: () => icc(SAME), gives: "no variation" },
    "zero variance": {
      call: () =>
        icc([
          [1, 2],
          [2, 1],
        ]),
      gives: "no variation",
    },
    "collinear columns": { call: () => icc(PARALLEL), gives: "no variation" },
    NaN: { call: () => icc(withCell(Number.NaN)), refuses: /row 0\[1\]/ },
    infinite: { call: () => icc(withCell(Number.POSITIVE_INFINITY)), refuses: /row 0\[1\]/ },
  },
  kappa: {
    ...NO_EVENTS,
    ...CLOSED,
    ...doesNotApply(["collinear columns"], "takes a table of counts: no columns of data"),
    empty: {
      call: () =>
        kappa([
          [0, 0],
          [0, 0],
        ]),
      gives: "no observations",
    },
    "one person": {
      call: () =>
        kappa([
          [1, 0],
          [0, 0],
        ]),
      gives: "no variation",
    },
    "all tied": {
      call: () =>
        kappa([
          [9, 0],
          [0, 0],
        ]),
      gives: "no variation",
    },
    "zero variance": {
      call: () =>
        kappa([
          [9, 0],
          [0, 4],
        ]),
      states: { value: 1, upper: 1, warnings: ["full agreement"] },
    },
    NaN: {
      call: () =>
        kappa([
          [1, Number.NaN],
          [0, 4],
        ]),
      refuses: /table\[0\]\[1\]/,
    },
    infinite: {
      call: () =>
        kappa([
          [1, 2],
          [Number.POSITIVE_INFINITY, 4],
        ]),
      refuses: /table\[1\]\[0\]/,
    },
  },
  krippendorffAlpha: {
    ...NO_EVENTS,
    ...CLOSED,
    ...doesNotApply(["collinear columns"], "who rated does not matter, so columns are no variables"),
    empty: { call: () => krippendorffAlpha([]), gives: "no observations" },
    "one person": { call: () => krippendorffAlpha([[1, 2, null]]), gives: "one observation" },
    "all tied": { call: () => krippendorffAlpha(SAME), gives: "no variation" },
    "zero variance": {
      call: () =>
        krippendorffAlpha([
          [1, 1],
          [2, 2],
        ]),
      states: { value: 1, upper: 1, warnings: ["full agreement"] },
    },
    NaN: { call: () => krippendorffAlpha(withCell(Number.NaN)), refuses: /row 0\[1\]/ },
    infinite: { call: () => krippendorffAlpha(withCell(Number.POSITIVE_INFINITY)), refuses: /row 0\[1\]/ },
  },
  reliableChange: {
    ...NO_EVENTS,
    ...CLOSED,
    ...doesNotApply(["collinear columns"], "takes two scores of each person, no covariates"),
    empty: { call: () => reliableChange({ before: [], after: [] }, tool), gives: "no observations" },
    "one person": {
      call: () => reliableChange({ before: [20], after: [10] }, tool),
      gives: "one observation",
    },
    "all tied": {
      call: () => reliableChange({ ...rated, after: rated.before }, tool),
      states: { unchanged: { count: 4, share: { value: 1 } }, improved: { count: 0, share: { lower: 0 } } },
    },
    "zero variance": {
      call: () => reliableChange({ ...rated, before: [9, 9, 9, 9] }, tool),
      gives: "no variation",
    },
    NaN: {
      call: () => reliableChange({ ...rated, after: [1, Number.NaN, 2, 3] }, tool),
      refuses: /after\[1\]/,
    },
    infinite: {
      call: () => reliableChange({ ...rated, before: [1, 2, 3, Number.POSITIVE_INFINITY] }, tool),
      refuses: /before\[3\]/,
    },
  },
};
