import type { Proportion } from "./newcombe.ts";

/** Distance of the shares from a ratio over its standard error where the shares are most likely at that ratio. */
export function ratioScore(first: Proportion, second: Proportion, ratio: number): number {
  const p2 = likeliestSecond(first, second, ratio);
  const p1 = Math.min(1, ratio * p2);
  const distance = first.events / first.n - (ratio * second.events) / second.n;
  const spread = (p1 * (1 - p1)) / first.n + (ratio * ratio * p2 * (1 - p2)) / second.n;
  return distance === 0 ? 0 : distance / Math.sqrt(spread);
}

/** The smaller root of the quadratic likelihood equation, in the form that does not cancel. */
function likeliestSecond(first: Proportion, second: Proportion, ratio: number): number {
  const events = first.events + second.events;
  const a = (first.n + second.n) * ratio;
  const b = first.n * ratio + first.events + second.n + second.events * ratio;
  return Math.min(1, (2 * events) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * events))));
}
