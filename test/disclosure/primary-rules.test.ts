import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasFewContributors } from "../../loaders/disclosure/primary-rules/has-few-contributors.ts";
import { isCloselyEstimable } from "../../loaders/disclosure/primary-rules/is-closely-estimable.ts";
import { isDominated } from "../../loaders/disclosure/primary-rules/is-dominated.ts";

const amounts = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 8 });
const runs = { seed: 41, numRuns: 500 };

describe("isDominated(contributions, { n, k })", () => {
  it("is true above k per cent, and not at it", () => {
    expect(isDominated([1, 80, 19], { n: 1, k: 80 })).toBe(false);
    expect(isDominated([1, 81, 18], { n: 1, k: 80 })).toBe(true);
    expect(isDominated([1, 81, 18], { n: 2, k: 99 })).toBe(false);
    expect(isDominated([0.5, 81, 18.5], { n: 2, k: 99 })).toBe(true);
  });

  it("is true of one contributor, and not of a sum of nothing", () => {
    expect(isDominated([7], { n: 1, k: 80 })).toBe(true);
    expect(isDominated([], { n: 1, k: 80 })).toBe(false);
    expect(isDominated([0, 0], { n: 1, k: 80 })).toBe(false);
  });
});

describe("isCloselyEstimable(contributions, { p, q })", () => {
  // The second takes 90 from 200 and is left with 110: 10 per cent above 100.
  it("is true where the second comes closer than p per cent to the largest", () => {
    expect(isCloselyEstimable([100, 90, 10], { p: 10 })).toBe(false);
    expect(isCloselyEstimable([100, 90, 10], { p: 11 })).toBe(true);
  });

  it("with q, what is left counts as q per cent of itself", () => {
    expect(isCloselyEstimable([100, 90, 10], { p: 5, q: 50 })).toBe(false);
    expect(isCloselyEstimable([100, 90, 10], { p: 6, q: 50 })).toBe(true);
  });

  it("is true of one and of two contributors, and not of a sum of nothing", () => {
    expect(isCloselyEstimable([7], { p: 1 })).toBe(true);
    expect(isCloselyEstimable([7, 7], { p: 1 })).toBe(true);
    expect(isCloselyEstimable([0, 0], { p: 1 })).toBe(false);
  });

  it("agrees with the attack itself: the second's estimate against the truth", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 100 }), (list, p) => {
        const [largest = 0, second = 0] = list.toSorted((a, b) => b - a);
        const estimate = list.reduce((sum, value) => sum + value, 0) - second;
        expect(isCloselyEstimable(list, { p })).toBe((estimate - largest) * 100 < p * largest);
      }),
      runs,
    );
  });
});

describe("the rules for magnitudes", () => {
  it("do not depend on the order of contributors, nor on the unit", () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const others = list.toReversed().map((value) => value * 8);
        for (const rule of [
          (given: readonly number[]) => isDominated(given, { n: 2, k: 75 }),
          (given: readonly number[]) => isCloselyEstimable(given, { p: 60, q: 80 }),
        ])
          expect(rule(others)).toBe(rule(list));
      }),
      runs,
    );
  });

  it.each([
    [() => isDominated([-1, 5], { n: 1, k: 80 }), /not a contribution/],
    [() => isDominated([Number.NaN], { n: 1, k: 80 }), /not a contribution/],
    [() => isDominated([1], { n: 0, k: 80 }), /not a parameter.*n must/],
    [() => isDominated([1], { n: 1, k: 101 }), /not a parameter.*k must/],
    [() => isCloselyEstimable([1], { p: 0 }), /not a parameter.*p must/],
    [() => isCloselyEstimable([1], { p: 90, q: 80 }), /not a parameter.*p must/],
    [() => isCloselyEstimable([1], { p: 1, q: 180 }), /not a parameter.*q must/],
  ])("refuse what is no amount or no parameter (%#)", (call, message) => {
    expect(call).toThrow(message);
  });
});

describe("hasFewContributors(contributors, { most })", () => {
  it("is true from one to most", () => {
    expect([0, 1, 2, 3].map((count) => hasFewContributors(count, { most: 2 }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
