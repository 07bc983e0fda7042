import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { PairCounts, ScoredRows } from "./concordant-pairs.ts";

/** Share of pairs, between 0 and 1; 0.5 is no better than chance. */
export interface Concordance extends Estimate {
  readonly standardError: number;
  /** Pairs of which it is known whose event came first, by weight. */
  readonly pairs: number;
  /** Of these, the higher score had it first. */
  readonly concordant: number;
  /** The lower score had it first. */
  readonly discordant: number;
  /** The scores were equal: half of them count as concordant. */
  readonly tied: number;
}

export interface CountedRows {
  readonly rows: ScoredRows;
  readonly pairs: PairCounts;
}

interface ConcordanceInput {
  readonly level: number;
  /** Add influences up by cluster before squaring them. */
  readonly clustered: boolean;
}

/** The concordant share of counted pairs, with the infinitesimal jackknife's standard error. */
export function concordanceOf(
  counted: readonly CountedRows[],
  { level, clustered }: ConcordanceInput,
): Concordance | NotEstimable {
  const sum = (of: (pairs: PairCounts) => number) => counted.reduce((total, one) => total + of(one.pairs), 0);
  const [concordant, discordant] = [sum((one) => one.concordant), sum((one) => one.discordant)];
  const tied = sum((one) => one.tied);
  const pairs = concordant + discordant + tied;
  if (!(pairs > 0)) return notEstimable("too few observations");
  const value = (concordant + tied / 2) / pairs;
  const clusters = new Map<number, number>();
  let variance = 0;
  for (const { rows, pairs: of } of counted) {
    for (let i = 0; i < of.gain.length; i++) {
      const influence = (rows.weight[i]! * (of.gain[i]! - value * of.total[i]!)) / pairs;
      if (!clustered) variance += rows.count[i]! * influence ** 2;
      else clusters.set(rows.cluster[i]!, (clusters.get(rows.cluster[i]!) ?? 0) + rows.count[i]! * influence);
    }
  }
  for (const influence of clusters.values()) variance += influence ** 2;
  const standardError = Math.sqrt(variance);
  const reach = normalQuantile(1 - (1 - level) / 2) * standardError;
  return {
    kind: "estimate",
    value,
    standardError,
    lower: Math.max(0, value - reach),
    upper: Math.min(1, value + reach),
    pairs,
    concordant,
    discordant,
    tied,
  };
}
