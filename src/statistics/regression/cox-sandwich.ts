import { sandwich } from "../linear/sandwich.ts";
import type { CoxData } from "./cox-data.ts";
import type { CoxFit } from "./cox-fit.ts";
import type { Ties } from "./risk-sets.ts";
import { scoreResiduals } from "./score-residuals.ts";

/**
 * Covariance of the coefficients, in standardized units, that needs no trust in the weights or in the
 * independence of rows within a cluster: the squared influences of people, or of clusters.
 *
 * Source: Lin DY, Wei LJ (1989). The robust inference for the Cox proportional hazards model. J Am Stat Assoc
 * 84:1074-1078. doi:10.1080/01621459.1989.10478874.
 */
export function coxSandwich({ strata, coefficients, factor }: CoxFit, data: CoxData, ties: Ties): number[][] {
  const rows: number[][] = [];
  const counts: number[] = [];
  const clusters = new Map<number, number[]>();
  for (const { rows: people, index } of strata) {
    for (const [i, residual] of scoreResiduals(people, coefficients, ties).entries()) {
      const count = people.count[i]!;
      const one = residual.map((value) => value * people.weight[i]!);
      const cluster = data.cluster?.[index[i]!];
      if (cluster === undefined) {
        rows.push(one);
        counts.push(count);
        continue;
      }
      const sum = clusters.get(cluster);
      clusters.set(
        cluster,
        one.map((value, j) => count * value + (sum?.[j] ?? 0)),
      );
    }
  }
  return data.cluster ? sandwich(factor, [...clusters.values()]) : sandwich(factor, rows, counts);
}
