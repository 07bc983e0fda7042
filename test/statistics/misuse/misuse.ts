import type { NotEstimableReason } from "../../../src/statistics/index.ts";

/**
 * What every estimator is put to, so that no edge is left to chance. Null, undefined, texts, typed arrays, columns with
 * holes, huge and tiny numbers are no edges here: ../whatever-is-given.test.ts puts each of them in every place of
 * every estimator's arguments.
 */
export const EDGES = [
  "empty",
  "one person",
  "one event",
  "no event",
  "all events",
  "all censored",
  "all tied",
  "zero variance",
  "perfect separation",
  "collinear columns",
  "no convergence",
  "unsorted times",
  "negative times",
  "NaN",
  "infinite",
] as const;

export type Edge = (typeof EDGES)[number];

/** What is done at an edge, and what must come of it. */
export type Misuse =
  /** "not estimable", for this reason. */
  | { readonly call: () => unknown; readonly gives: NotEstimableReason }
  /** A StatisticsError whose problem matches, with a cure. */
  | { readonly call: () => unknown; readonly refuses: RegExp }
  /** A result that holds these properties (and, like every result, no NaN, null, undefined or infinity unless stated). */
  | { readonly call: () => unknown; readonly states: object; readonly infinite?: boolean }
  /** The estimator has no such input; why. */
  | { readonly doesNotApply: string };

export type Misuses = Readonly<Record<Edge, Misuse>>;

/** The edges that a kind of input does not have, for one reason. */
export function doesNotApply<const E extends Edge>(edges: readonly E[], why: string): Record<E, Misuse> {
  return Object.fromEntries(edges.map((edge) => [edge, { doesNotApply: why }])) as Record<E, Misuse>;
}

/** The edges of all others than these. */
export function onlyApply<const E extends Edge>(edges: readonly E[], why: string) {
  const others = EDGES.filter((edge): edge is Exclude<Edge, E> => !edges.some((one) => one === edge));
  return doesNotApply(others, why);
}

/** What takes values of people knows no events and no times. */
export const VALUES_ONLY = doesNotApply(
  [
    "one event",
    "no event",
    "all events",
    "all censored",
    "collinear columns",
    "no convergence",
    "unsorted times",
    "negative times",
  ],
  "takes values of people: no events, no times, no model of covariates",
);
