/** Number of ways to get each sum, and of all. */
interface Ways {
  readonly ways: Float64Array;
  readonly all: number;
}

/** Ways in which `size` of the ranks 0 … n - 1 (moved to start at 0) add up to each sum: Wilcoxon's rank sum W. */
export function rankSumWays(size: number, others: number): Ways {
  const n = size + others;
  const most = size * others;
  // Row j: ways to choose j ranks, their sum counted from the smallest that j ranks can have.
  const rows = Array.from({ length: size + 1 }, () => new Float64Array(most + 1));
  rows[0]![0] = 1;
  for (let rank = 0; rank < n; rank++) {
    for (let j = Math.min(size, rank + 1); j >= 1; j--) {
      const [into, from] = [rows[j]!, rows[j - 1]!];
      const gain = rank - (j - 1);
      for (let sum = most; sum >= gain; sum--) into[sum]! += from[sum - gain]!;
    }
  }
  return counted(rows[size]!);
}

/** Ways in which some of the ranks 1 … n add up to each sum: Wilcoxon's signed rank V. */
export function signedRankWays(n: number): Ways {
  const ways = new Float64Array((n * (n + 1)) / 2 + 1);
  ways[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = ways.length - 1; sum >= rank; sum--) ways[sum]! += ways[sum - rank]!;
  }
  return counted(ways);
}

const counted = (ways: Float64Array): Ways => ({ ways, all: ways.reduce((sum, count) => sum + count, 0) });

/** Twice the smaller tail from a sum on, at most 1. */
export function twoSidedP({ ways, all }: Ways, sum: number): number {
  const nearer = Math.min(sum, ways.length - 1 - sum);
  return Math.min(1, (2 * upTo(ways, nearer)) / all);
}

function upTo(ways: Float64Array, sum: number): number {
  let total = 0;
  for (let i = 0; i <= sum; i++) total += ways[i]!;
  return total;
}

/** The smallest sum that is reached with at least a probability. In R: `qwilcox`, `qsignrank`. */
export function quantileOf({ ways, all }: Ways, p: number): number {
  let total = 0;
  for (let sum = 0; sum < ways.length; sum++) {
    total += ways[sum]!;
    if (total >= p * all) return sum;
  }
  return ways.length - 1;
}
