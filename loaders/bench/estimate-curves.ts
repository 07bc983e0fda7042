import {
  aalenJohansen,
  type IncidenceCurve,
  kaplanMeier,
  type LogRankTest,
  logRank,
  type NotEstimable,
  type SurvivalCurve,
  stepAt,
} from "../../src/statistics/index.ts";
import { partition } from "./partition.ts";
import { STRATA } from "./population.ts";

interface Rows {
  readonly time: Float64Array;
  readonly cause: Float64Array;
  readonly group: Float64Array;
  readonly count?: Float64Array;
}

export interface Curves {
  readonly free: readonly (SurvivalCurve | NotEstimable)[];
  readonly incidence: readonly (IncidenceCurve | NotEstimable)[];
  readonly test: LogRankTest | NotEstimable;
}

/** Kaplan-Meier and Aalen-Johansen of every stratum, and the log-rank test between them. */
export function estimateCurves({ group, ...rows }: Rows): Curves {
  const parts = partition(rows, group, STRATA);
  return {
    free: parts.map((part) => kaplanMeier({ ...part, cause: part.cause.map((cause) => Number(cause > 0)) })),
    incidence: parts.map((part) => aalenJohansen(part)),
    test: logRank({ ...rows, group, cause: rows.cause.map((cause) => Number(cause === 1)) }),
  };
}

const YEAR = 365;

/** What both contenders tell: after a year, and the test. */
export function curveResults({ free, incidence, test }: Curves): number[] {
  const steps = free.map((curve) => {
    if (curve.kind === "not estimable") throw new Error(curve.reason);
    return stepAt(curve, YEAR)!;
  });
  const causes = incidence.map((curve) => {
    if (curve.kind === "not estimable") throw new Error(curve.reason);
    return stepAt(curve, YEAR)!.causes[0]!;
  });
  if (test.kind === "not estimable") throw new Error(test.reason);
  return [
    ...steps.map(({ survival }) => survival),
    ...steps.map(({ standardError }) => standardError),
    ...causes.map(({ incidence: share }) => share),
    ...causes.map(({ standardError }) => standardError),
    test.chiSquared,
  ];
}
