import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { StatisticsError } from "../errors.ts";
import { quadraticForm } from "../linear/quadratic-form.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type GroupedFollowUp, type GroupRows, splitByGroup } from "./grouped-follow-up.ts";
import { distinct, tabulate } from "./tabulate.ts";

export interface LogRankOptions {
  /** Exponent of the pooled survival as weight: 0 = log-rank, 1 = Peto and Peto's Wilcoxon. Default 0. */
  readonly rho?: number;
}

export interface LogRankTest {
  readonly kind: "test";
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
  /** By ascending group number; observed and expected are weighted where rho is not 0. */
  readonly groups: readonly {
    readonly group: number;
    readonly n: number;
    readonly observed: number;
    readonly expected: number;
  }[];
}

/**
 * Do groups differ in when the event happens? The log-rank test for two or more groups, or its weighted kin.
 *
 * Groups that are never at risk when an event happens do not count towards the degrees of freedom.
 *
 * @param data follow-up with the group of each row; 0 = censored, 1 = event
 * @returns the test; "not estimable" without observations, with one group only, without events, or where all
 *   events happen when one group alone is at risk (no variation)
 * @throws StatisticsError on other causes, group or stratum that is no whole number, negative rho, and as tabulate
 *
 * In R: `survdiff(Surv(time, cause) ~ group + strata(stratum), rho = 0)`.
 *
 * Source: Mantel N (1966). Evaluation of survival data and two new rank order statistics. Cancer Chemother Rep
 * 50:163-170. Harrington DP, Fleming TR (1982). A class of rank test procedures for censored survival data.
 * Biometrika 69:553-566. doi:10.1093/biomet/69.3.553.
 */
export function logRank(data: GroupedFollowUp, { rho = 0 }: LogRankOptions = {}): LogRankTest | NotEstimable {
  if (!(rho >= 0 && rho < Number.POSITIVE_INFINITY)) {
    throw new StatisticsError("logRank", "rho is not zero or more", "Use 0 for the log-rank test");
  }
  const { groups, strata } = splitByGroup("logRank", data);
  if (groups.length === 0) return notEstimable("no observations");
  if (groups.length === 1) return notEstimable("one group only");
  const sums = new LogRankSums(groups.length);
  for (const bins of strata) sums.add(bins, rho);
  return sums.test(groups);
}

class LogRankSums {
  readonly #size: number;
  readonly #n: Float64Array;
  readonly #observed: Float64Array;
  readonly #expected: Float64Array;
  readonly #variance: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#n = new Float64Array(size);
    this.#observed = new Float64Array(size);
    this.#expected = new Float64Array(size);
    this.#variance = new Float64Array(size * size);
  }

  /** Adds a stratum. */
  add(bins: readonly GroupRows[], rho: number): void {
    const times = distinct(bins.flatMap((bin) => bin.time));
    const tables = bins.map((bin) => tabulate("logRank", bin, { times }));
    if (tables.some((table) => table.causes > 1)) {
      throw new StatisticsError(
        "logRank",
        "there are competing events (cause 2 or more)",
        "Code them 0 to compare cause-specific hazards, or use a test of cumulative incidence",
      );
    }
    for (const [g, table] of tables.entries()) this.#n[g]! += table.n;
    let survival = 1;
    for (let k = 0; k < times.length; k++) {
      const atRisk = tables.map((table) => table.atRisk[k]!);
      const events = tables.map((table) => table.ended[2 * k + 1]!);
      survival *= this.#step(atRisk, events, survival ** rho);
    }
  }

  /** Adds one time; returns the factor by which pooled survival falls. */
  #step(atRisk: readonly number[], events: readonly number[], weight: number): number {
    const n = atRisk.reduce((sum, value) => sum + value, 0);
    const d = events.reduce((sum, value) => sum + value, 0);
    if (d === 0) return 1;
    const spread = n > 1 ? (weight * weight * d * (n - d)) / (n - 1) : 0;
    for (let g = 0; g < this.#size; g++) {
      const share = atRisk[g]! / n;
      this.#observed[g]! += weight * events[g]!;
      this.#expected[g]! += weight * d * share;
      for (let h = 0; h < this.#size; h++) {
        this.#variance[g * this.#size + h]! += spread * share * ((g === h ? 1 : 0) - atRisk[h]! / n);
      }
    }
    return (n - d) / n;
  }

  test(groups: Float64Array): LogRankTest | NotEstimable {
    const size = this.#size;
    if (this.#n.every((n) => n === 0)) return notEstimable("no observations");
    if (this.#observed.every((observed) => observed === 0)) return notEstimable("no events");
    const kept = [...groups.keys()].filter((g) => this.#variance[g * size + g]! > 0).slice(1);
    if (kept.length === 0) return notEstimable("no variation");
    const difference = kept.map((g) => this.#observed[g]! - this.#expected[g]!);
    const variance = kept.map((g) => kept.map((h) => this.#variance[g * size + h]!));
    const chiSquared = quadraticForm(variance, difference);
    if (chiSquared === undefined) return notEstimable("no variation");
    return {
      kind: "test",
      chiSquared,
      df: kept.length,
      p: chiSquaredUpper(chiSquared, kept.length),
      groups: [...groups].map((group, g) => ({
        group,
        n: this.#n[g]!,
        observed: this.#observed[g]!,
        expected: this.#expected[g]!,
      })),
    };
  }
}
