import {
  adjustPValues,
  bootstrap,
  bootstrapCurves,
  moments,
  permutationTest,
} from "../../../src/statistics/index.ts";
import { doesNotApply, type Misuses, VALUES_ONLY } from "./misuse.ts";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const mean = (rows: readonly number[]) => moments(rows).mean;

const ANY_STATISTIC = doesNotApply(
  [
    "one event",
    "no event",
    "all events",
    "all censored",
    "perfect separation",
    "collinear columns",
    "no convergence",
    "unsorted times",
    "negative times",
  ],
  "knows no events, times or covariates: what the statistic of rows says of them is its own, and counted",
);

const curves = (time: number[], cause: number[], at = 2) =>
  bootstrapCurves({ time, cause }, [at], { replicates: 50 });
const firstPoint = (result: ReturnType<typeof curves>) =>
  result.kind === "not estimable" ? result : result.curves[0]!.points[0]!;

export const resampling: Readonly<Record<string, Misuses>> = {
  bootstrap: {
    ...ANY_STATISTIC,
    empty: { call: () => bootstrap([], mean), gives: "no observations" },
    "one person": { call: () => bootstrap([3], mean), gives: "one observation" },
    "all tied": { call: () => bootstrap([2, 2, 2], mean), gives: "no variation" },
    "zero variance": { call: () => bootstrap([1, 2, 3], () => 7), gives: "no variation" },
    NaN: { call: () => bootstrap([1, nan], (rows) => rows[0]! + rows[1]!), refuses: /statistic/ },
    infinite: { call: () => bootstrap([1, 2], () => infinity), refuses: /statistic/ },
  },
  bootstrapCurves: {
    ...doesNotApply(
      ["perfect separation", "collinear columns", "no convergence"],
      "draws people and counts: no covariates, no iteration",
    ),
    empty: { call: () => curves([], []), gives: "no observations" },
    "one person": { call: () => firstPoint(curves([3], [1])), gives: "no variation" },
    "one event": {
      call: () => firstPoint(curves([1, 5, 5, 5], [1, 0, 0, 0])),
      states: { kind: "point", survival: 0.75 },
    },
    "no event": { call: () => firstPoint(curves([3, 4], [0, 0])), gives: "no variation" },
    "all events": {
      call: () => firstPoint(curves([1, 3], [1, 1])),
      states: { kind: "point", survival: 0.5 },
    },
    "all censored": { call: () => firstPoint(curves([1, 1], [0, 0])), gives: "not reached" },
    "all tied": { call: () => firstPoint(curves([2, 2, 2, 2], [1, 0, 1, 0])), states: { survival: 0.5 } },
    "zero variance": { call: () => firstPoint(curves([1, 1], [1, 1])), gives: "no variation" },
    "unsorted times": {
      call: () => firstPoint(curves([5, 1, 4, 3], [0, 1, 0, 1])),
      states: { survival: 0.75 },
    },
    "negative times": { call: () => curves([-1, 2], [1, 1]), refuses: /negative/ },
    NaN: { call: () => curves([nan, 2], [1, 1]), refuses: /time\[0\]/ },
    infinite: { call: () => curves([1, 2], [1, 1], infinity), refuses: /times\[0\]/ },
  },
  permutationTest: {
    ...VALUES_ONLY,
    empty: { call: () => permutationTest([], [1]), gives: "no observations" },
    "one person": { call: () => permutationTest([1], [2]), states: { p: 1, permutations: 2 } },
    "all tied": { call: () => permutationTest([2, 2], [2, 2]), gives: "no variation" },
    "zero variance": { call: () => permutationTest([1, 1], [2, 2]), states: { p: 1 / 3 } },
    "perfect separation": { call: () => permutationTest([7, 8, 9], [1, 2, 3]), states: { p: 0.1 } },
    NaN: { call: () => permutationTest([nan], [1]), refuses: /first\[0\]/ },
    infinite: { call: () => permutationTest([1], [infinity]), refuses: /second\[0\]/ },
  },
  adjustPValues: {
    ...VALUES_ONLY,
    ...doesNotApply(["perfect separation"], "takes p-values: no groups"),
    empty: { call: () => adjustPValues([]), gives: "no observations" },
    "one person": { call: () => adjustPValues([0.04]), states: { values: [0.04] } },
    "all tied": { call: () => adjustPValues([0.25, 0.25]), states: { values: [0.5, 0.5] } },
    "zero variance": { call: () => adjustPValues([1, 1]), states: { values: [1, 1] } },
    NaN: { call: () => adjustPValues([nan]), refuses: /p\[0\]/ },
    infinite: { call: () => adjustPValues([infinity]), refuses: /p\[0\]/ },
  },
};
