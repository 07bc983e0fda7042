/** Two groups whose shares hang together: each place from 0 to 1 stands for one pair of shares. */
export interface LinkedGroups {
  readonly n1: number;
  readonly n2: number;
  /** Both shares at a place. */
  readonly shares: (place: number) => readonly [first: number, second: number];
  /** How many steps of the places find every peak. */
  readonly steps: number;
}

/** A place that has exceeded before, which is likely to do so again when little has changed. */
export interface Likely {
  place?: number;
}

/** Of places this far apart a tail that is nowhere above the alpha times REMOTE hides none above alpha. */
const STRIDE = 4;
const REMOTE = 1e-4;

/**
 * Whether any pair of shares can give a set of tables a probability above alpha.
 *
 * @param fewest by events in the second group: the tables with at least so many in the first belong to the set
 * @param likely is looked at first, and kept
 */
export function canExceed(
  alpha: number,
  groups: LinkedGroups,
  fewest: ArrayLike<number>,
  likely: Likely = {},
): boolean {
  const { steps } = groups;
  const room = { first: new Float64Array(groups.n1 + 1), second: new Float64Array(groups.n2 + 1) };
  const tail = (place: number) => tailAt(groups, place, { fewest, ...room });
  const exceeds = (place: number, height: number) => {
    if (height > alpha) likely.place = place;
    return height > alpha;
  };
  if (likely.place !== undefined && tail(likely.place) > alpha) return true;
  const place = (i: number) => i / Math.max(1, steps);
  const grid = new Float64Array(steps + 1);
  let highest = 0;
  for (let i = 0; i <= steps; i += STRIDE) {
    grid[i] = tail(place(i));
    if (exceeds(place(i), grid[i]!)) return true;
    highest = Math.max(highest, grid[i]!);
  }
  if (highest < REMOTE * alpha) return false;
  for (let i = 0; i <= steps; i++) {
    if (i % STRIDE === 0) continue;
    grid[i] = tail(place(i));
    if (exceeds(place(i), grid[i]!)) return true;
  }
  for (let i = 0; i <= steps; i++) {
    const peak = grid[i]! >= (grid[i - 1] ?? 0) && grid[i]! >= (grid[i + 1] ?? 0);
    // Only peaks that the finer search could raise above alpha: between two points of the grid hardly anything is lost.
    if (!peak || grid[i]! <= alpha / 2) continue;
    const [x, height] = highestBetween(tail, place(Math.max(0, i - 1)), place(Math.min(steps, i + 1)));
    if (exceeds(x, height)) return true;
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
function highestBetween(
  height: (x: number) => number,
  from: number,
  to: number,
): readonly [place: number, height: number] {
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
  return atA > atB ? [a, atA] : [b, atB];
}

interface Tail {
  readonly fewest: ArrayLike<number>;
  /** Room for the probabilities of either group, which is written over. */
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function tailAt({ n1, n2, shares }: LinkedGroups, place: number, { fewest, first, second }: Tail): number {
  const [p1, p2] = shares(place);
  const one = binomial(first, n1, Math.min(1, Math.max(0, p1)));
  const two = binomial(second, n2, Math.min(1, Math.max(0, p2)));
  // P(X >= x) in place of P(X = x).
  for (let x = one.to - 1; x >= one.from; x--) first[x]! += first[x + 1]!;
  let sum = 0;
  for (let x2 = two.from; x2 <= two.to; x2++) {
    const x1 = fewest[x2]!;
    if (x1 <= one.to) sum += second[x2]! * first[Math.max(x1, one.from)]!;
  }
  return sum;
}

/** Relative to the likeliest number: what is rarer adds nothing, and for large n most numbers are. */
const NOTHING = 1e-18;

/** Numbers of events outside are as good as impossible. */
interface Possible {
  readonly from: number;
  readonly to: number;
}

/** Probabilities of so many events, from the likeliest number to both sides, so that nothing underflows early. */
function binomial(probability: Float64Array, n: number, p: number): Possible {
  if (p === 0 || p === 1) {
    const only = p === 0 ? 0 : n;
    probability[only] = 1;
    return { from: only, to: only };
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
  return { from, to };
}
