import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { gammaQuantile } from "../distributions/gamma.ts";
import type { Interval } from "../interval.ts";
import { root } from "../numeric/root.ts";
import { cochranQ, type StudyEstimate, weightedMean } from "./study.ts";

/** Cochran's test of the hypothesis that studies differ by chance alone. */
export interface HeterogeneityTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

export function heterogeneityTest(studies: readonly StudyEstimate[]): HeterogeneityTest {
  const statistic = cochranQ(studies, 0);
  const df = studies.length - 1;
  return { statistic, df, p: df === 0 ? 1 : chiSquaredUpper(statistic, df) };
}

/**
 * Variances between studies under which Cochran's Q is no surprise (Q-profile); 0 to 0 where the studies are more alike
 * than chance has it.
 *
 * Source: Viechtbauer W (2007). Confidence intervals for the amount of heterogeneity in meta-analysis. Stat Med 26:37-52.
 * doi:10.1002/sim.2514.
 */
export function profileInterval(studies: readonly StudyEstimate[], level: number): Interval {
  const tail = (1 - level) / 2;
  const at = (p: number) => {
    const bound = 2 * gammaQuantile(p, (studies.length - 1) / 2);
    if (cochranQ(studies, 0) <= bound) return 0;
    let high = Math.max(...studies.map(({ variance }) => variance));
    while (cochranQ(studies, high) > bound) high *= 2;
    return root((tau2) => bound - cochranQ(studies, tau2), 0, high);
  };
  return { lower: at(1 - tail), upper: at(tail) };
}

/**
 * The variance within a typical study.
 *
 * Source: Higgins JPT, Thompson SG (2002). Quantifying heterogeneity in a meta-analysis. Stat Med 21:1539-1558.
 * doi:10.1002/sim.1186.
 */
export function typicalVariance(studies: readonly StudyEstimate[]): number {
  const { weights, total } = weightedMean(studies, 0);
  const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  return (studies.length - 1) / (total - squares / total);
}
