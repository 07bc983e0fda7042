import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactDifference, exactRatio, scoreRatio } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const of = (events: number, n: number) => ({ events, n });
const group = fc.integer({ min: 1, max: 8 }).chain((n) => fc.nat(n).map((events) => of(events, n)));

describe("exactRatio(first, second)", () => {
  it("equals all tables at all ratios, written out in R", () => {
    for (const item of casesOf("exact-ratio", "exactRatio")) {
      const [x1, n1, x2, n2] = ["x1", "n1", "x2", "n2"].map((name) => scalar(item, name));
      const ours = found(exactRatio(of(x1!, n1!), of(x2!, n2!), { level: scalar(item, "level") }));
      for (const name of ["value", "lower", "upper"] as const) {
        const [theirs] = item.output[name]!;
        // R has NA where there is no upper end.
        if (theirs === undefined)
          expect([item.name, name, ours[name]]).toEqual([item.name, name, "infinite"]);
        else expect(worst([Number(ours[name])], [theirs]), `${item.name} ${name}`).toBeLessThan(1e-9);
      }
    }
  });

  it("is worked by hand for 1/1 against 0/1, 10/10 against 0/10, 1/1 against 1/1", () => {
    // The only table so extreme has p1^n (1 - p1 / r)^n: at its largest (r / 4)^n to r = 2, then (1 - 1 / r)^n.
    expect(found(exactRatio(of(1, 1), of(0, 1))).lower).toBeCloseTo(4 * 0.025, 12);
    expect(found(exactRatio(of(10, 10), of(0, 10))).lower).toBeCloseTo(1 / (1 - 0.025 ** (1 / 10)), 10);
    // Below 1, more extreme are both tables with the event in the first: their probability is p1, r at the most.
    const { lower, upper } = found(exactRatio(of(1, 1), of(1, 1)));
    expect([lower, Number(upper)]).toEqual([expect.closeTo(0.025, 12), expect.closeTo(40, 9)]);
  });

  // No published figure found for the ratio: the trial is that of exactDifference's.
  it("leaves 1 out for 7/34 over 1/34 (the epinephrine trial), and reaches further than the score interval", () => {
    const exact = found(exactRatio(of(7, 34), of(1, 34)));
    const score = found(scoreRatio(of(7, 34), of(1, 34), { variance: "koopman" }));
    expect(exact.value).toBeCloseTo(7, 12);
    expect(exact.lower).toBeGreaterThan(1);
    expect(exact.lower).toBeLessThan(score.lower);
    expect(Number(exact.upper)).toBeGreaterThan(Number(score.upper));
  });

  it("covers at least as often as it says, whatever the shares", () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    const binomial = (x: number, n: number, p: number) => choose(n, x) * p ** x * (1 - p) ** (n - x);
    for (const [n1, n2] of [
      [6, 5],
      [3, 9],
    ] as const) {
      const tables = Array.from({ length: (n1 + 1) * (n2 + 1) }, (_, i) => {
        const [x1, x2] = [i % (n1 + 1), Math.floor(i / (n1 + 1))];
        const result = exactRatio(of(x1, n1), of(x2, n2));
        // Without events anywhere every ratio stays possible.
        return result.kind === "ratio"
          ? { x1, x2, lower: result.lower, upper: result.upper }
          : { x1, x2, lower: 0, upper: "infinite" as const };
      });
      for (let p1 = 0.025; p1 < 1; p1 += 0.05) {
        for (let p2 = 0.025; p2 < 1; p2 += 0.05) {
          let covered = 0;
          for (const { x1, x2, lower, upper } of tables) {
            const holds = lower <= p1 / p2 && (upper === "infinite" || p1 / p2 <= upper);
            if (holds) covered += binomial(x1, n1, p1) * binomial(x2, n2, p2);
          }
          expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
        }
      }
    }
  });

  it("holds its value, turns into its inverse with its groups, and grows with the level", () => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        const there = exactRatio(first, second);
        if (there.kind === "not estimable") return;
        const back = found(exactRatio(second, first));
        if (there.upper === "infinite") expect([back.value, back.lower]).toEqual([0, 0]);
        else {
          expect(there.upper * back.lower).toBeCloseTo(1, 9);
          expect(there.lower <= Number(there.value) && Number(there.value) <= there.upper).toBe(true);
        }
        const wide = found(exactRatio(first, second, { level: 0.99 }));
        expect(wide.lower <= there.lower).toBe(true);
        if (there.upper !== "infinite") expect(Number(wide.upper)).toBeGreaterThanOrEqual(there.upper);
      }),
      { ...FIXED, numRuns: 20 },
    );
  });

  it("holds 1 exactly where the difference holds 0: there the two scores are one", () => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        const ratio = exactRatio(first, second);
        if (ratio.kind === "not estimable") return;
        const difference = found(exactDifference(first, second));
        const upper = ratio.upper === "infinite" ? Number.POSITIVE_INFINITY : ratio.upper;
        expect(ratio.lower <= 1 && 1 <= upper).toBe(difference.lower <= 0 && 0 <= difference.upper);
      }),
      { ...FIXED, numRuns: 20 },
    );
  });

  it("has an end to its search where shares are extreme and groups large", () => {
    const { lower, upper } = found(exactRatio(of(400, 400), of(0, 400)));
    expect([lower, upper]).toEqual([expect.closeTo(1 / (1 - 0.025 ** (1 / 400)), 6), "infinite"]);
    expect(found(exactRatio(of(400, 400), of(400, 400))).lower).toBeGreaterThan(0.98);
  });

  it("says why there is no ratio, and refuses what is no count", () => {
    expect(exactRatio(of(0, 4), of(0, 4))).toEqual(not("no events"));
    expect(exactRatio(of(0, 0), of(1, 4))).toEqual(not("no observations"));
    expect(exactRatio(of(0, 4), of(2, 4))).toMatchObject({ value: 0, lower: 0 });
    expectRefusal(() => exactRatio(of(5, 4), of(2, 4)), /more events/);
    expectRefusal(() => exactRatio(of(1, 4), of(2, 4), { level: 95 }), /level/, /0\.95/);
  });
});
