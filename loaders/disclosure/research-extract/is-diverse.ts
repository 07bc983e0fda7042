import type { ExtractPolicy } from "./extract-policy.ts";

/**
 * Whether a class leaves open, for each outcome, who had the event (Machanavajjhala et al. 2007): a class in which
 * everybody had it, or nobody, says it of each. People of whom nothing is told leave it open.
 */
export function isDiverse(
  /** For each outcome: how many without, with, and not followed. */
  counts: ArrayLike<number>,
  { kind, l }: ExtractPolicy["diversity"],
): boolean {
  for (let at = 0; at < counts.length; at += 3) {
    const without = counts[at] ?? 0;
    const withEvent = counts[at + 1] ?? 0;
    const told = without + withEvent;
    if (told === 0) continue;
    if ((kind === "distinct" ? distinct(without, withEvent) : effective(without, withEvent)) < l)
      return false;
  }
  return true;
}

const distinct = (a: number, b: number): number => Number(a > 0) + Number(b > 0);

/** Entropy l: e to the entropy of the class, 2 where half had the event. A hair below counts as equal. */
function effective(a: number, b: number): number {
  const entropy = [a, b].reduce((sum, n) => (n === 0 ? sum : sum - (n / (a + b)) * Math.log(n / (a + b))), 0);
  return Math.exp(entropy) + 1e-12;
}
