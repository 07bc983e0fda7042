/** Two groups whose shares hang together: each place from 0 to 1 stands for one pair of shares. */
export interface LinkedGroups {
  readonly n1: number;
  readonly n2: number;
  /** Both shares at a place. */
  readonly shares: (place: number) => readonly [first: number, second: number];
  /** How many steps of the places find every peak. */
  readonly steps: number;
}

/**
 * Whether any pair of shares can give a set of tables a probability above alpha.
 *
 * @param fewest by events in the second group: the tables with at least so many in the first belong to the set
 */
export function canExceed(alpha: number, groups: LinkedGroups, fewest: ArrayLike<number>): boolean {
  const { steps } = groups;
  const tail = (place: number) => tailAt(groups, place, fewest);
  const grid = new Float64Array(steps + 1);
  for (let i = 0; i <= steps; i++) {
    grid[i] = tail(i / Math.max(1, steps));
    if (grid[i]! > alpha) return true;
  }
  for (let i = 0; i <= steps; i++) {
    const peak = grid[i]! >= (grid[i - 1] ?? 0) && grid[i]! >= (grid[i + 1] ?? 0);
    // Only peaks that the finer search could raise above alpha: between two points of the grid hardly anything is lost.
    if (peak && grid[i]! > alpha / 2) {
      const from = Math.max(0, i - 1) / Math.max(1, steps);
      const to = Math.min(steps, i + 1) / Math.max(1, steps);
      if (highestBetween(tail, from, to) > alpha) return true;
    }
  }
  return false;
}

/** Whether a table is at least as extreme as what was seen. */
export type Extreme = (x1: number, x2: number) => boolean;

/**
 * By events in the second group: how many the first needs to be as extreme as what was seen, n1 + 1 where none is
 * enough. It rises with the second's (Barnard's convexity), so that one walk along the staircase finds all.
 */
export function fewestEvents(n1: number, n2: number, extreme: Extreme): Uint32Array {
  const fewest = new Uint32Array(n2 + 1);
  let x1 = 0;
  for (let x2 = 0; x2 <= n2; x2++) {
    while (x1 <= n1 && !extreme(x1, x2)) x1++;
    fewest[x2] = x1;
  }
  return fewest;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Golden-section search: 40 steps place a smooth maximum to 1e-9 of the width, and its height to the last digits. */
function highestBetween(height: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let a = high - GOLDEN * (high - low);
  let b = low + GOLDEN * (high - low);
  let [atA, atB] = [height(a), height(b)];
  for (let step = 0; step < 40; step++) {
    if (atA > atB) {
      high = b;
      [b, atB] = [a, atA];
      a = high - GOLDEN * (high - low);
      atA = height(a);
    } else {
      low = a;
      [a, atA] = [b, atB];
      b = low + GOLDEN * (high - low);
      atB = height(b);
    }
  }
  return Math.max(atA, atB);
}

function tailAt({ n1, n2, shares }: LinkedGroups, place: number, fewest: ArrayLike<number>): number {
  const [p1, p2] = shares(place);
  const upper = upperTails(binomial(n1, Math.min(1, Math.max(0, p1))));
  const { probability, from, to } = binomial(n2, Math.min(1, Math.max(0, p2)));
  let sum = 0;
  for (let x2 = from; x2 <= to; x2++) sum += probability[x2]! * upper[fewest[x2]!]!;
  return sum;
}

/** Probabilities of 0 … n events; 0 outside from … to. */
interface Binomial {
  readonly probability: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** Relative to the likeliest number: what is rarer adds nothing, and for large n most numbers are. */
const NOTHING = 1e-18;

/** From the likeliest number to both sides, so that nothing underflows early. */
function binomial(n: number, p: number): Binomial {
  const probability = new Float64Array(n + 1);
  if (p === 0 || p === 1) {
    const only = p === 0 ? 0 : n;
    probability[only] = 1;
    return { probability, from: only, to: only };
  }
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  let [from, to] = [mode, mode];
  let total = 1;
  probability[mode] = 1;
  for (; to < n && probability[to]! > NOTHING; to++)
    total += probability[to + 1] = (probability[to]! * odds * (n - to)) / (to + 1);
  for (; from > 0 && probability[from]! > NOTHING; from--)
    total += probability[from - 1] = (probability[from]! * from) / (odds * (n - from + 1));
  for (let x = from; x <= to; x++) probability[x]! /= total;
  return { probability, from, to };
}

/** P(X >= x) for x = 0 … n + 1. */
function upperTails({ probability, from, to }: Binomial): Float64Array {
  const upper = new Float64Array(probability.length + 1);
  for (let x = to; x >= from; x--) upper[x] = upper[x + 1]! + probability[x]!;
  return upper.fill(upper[from]!, 0, from);
}
