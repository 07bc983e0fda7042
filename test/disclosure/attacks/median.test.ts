import { expect, it } from "vitest";
import type { TierPolicy } from "../../../loaders/disclosure/policy.ts";
import { quantilesOf } from "../class-statements.ts";
import { policies, released } from "../gate.ts";

const n = 60;

/** The fewest people who may stand behind a told median, over every way that so many people could lie. */
function fewestBehindTheMedian(policy: TierPolicy): number {
  const behind = numbers(n).flatMap((below) =>
    numbers(n - below).flatMap((within) => {
      const bins = [below, within, n - below - within, 0];
      const told = released(quantilesOf(bins), policy).groups[0]?.quantiles[0];
      return told?.kind === "bin" && told.from === 10 ? [within] : [];
    }),
  );
  return Math.min(...behind);
}

const numbers = (to: number): number[] => Array.from({ length: to + 1 }, (_, number) => number);

it("a median: told of a bin with few people in it, it proves one person's value", () => {
  const { quantiles } = policies.public;
  expect(fewestBehindTheMedian(policies.public)).toBeGreaterThanOrEqual(10);
  expect(fewestBehindTheMedian({ ...policies.public, quantiles: { ...quantiles, bin: 1 } })).toBe(1);
});
