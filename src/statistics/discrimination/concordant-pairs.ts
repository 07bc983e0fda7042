import { distinct, indexOf } from "../survival/tabulate.ts";
import { FenwickTree } from "./fenwick.ts";

/** Rows of one stratum. */
export interface ScoredRows {
  readonly time: readonly number[];
  readonly event: readonly boolean[];
  /** Without it, all are under observation from the beginning. */
  readonly entry?: readonly number[] | undefined;
  readonly score: readonly number[];
  readonly count: readonly number[];
  readonly weight: readonly number[];
  readonly cluster: readonly number[];
}

export interface PairCounts {
  readonly concordant: number;
  readonly discordant: number;
  readonly tied: number;
  /** By row, for one person: weight of concordant pairs (tied ones half) that the person is in. */
  readonly gain: Float64Array;
  /** By row, for one person: weight of all pairs that the person is in. */
  readonly total: Float64Array;
}

/**
 * Counts pairs in which one had the event while the other was at risk: in n log n steps.
 *
 * @param weightAt what a pair counts whose first event came at the time
 */
export function countPairs(rows: ScoredRows, weightAt: (time: number) => number = () => 1): PairCounts {
  const ranks = distinct(rows.score);
  const rank = rows.score.map((score) => indexOf(ranks, score));
  const mass = rows.weight.map((weight, i) => weight * rows.count[i]!);
  const gain = new Float64Array(rank.length);
  const total = new Float64Array(rank.length);
  const counts = { concordant: 0, discordant: 0, tied: 0 };
  const atRisk = new FenwickTree(ranks.length);
  const past = new FenwickTree(ranks.length);
  const order = [...rank.keys()];
  const byTime = order.toSorted((a, b) => rows.time[a]! - rows.time[b]!);
  const { entry } = rows;
  const byEntry = entry ? order.toSorted((a, b) => entry[a]! - entry[b]!) : order;
  /** Events met so far are those of the past, by rank: higher ones are concordant with who is still at risk. */
  const meet = (i: number, sign: 1 | -1): void => {
    const [below, upTo] = [past.below(rank[i]!), past.below(rank[i]! + 1)];
    gain[i]! += sign * (past.total - upTo + (upTo - below) / 2);
    total[i]! += sign * past.total;
  };
  let entered = 0;
  if (!entry)
    for (; entered < byEntry.length; entered++)
      atRisk.add(rank[byEntry[entered]!]!, mass[byEntry[entered]!]!);
  for (let from = 0; from < byTime.length; ) {
    const time = rows.time[byTime[from]!]!;
    for (; entry && entered < byEntry.length && entry[byEntry[entered]!]! < time; entered++) {
      const i = byEntry[entered]!;
      atRisk.add(rank[i]!, mass[i]!);
      meet(i, -1);
    }
    let to = from;
    while (to < byTime.length && rows.time[byTime[to]!] === time) to++;
    const now = byTime.slice(from, to);
    const dying = now.filter((i) => rows.event[i]!);
    const each = dying.length > 0 ? weightAt(time) : 0;
    // Those with the event leave the risk set first: they are not compared with each other.
    for (const i of dying) {
      atRisk.add(rank[i]!, -mass[i]!);
      meet(i, 1);
    }
    for (const i of dying) {
      const [below, upTo] = [atRisk.below(rank[i]!), atRisk.below(rank[i]! + 1)];
      gain[i]! += each * (below + (upTo - below) / 2);
      total[i]! += each * atRisk.total;
      counts.concordant += each * mass[i]! * below;
      counts.tied += each * mass[i]! * (upTo - below);
      counts.discordant += each * mass[i]! * (atRisk.total - upTo);
    }
    for (const i of dying) past.add(rank[i]!, each * mass[i]!);
    for (const i of now) {
      if (rows.event[i]!) continue;
      atRisk.add(rank[i]!, -mass[i]!);
      meet(i, 1);
    }
    from = to;
  }
  return { ...counts, gain, total };
}
