import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translator } from "../../src/messages/translate.ts";
import type { Rate } from "../../src/released/cell.ts";
import { comparisonStatement, comparisonTitle } from "../../src/sentences/comparison-statement.ts";
import { groupsStatement, groupsTitle } from "../../src/sentences/groups-statement.ts";
import { say } from "../../src/sentences/statement.ts";
import { intervalOf, verdictOfChange, verdictOfTwo } from "../../src/sentences/verdict.ts";
import { smallestDetectableDifference } from "../../src/statistics/proportions/smallest-detectable-difference.ts";
import { numbersIn, numbersOf } from "./numbers.ts";

const t = translator("en");
const rate = (value: number, lower: number, upper: number): Rate => ({ kind: "rate", value, lower, upper });
const compared = (now: Rate, before: Rate, n?: number) => ({
  now:
    n === undefined
      ? { rate: now }
      : { rate: now, denominator: { kind: "count", value: n, within: 0 } as const },
  before:
    n === undefined
      ? { rate: before }
      : { rate: before, denominator: { kind: "count", value: n, within: 0 } as const },
  names: { now: "this year", before: "last year" },
  direction: "higher is better" as const,
  measure: "Contact as planned",
});

describe("verdicts", () => {
  const low = { lower: 0.1, upper: 0.2 };
  const high = { lower: 0.3, upper: 0.4 };
  it.each([
    [high, low, "higher is better", "better"],
    [low, high, "higher is better", "worse"],
    [high, low, "lower is better", "worse"],
    [low, high, "lower is better", "better"],
    [high, low, "neither", "higher"],
    [low, high, "neither", "lower"],
    [low, { lower: 0.2, upper: 0.3 }, "higher is better", "unclear"],
  ] as const)("%j after %j, %s: %s", (now, before, direction, verdict) => {
    expect(verdictOfTwo(now, before, direction)).toBe(verdict);
  });

  it("a change is told only where its interval lies on one side of zero", () => {
    expect(verdictOfChange({ lower: 0.1, upper: 2 }, "higher is better")).toBe("better");
    expect(verdictOfChange({ lower: -2, upper: -0.1 }, "higher is better")).toBe("worse");
    expect(verdictOfChange({ lower: 0, upper: 2 }, "higher is better")).toBe("unclear");
    expect(verdictOfChange({ lower: -2, upper: 2 }, "neither")).toBe("unclear");
  });

  it("swapping the two turns better into worse, and leaves unclear alone", () => {
    const interval = fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b) }));
    const opposite = {
      better: "worse",
      worse: "better",
      higher: "lower",
      lower: "higher",
      unclear: "unclear",
    };
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const forth = verdictOfTwo(a, b, "higher is better");
        expect(verdictOfTwo(b, a, "higher is better")).toBe(opposite[forth]);
        expect(verdictOfTwo(a, b, "lower is better")).toBe(opposite[forth]);
      }),
      { seed: 4 },
    );
  });

  it("a bound is what was counted: the true share may lie beyond it, by how much the size says", () => {
    const of = (value: number) => ({ kind: "count", value, within: 0 }) as const;
    const few = intervalOf({ kind: "under", bound: 0.09 }, of(100));
    expect(few?.lower).toBe(0);
    // binom.test(9, 100) and binom.test(90, 100) in R
    expect(few?.upper).toBeCloseTo(0.1639823, 6);
    expect(intervalOf({ kind: "over", bound: 0.9 }, of(100))?.lower).toBeCloseTo(0.8237774, 6);
    expect(intervalOf({ kind: "under", bound: 0.09 })).toEqual({ lower: 0, upper: 1 });
    expect(intervalOf({ kind: "over", bound: 0.9 }, { kind: "c" })).toEqual({ lower: 0, upper: 1 });
  });

  it("a mark says nothing", () => {
    expect(intervalOf({ kind: "c" })).toBeUndefined();
  });
});

describe("two rates side by side", () => {
  it("better, with both sizes, and without a cause", () => {
    const said = say(comparisonStatement(t, compared(rate(0.7, 0.62, 0.78), rate(0.5, 0.42, 0.58))));
    expect(said).toContain("Contact as planned: better in this year than in last year.");
    expect(said).toContain("About 70 in 100 in this year (likely between 62 and 78).");
    expect(said).toContain("About 50 in 100 in last year (likely between 42 and 58).");
    expect(said).toContain("It does not say why.");
  });

  it("not enough evidence, with what could have been seen", () => {
    const said = say(comparisonStatement(t, compared(rate(0.55, 0.48, 0.62), rate(0.5, 0.43, 0.57), 200)));
    const found = smallestDetectableDifference({ p1: 0.5, n1: 200, n2: 200 }, { direction: "higher" });
    const n = found.kind === "difference" ? Math.round(found.difference * 100) : Number.NaN;
    expect(said).toContain("not enough evidence to tell whether this has changed");
    expect(said).toContain(`A change smaller than about ${n} in 100 would probably not have shown`);
    expect(said).not.toMatch(/no (effect|change|difference)/i);
  });

  it("a hidden side: no verdict and no number", () => {
    const given = compared({ kind: "c" }, rate(0.5, 0.43, 0.57));
    expect(say(comparisonStatement(t, given))).toMatch(/cannot be said/);
    expect(numbersIn(say(comparisonStatement(t, given)))).toEqual([]);
    expect(comparisonTitle(t, given)).toMatch(/cannot be held against/);
  });

  it("a bound can decide: at most 9 is worse than 42 to 58", () => {
    const given = compared({ kind: "under", bound: 0.09 }, rate(0.5, 0.42, 0.58), 100);
    expect(say(comparisonStatement(t, given))).toContain("worse in this year");
    expect(say(comparisonStatement(t, given))).toContain("At most 9 in 100 in this year.");
  });

  it("a bound on few people decides nothing that their range leaves open", () => {
    const given = compared({ kind: "under", bound: 0.15 }, rate(0.3, 0.2, 0.4), 60);
    expect(say(comparisonStatement(t, given))).toContain("not enough evidence");
  });
});

describe("several groups", () => {
  const measure = "New offence by sex";
  const men = { name: "men", rate: rate(0.3, 0.25, 0.35) };
  const women = { name: "women", rate: rate(0.1, 0.05, 0.2) };

  it("names the two furthest apart where their ranges do not overlap", () => {
    expect(groupsTitle(t, [women, men], measure)).toBe(`${measure}: higher in “men” than in “women”`);
    const said = say(groupsStatement(t, [women, men], measure));
    expect(said).toContain("“men”: about 30 in 100 (likely between 25 and 35).");
    expect(said).toContain("does not say why");
    expect(said).not.toMatch(/better|worse/);
  });

  it.each([
    [
      "overlap",
      [women, { name: "men", rate: rate(0.2, 0.15, 0.25) }],
      /not enough evidence to tell the groups apart/,
    ],
    ["one alone", [men, { name: "women", rate: { kind: "c" } as const }], /only one group is large enough/],
    ["all hidden", [{ name: "women", rate: { kind: "c" } as const }], /too small to show/],
    ["none", [], /too small to show/],
  ])("%s", (_case, groups, words) => {
    expect(groupsTitle(t, groups, measure)).toMatch(words);
    expect(say(groupsStatement(t, groups, measure))).toMatch(words);
  });

  it("says what could have been seen between the two largest groups", () => {
    const sized = (name: string, value: number) => ({
      name,
      rate: rate(0.2, 0.15, 0.25),
      denominator: { kind: "count", value, within: 0 } as const,
    });
    const found = smallestDetectableDifference({ p1: 0.2, n1: 300, n2: 200 }, { direction: "higher" });
    const n = found.kind === "difference" ? Math.round(found.difference * 100) : Number.NaN;
    const said = say(groupsStatement(t, [sized("a", 30), sized("b", 200), sized("c", 300)], measure));
    expect(said).toContain(`a difference smaller than about ${n} in 100 would probably not have shown`);
  });

  it("says only released numbers", () => {
    const allowed = numbersOf(men.rate, women.rate);
    const said = say(groupsStatement(t, [women, men], measure));
    expect(numbersIn(said).filter((number) => !allowed.has(number))).toEqual([]);
  });
});
