import { root } from "../numeric/root.ts";
import type { Proportion } from "./newcombe.ts";

/** Variance of the difference where the shares are most likely, given how far they are apart. */
export function restrictedVariance(first: Proportion, second: Proportion, difference: number): number {
  const p2 = likeliestSecond(first, second, difference);
  const p1 = Math.min(1, Math.max(0, p2 + difference));
  return (p1 * (1 - p1)) / first.n + (p2 * (1 - p2)) / second.n;
}

/** The second share that makes the data most likely when the first lies `difference` above it. */
function likeliestSecond(first: Proportion, second: Proportion, difference: number): number {
  const low = Math.max(0, -difference);
  const high = Math.min(1, 1 - difference);
  if (low >= high) return low;
  // The slope of the log likelihood falls all the way; terms without events are 0, not 0 / 0.
  const falls = (p: number) =>
    -slope(second.events, second.n, p) - slope(first.events, first.n, p + difference);
  if (falls(low) >= 0) return low;
  return falls(high) <= 0 ? high : root(falls, low, high);
}

function slope(events: number, n: number, p: number): number {
  const up = events === 0 ? 0 : events / Math.max(p, 0);
  const down = events === n ? 0 : (n - events) / Math.max(1 - p, 0);
  return up - down;
}
