interface Groups {
  readonly n1: number;
  readonly n2: number;
  /** First share minus second. */
  readonly difference: number;
}

/**
 * Whether two shares at a given difference can give a set of tables a probability above alpha, whatever the second
 * share is.
 *
 * @param fewest by events in the second group: the tables with at least so many in the first belong to the set
 */
export function canExceed(alpha: number, groups: Groups, fewest: ArrayLike<number>): boolean {
  const low = Math.max(0, -groups.difference);
  const high = Math.min(1, 1 - groups.difference);
  const tail = (p2: number) => tailAt(groups, p2, fewest);
  const steps = high > low ? Math.max(100, 2 * Math.max(groups.n1, groups.n2)) : 0;
  const width = (high - low) / Math.max(1, steps);
  const grid = new Float64Array(steps + 1);
  for (let i = 0; i <= steps; i++) {
    grid[i] = tail(low + i * width);
    if (grid[i]! > alpha) return true;
  }
  for (let i = 0; i <= steps; i++) {
    const peak = grid[i]! >= (grid[i - 1] ?? 0) && grid[i]! >= (grid[i + 1] ?? 0);
    // Only peaks that the finer search could raise above alpha: between two points of the grid hardly anything is lost.
    if (peak && grid[i]! > alpha / 2) {
      const from = low + Math.max(0, i - 1) * width;
      const to = low + Math.min(steps, i + 1) * width;
      if (highestBetween(tail, from, to) > alpha) return true;
    }
  }
  return false;
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

function tailAt({ n1, n2, difference }: Groups, p2: number, fewest: ArrayLike<number>): number {
  const upper = upperTails(binomial(n1, Math.min(1, Math.max(0, p2 + difference))));
  const second = binomial(n2, Math.min(1, Math.max(0, p2)));
  let sum = 0;
  for (let x2 = 0; x2 <= n2; x2++) sum += second[x2]! * upper[fewest[x2]!]!;
  return sum;
}

/** Probabilities of 0 … n events, from the likeliest number to both sides, so that nothing underflows early. */
function binomial(n: number, p: number): Float64Array {
  const probability = new Float64Array(n + 1);
  if (p === 0 || p === 1) {
    probability[p === 0 ? 0 : n] = 1;
    return probability;
  }
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  let total = 1;
  probability[mode] = 1;
  for (let x = mode; x < n; x++) total += probability[x + 1] = (probability[x]! * odds * (n - x)) / (x + 1);
  for (let x = mode; x > 0; x--) total += probability[x - 1] = (probability[x]! * x) / (odds * (n - x + 1));
  return probability.map((value) => value / total);
}

/** P(X >= x) for x = 0 … n + 1. */
function upperTails(probability: Float64Array): Float64Array {
  const upper = new Float64Array(probability.length + 1);
  for (let x = probability.length - 1; x >= 0; x--) upper[x] = upper[x + 1]! + probability[x]!;
  return upper;
}
