import type { LedgerStatement } from "./ledger-entry.ts";
import type { TierPolicy } from "./policy.ts";
import type { ReleasedQuantile } from "./released-statement.ts";

interface Told {
  readonly key: Readonly<Record<string, string>>;
  readonly probability: number;
}

/** Parts in which a probability is kept: bounds are rounded outwards to them. */
const scale = 1e6;

/**
 * What a bin tells: at most a share of q lies below it, at most 1 - q above it, and by the policy at least so many
 * lie on either side and in it. The share of those below is the mean of a mark that they alone have.
 */
export function quantileStatements(
  quantile: ReleasedQuantile,
  { key, probability }: Told,
  { quantiles }: TierPolicy,
): LedgerStatement[] {
  if (quantile.kind !== "bin") return [];
  const { from, to } = quantile;
  const below = `below ${from}`;
  const above = `${to} and above`;
  const share = (measure: string, most: number): LedgerStatement => ({
    kind: "mean",
    key,
    measure,
    scale,
    lower: 0,
    upper: Math.ceil(Number((most * scale).toFixed(3))),
  });
  const least = (measure: string, lower: number): LedgerStatement => ({
    kind: "count",
    key,
    measure,
    lower,
    upper: null,
  });
  return [
    share(below, probability),
    share(above, 1 - probability),
    least(below, quantiles.sides),
    least(above, quantiles.sides),
    least(`${from} to below ${to}`, quantiles.bin),
  ];
}
