import type { Random } from "./random.ts";

type Visit = (first: readonly number[], second: readonly number[]) => void;

/** The ways in which values can fall to two groups. */
export interface Allocations {
  readonly count: number;
  /** Values of both groups, or pairs. */
  readonly people: number;
  /** Visits each once, with lists of its own. */
  each(visit: Visit): void;
  /** Visits one by lot. */
  draw(random: Random, visit: Visit): void;
}

export function allocations(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  paired: boolean,
): Allocations {
  return paired ? exchanges(first, second) : divisions(first, second);
}

/** Each pair as it is, or exchanged. */
function exchanges(first: ArrayLike<number>, second: ArrayLike<number>): Allocations {
  const [a, b] = [Array.from(first), Array.from(second)];
  const exchange = (i: number) => {
    [a[i], b[i]] = [b[i]!, a[i]!];
  };
  const from = (i: number, visit: Visit): void => {
    if (i === a.length) {
      visit([...a], [...b]);
      return;
    }
    from(i + 1, visit);
    exchange(i);
    from(i + 1, visit);
    exchange(i);
  };
  return {
    count: 2 ** a.length,
    people: a.length,
    each: (visit) => from(0, visit),
    draw: (random, visit) => {
      for (let i = 0; i < a.length; i++) if (random.below(2) === 1) exchange(i);
      visit([...a], [...b]);
    },
  };
}

/** Everybody into two groups of the sizes given. */
function divisions(first: ArrayLike<number>, second: ArrayLike<number>): Allocations {
  const values = [...Array.from(first), ...Array.from(second)];
  const size = first.length;
  const chosen: number[] = [];
  const others: number[] = [];
  const from = (i: number, visit: Visit): void => {
    if (i === values.length) {
      visit([...chosen], [...others]);
      return;
    }
    if (chosen.length < size) {
      chosen.push(values[i]!);
      from(i + 1, visit);
      chosen.pop();
    }
    if (others.length < values.length - size) {
      others.push(values[i]!);
      from(i + 1, visit);
      others.pop();
    }
  };
  return {
    count: binomial(values.length, size),
    people: values.length,
    each: (visit) => from(0, visit),
    draw: (random, visit) => {
      // The first steps of a shuffle: each set of that size is as likely.
      for (let i = 0; i < size; i++) {
        const j = i + random.below(values.length - i);
        [values[i], values[j]] = [values[j]!, values[i]!];
      }
      visit(values.slice(0, size), values.slice(size));
    },
  };
}

/** Number of ways to choose, whole where it matters, at most infinity. */
function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - i + 1)) / i;
  return Math.round(ways);
}
