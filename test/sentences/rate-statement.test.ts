import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translator } from "../../src/messages/translate.ts";
import type { Count, Rate } from "../../src/released/cell.ts";
import { frequencyOf } from "../../src/sentences/frequency.ts";
import { type RateFacts, rateStatement } from "../../src/sentences/rate-statement.ts";
import { rateTitle } from "../../src/sentences/rate-title.ts";
import { say, sayBriefly } from "../../src/sentences/statement.ts";
import { eventSubject } from "../../src/sentences/subject.ts";
import { numbersIn, numbersOf } from "./numbers.ts";

const t = translator("en");
const subject = eventSubject(t, { outcome: "reoffending", evidence: "3", followed: "two years" });
const text = (facts: RateFacts) => say(rateStatement(t, facts, subject));
const count = (value: number, within = 0): Count => ({ kind: "count", value, within });
const rate = (value: number, lower: number, upper: number) =>
  ({ kind: "rate", value, lower, upper }) as const;

describe("a rate in words", () => {
  it("says how many of how many, what it rests on, and how sure, in this order", () => {
    expect(text({ rate: rate(0.12, 0.08, 0.17), numerator: count(23), denominator: count(190) })).toBe(
      "Of 100 people who could be followed for two years, about 12 had a proven new offence in that time. " +
        "This rests on 23 of 190 people. The true figure is likely between 8 and 17 in 100.",
    );
  });

  it("says of rounded counts that they are", () => {
    const said = text({ rate: rate(0.12, 0.08, 0.17), numerator: count(25, 2), denominator: count(190, 2) });
    expect(said).toContain("about 25 of about 190 people");
  });

  it("leaves out of a summary what it rests on", () => {
    const facts = { rate: rate(0.12, 0.08, 0.17), numerator: count(23), denominator: count(190) };
    expect(sayBriefly(rateStatement(t, facts, subject))).not.toContain("rests on");
  });

  it("uses the singular for one person", () => {
    expect(text({ rate: rate(0.5, 0.1, 0.9), numerator: count(1), denominator: count(1) })).toContain(
      "1 of 1 person.",
    );
  });

  it("names the group where the numerator is hidden", () => {
    const said = text({
      rate: { kind: "under", bound: 0.04 },
      numerator: { kind: "c" },
      denominator: count(250, 2),
    });
    expect(said).toContain("about 250 people");
    expect(said).not.toContain("undefined");
  });

  it("says of nobody what it still allows, and never that there is no risk", () => {
    const said = text({ rate: rate(0, 0, 0.036), denominator: count(100) });
    expect(said).toContain(
      "None of the people who could be followed for two years had a proven new offence in that time.",
    );
    expect(said).toContain("still allows a true figure of up to 4 in 100");
  });

  it("says of everybody what it still allows", () => {
    const said = text({ rate: rate(1, 0.93, 1), denominator: count(50) });
    expect(said).toContain("All of the people");
    expect(said).toContain("as low as 93 in 100");
  });

  it("says that a rate of low reliability is one", () => {
    const said = text({ rate: { kind: "rate", value: 0.3, lower: 0.15, upper: 0.5, unreliable: true } });
    expect(said).toContain("rests on few people");
  });

  it.each([
    ["under", { kind: "under", bound: 0.04 }, /at most 4 had .*may also be none/],
    ["over", { kind: "over", bound: 0.95 }, /at least 95 had .*may also be all/],
    ["confidential", { kind: "c" }, /is kept confidential.*decision to protect people/],
    ["not applicable", { kind: "z" }, /does not apply/],
    [
      "not available",
      { kind: "x", reason: { code: "follow-up too short", detail: { months: 24 } } },
      /is not available.*followed for 24 months yet/,
    ],
  ] as const)("%s has words of its own", (_state, mark, words) => {
    expect(text({ rate: mark })).toMatch(words);
  });

  it("a hidden rate says no number at all", () => {
    expect(numbersIn(text({ rate: { kind: "c" } }))).toEqual([]);
  });

  it("the title is the finding, without a full stop", () => {
    expect(rateTitle(t, { rate: rate(0.12, 0.08, 0.17) }, subject)).toBe(
      "About 12 in 100 people who could be followed for two years had a proven new offence in that time",
    );
    for (const mark of [{ kind: "c" }, { kind: "z" }, { kind: "under", bound: 0.1 }] as const)
      expect(rateTitle(t, { rate: mark }, subject)).not.toMatch(/\.$/);
  });
});

describe("natural frequencies", () => {
  it.each([
    [rate(0.053, 0.02, 0.1), { base: 100, n: 5, lower: 2, upper: 10 }],
    [rate(0.004, 0.001, 0.012), { base: 1000, n: 4, lower: 1, upper: 12 }],
    [rate(0.156, 0.151, 0.16), { base: 1000, n: 156, lower: 151, upper: 160 }],
    [{ kind: "under", bound: 0.07 } as const, { base: 100, n: 7, lower: 0, upper: 7 }],
    [{ kind: "over", bound: 0.93 } as const, { base: 100, n: 93, lower: 93, upper: 100 }],
  ])("%j", (given, expected) => {
    expect(frequencyOf(given)).toEqual(expected);
  });

  it("a bound stays true when it is said in people", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (bound) => {
        const under = frequencyOf({ kind: "under", bound });
        expect(under.n / under.base).toBeGreaterThanOrEqual(bound - 1e-9);
        const over = frequencyOf({ kind: "over", bound });
        expect(over.n / over.base).toBeLessThanOrEqual(bound + 1e-9);
      }),
      { seed: 1 },
    );
  });
});

const proportion = fc.double({ min: 0, max: 1, noNaN: true });
const rates: fc.Arbitrary<Rate> = fc.oneof(
  fc.tuple(proportion, proportion, proportion, fc.boolean()).map(([a, b, c, unreliable]): Rate => {
    const [lower = 0, value = 0, upper = 0] = [a, b, c].sort((x, y) => x - y);
    return { kind: "rate", lower, value, upper, unreliable };
  }),
  proportion.map((bound): Rate => ({ kind: "under", bound })),
  proportion.map((bound): Rate => ({ kind: "over", bound })),
  fc.constant<Rate>({ kind: "c" }),
  fc.constant<Rate>({ kind: "z" }),
);
const counts: fc.Arbitrary<Count> = fc.oneof(
  fc.record({ kind: fc.constant("count" as const), value: fc.nat(2_000_000), within: fc.nat(5) }),
  fc.constant<Count>({ kind: "c" }),
);

it("every number of a sentence and of its title occurs in the released figure", () => {
  fc.assert(
    fc.property(rates, counts, counts, (value, numerator, denominator) => {
      const facts = { rate: value, numerator, denominator };
      const allowed = numbersOf(value, numerator, denominator);
      const said = `${text(facts)} ${rateTitle(t, facts, subject)}`;
      expect(numbersIn(said).filter((number) => !allowed.has(number))).toEqual([]);
    }),
    { seed: 2, numRuns: 500 },
  );
});

it("no sentence says more than it knows: the number lies within its own range", () => {
  fc.assert(
    fc.property(rates, (value) => {
      if (value.kind !== "rate") return;
      const { n, lower, upper } = frequencyOf(value);
      expect(lower).toBeLessThanOrEqual(n);
      expect(n).toBeLessThanOrEqual(upper);
    }),
    { seed: 3 },
  );
});
