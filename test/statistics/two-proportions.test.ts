import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  exactDifference,
  fisherExact,
  mcNemar,
  miettinenNurminen,
  newcombePaired,
  type PairedCounts,
  scoreRatio,
  tango,
  zeroEventBound,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

const groupOf = (most: number) =>
  fc.integer({ min: 1, max: most }).chain((n) => fc.record({ events: fc.nat(n), n: fc.constant(n) }));
const group = groupOf(60);

function twoGroups(item: FixtureCase) {
  const [x1, n1, x2, n2] = ["x1", "n1", "x2", "n2"].map((name) => scalar(item, name));
  return [
    { events: x1!, n: n1! },
    { events: x2!, n: n2! },
  ] as const;
}

function paired(item: FixtureCase): PairedCounts {
  const [both, onlyFirst, onlySecond, neither] = column(item, "counts");
  return { both: both!, onlyFirst: onlyFirst!, onlySecond: onlySecond!, neither: neither! };
}

/** R says NA where there is no upper end. */
const finite = (value: number | "infinite") => (value === "infinite" ? undefined : value);

/** The difference from R for each output that R has; where it has none, we say "infinite". */
function expectR(item: FixtureCase, ours: Readonly<Record<string, number | "infinite" | string>>) {
  for (const [name, [theirs]] of Object.entries(item.output)) {
    const value = ours[name] as number | "infinite";
    if (theirs === undefined) expect([item.name, name, value]).toEqual([item.name, name, "infinite"]);
    else
      expect([item.name, name, worst([finite(value)!], [theirs], 1e-14)]).toEqual([
        item.name,
        name,
        expect.closeTo(0, 9),
      ]);
  }
}

describe("scoreRatio(first, second)", () => {
  it("equals the likelihood maximized in R, Miettinen and Nurminen's and Koopman's", () => {
    for (const item of casesOf("two-proportions", "scoreRatio")) {
      const [first, second] = twoGroups(item);
      const variance = scalar(item, "koopman") === 1 ? "koopman" : "miettinen-nurminen";
      expectR(item, { ...found(scoreRatio(first, second, { level: scalar(item, "level"), variance })) });
    }
  });

  it("gives 2.94 to 7.15 for 36/40 over 16/80 (Koopman 1984)", () => {
    const options = { variance: "koopman" } as const;
    const { value, lower, upper } = found(scoreRatio({ events: 36, n: 40 }, { events: 16, n: 80 }, options));
    expect(value).toBeCloseTo(4.5, 14);
    expect([lower, upper].map((x) => finite(x)?.toFixed(2))).toEqual(["2.94", "7.15"]);
  });

  it("is Wilson's limit where everybody had the event, by hand", () => {
    // p2 = 1 and p1 = r: (1 - r)² = z² r (1 - r) / n, so r = 1 / (1 + z² / n).
    const { lower } = found(
      scoreRatio({ events: 10, n: 10 }, { events: 10, n: 10 }, { variance: "koopman" }),
    );
    expect(lower).toBeCloseTo(1 / (1 + 1.959963984540054 ** 2 / 10), 12);
  });

  it("turns into its inverse with its groups, and holds 1 when the difference holds 0", () => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        fc.pre(first.events > 0 && second.events > 0);
        const there = found(scoreRatio(first, second));
        const back = found(scoreRatio(second, first));
        expect(Number(there.lower) * Number(back.upper)).toBeCloseTo(1, 9);
        expect(there.lower <= Number(there.value) && Number(there.value) <= Number(there.upper)).toBe(true);
        const difference = found(miettinenNurminen(first, second));
        if (Math.min(Math.abs(difference.lower), Math.abs(difference.upper)) < 1e-9) return;
        expect(there.lower <= 1 && 1 <= Number(there.upper)).toBe(
          difference.lower <= 0 && 0 <= difference.upper,
        );
        expect(there.p < 0.05).toBe(!(there.lower <= 1 && 1 <= Number(there.upper)));
      }),
      FIXED,
    );
  });

  it("has no upper end without events in the second group, and says why there is no ratio", () => {
    const none = { events: 0, n: 10 };
    expect(scoreRatio({ events: 3, n: 10 }, none)).toMatchObject({ value: "infinite", upper: "infinite" });
    expect(scoreRatio(none, { events: 3, n: 10 })).toMatchObject({ value: 0, lower: 0 });
    expect(scoreRatio(none, none)).toEqual(not("no events"));
    expect(scoreRatio(none, { events: 0, n: 0 })).toEqual(not("no observations"));
    expectRefusal(() => scoreRatio({ events: 3, n: 2 }, none), /more events/);
    expectRefusal(() => scoreRatio(none, none, { level: 95 }), /level/, /0\.95/);
  });
});

describe("fisherExact(first, second)", () => {
  it("equals fisher.test, its limits solved to the end", () => {
    for (const item of casesOf("two-proportions", "fisherExact")) {
      const [first, second] = twoGroups(item);
      expectR(item, { ...found(fisherExact(first, second, { level: scalar(item, "level") })) });
    }
  });

  it("gives p = 17/35 for the lady who tasted tea (Fisher 1935): 3 of 4 and 1 of 4", () => {
    const { p, value } = found(fisherExact({ events: 3, n: 4 }, { events: 1, n: 4 }));
    // (1 + 16 + 16 + 1) / 70; the odds ratio is R's.
    expect(p).toBeCloseTo(34 / 70, 13);
    expect(finite(value)).toBeCloseTo(6.4083, 4);
  });

  it("is worked by hand for 2 of 2 against 0 of 1", () => {
    // Of 2 events the first group has 1 or 2: weights 2 and w, so P(2) = w / (2 + w), which is 0.025 at the limit.
    const { lower, upper, value, p } = found(fisherExact({ events: 2, n: 2 }, { events: 0, n: 1 }));
    expect(lower).toBeCloseTo((2 * 0.025) / 0.975, 13);
    expect([value, upper]).toEqual(["infinite", "infinite"]);
    expect(p).toBeCloseTo(1 / 3, 13);
  });

  it("turns into its inverse with its groups or the outcome, and holds its value", () => {
    fc.assert(
      fc.property(groupOf(25), groupOf(25), (first, second) => {
        const there = fisherExact(first, second);
        if (there.kind === "not estimable") return;
        const back = found(fisherExact(second, first));
        const outcome = found(
          fisherExact(
            { ...first, events: first.n - first.events },
            { ...second, events: second.n - second.events },
          ),
        );
        expect(back.p).toBeCloseTo(there.p, 12);
        expect(outcome.p).toBeCloseTo(there.p, 12);
        if (there.upper === "infinite") {
          expect([back.lower, outcome.lower]).toEqual([0, 0]);
          return;
        }
        expect(there.upper * back.lower).toBeCloseTo(1, 8);
        expect(there.lower <= Number(there.value) && Number(there.value) <= there.upper).toBe(true);
      }),
      FIXED,
    );
  });

  it("says why there is no ratio, and refuses what is no count", () => {
    const none = { events: 0, n: 5 };
    expect(fisherExact(none, none)).toEqual(not("no events"));
    expect(fisherExact({ events: 5, n: 5 }, { events: 2, n: 2 })).toEqual(not("only events"));
    expect(fisherExact(none, { events: 0, n: 0 })).toEqual(not("no observations"));
    expectRefusal(() => fisherExact({ events: 0.5, n: 2 }, none), /whole number/);
  });
});

describe("exactDifference(first, second)", () => {
  it("equals all tables at all differences, written out in R: Chan and Zhang, Santner and Snell", () => {
    for (const item of casesOf("two-proportions", "exactDifference")) {
      const [first, second] = twoGroups(item);
      const order = scalar(item, "score") === 1 ? "score" : "difference";
      expectR(item, { ...found(exactDifference(first, second, { level: scalar(item, "level"), order })) });
    }
  });

  it("gives 0.019 to 0.36 for 7/34 - 1/34 (Fagerland, Lydersen and Laake 2015, the epinephrine trial)", () => {
    const { lower, upper } = found(exactDifference({ events: 7, n: 34 }, { events: 1, n: 34 }));
    expect([lower.toFixed(3), upper.toFixed(2)]).toEqual(["0.019", "0.36"]);
  });

  it("is worked by hand for 10/10 against 0/10", () => {
    // The only table so extreme has p1^10 (1 - p2)^10, largest at p1 = 1 - p2 = (1 + d) / 2.
    const result = found(exactDifference({ events: 10, n: 10 }, { events: 0, n: 10 }));
    expect(result).toEqual({
      kind: "estimate",
      value: 1,
      lower: expect.closeTo(2 * 0.025 ** (1 / 20) - 1, 10),
      upper: 1,
    });
  });

  it("covers at least as often as it says, whatever the shares", () => {
    const [n1, n2] = [6, 5];
    const limits = Array.from({ length: n1 + 1 }, (_, x1) =>
      Array.from({ length: n2 + 1 }, (_, x2) =>
        found(exactDifference({ events: x1, n: n1 }, { events: x2, n: n2 })),
      ),
    );
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    const binomial = (x: number, n: number, p: number) => choose(n, x) * p ** x * (1 - p) ** (n - x);
    for (let p1 = 0.05; p1 < 1; p1 += 0.1) {
      for (let p2 = 0.025; p2 < 1; p2 += 0.05) {
        let covered = 0;
        for (const [x1, row] of limits.entries()) {
          for (const [x2, { lower, upper }] of row.entries()) {
            if (lower <= p1 - p2 && p1 - p2 <= upper) covered += binomial(x1, n1, p1) * binomial(x2, n2, p2);
          }
        }
        expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
      }
    }
  });

  it("turns with its groups, stays in -1 to 1, and grows with the level", () => {
    fc.assert(
      fc.property(groupOf(8), groupOf(8), fc.boolean(), (first, second, score) => {
        const order = score ? "score" : "difference";
        const there = found(exactDifference(first, second, { order }));
        const back = found(exactDifference(second, first, { order }));
        expect(back.lower).toBeCloseTo(-there.upper, 12);
        expect(-1 <= there.lower && there.lower <= there.value).toBe(true);
        expect(there.value <= there.upper && there.upper <= 1).toBe(true);
        const wide = found(exactDifference(first, second, { order, level: 0.99 }));
        expect(wide.lower <= there.lower && wide.upper >= there.upper).toBe(true);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it("says that a group is empty, and refuses what is no count", () => {
    expect(exactDifference({ events: 0, n: 0 }, { events: 1, n: 2 })).toEqual(not("no observations"));
    expectRefusal(() => exactDifference({ events: 3, n: 2 }, { events: 1, n: 2 }), /more events/);
  });
});

/** Airway hyper-responsiveness before and after a transplantation: Fagerland, Lydersen and Laake 2013, 2014. */
const AIRWAYS = { both: 1, onlyFirst: 1, onlySecond: 7, neither: 12 };

const pairs = fc.record({
  both: fc.nat(40),
  onlyFirst: fc.nat(20),
  onlySecond: fc.nat(20),
  neither: fc.nat(40),
});
const people = ({ both, onlyFirst, onlySecond, neither }: PairedCounts) =>
  both + onlyFirst + onlySecond + neither;
const turned = (counts: PairedCounts): PairedCounts => ({
  ...counts,
  onlyFirst: counts.onlySecond,
  onlySecond: counts.onlyFirst,
});

const pairedMethods = {
  newcombePaired: { method: newcombePaired, printed: ["0.026", "0.507"] },
  tango: { method: tango, printed: ["0.026", "0.517"] },
};

describe.each(Object.entries(pairedMethods))("%s(counts)", (name, { method, printed }) => {
  it("equals its definition written out in R", () => {
    for (const item of casesOf("two-proportions", name)) {
      expectR(item, { ...found(method(paired(item), { level: scalar(item, "level") })) });
    }
  });

  it(`gives ${printed.join(" to ")} for the airways of 21 children (Fagerland, Lydersen and Laake 2014)`, () => {
    const { value, lower, upper } = found(method(AIRWAYS));
    expect(value).toBeCloseTo(6 / 21, 14);
    expect([lower, upper].map((x) => x.toFixed(3))).toEqual(printed);
  });

  it("turns with time, holds the difference, stays in -1 to 1", () => {
    fc.assert(
      fc.property(pairs, (counts) => {
        fc.pre(people(counts) > 0);
        const there = found(method(counts));
        const back = found(method(turned(counts)));
        expect(back.lower).toBeCloseTo(-there.upper, 9);
        expect(-1 - 1e-12 <= there.lower && there.lower <= there.value).toBe(true);
        expect(there.value <= there.upper && there.upper <= 1 + 1e-12).toBe(true);
      }),
      FIXED,
    );
  });

  it("has an interval where nobody changed, and says that nobody was there", () => {
    const same = found(method({ both: 5, onlyFirst: 0, onlySecond: 0, neither: 5 }));
    expect(same.value).toBe(0);
    expect(same.lower < 0 && same.upper > 0).toBe(true);
    expect(method({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 })).toEqual(not("no observations"));
    expectRefusal(() => method({ ...AIRWAYS, both: -1 }), /both/);
    expectRefusal(() => method(AIRWAYS, { level: 1 }), /level/);
  });
});

describe("tango(counts)", () => {
  it("is worked by hand where all 4 changed to yes: (4 - z²) / (4 + z²) to 1", () => {
    const z2 = 1.959963984540054 ** 2;
    const { lower, upper } = found(tango({ both: 0, onlyFirst: 0, onlySecond: 4, neither: 0 }));
    expect([lower, upper]).toEqual([expect.closeTo((4 - z2) / (4 + z2), 12), 1]);
  });

  it("holds 0 exactly when mcNemar's test does not reject", () => {
    fc.assert(
      fc.property(pairs, (counts) => {
        fc.pre(counts.onlyFirst + counts.onlySecond > 0);
        const { lower, upper } = found(tango(counts));
        if (Math.min(Math.abs(lower), Math.abs(upper)) < 1e-9) return;
        expect(lower <= 0 && 0 <= upper).toBe(found(mcNemar(counts)).p >= 0.05);
      }),
      FIXED,
    );
  });
});

describe("mcNemar(counts).midP", () => {
  it("equals its definition in R", () => {
    for (const item of casesOf("two-proportions", "mcNemar")) expectR(item, { ...mcNemarOf(item) });
  });

  it("gives 0.034, exact 0.070, mid-P 0.039 for the airways (Fagerland, Lydersen and Laake 2013)", () => {
    const { p, exactP, midP } = found(mcNemar(AIRWAYS));
    expect([p, exactP, midP].map((x) => x.toFixed(3))).toEqual(["0.034", "0.070", "0.039"]);
  });

  it("is never above the exact one, nor above 1; where as many changed either way, the two tails share what was seen", () => {
    fc.assert(
      fc.property(pairs, (counts) => {
        fc.pre(counts.onlyFirst + counts.onlySecond > 0);
        const { midP, exactP } = found(mcNemar(counts));
        expect(midP).toBeLessThanOrEqual(exactP + 1e-12);
        expect(midP).toBeLessThanOrEqual(1);
      }),
      FIXED,
    );
    // Two of four: 1 - (6/16) / 2.
    expect(found(mcNemar({ both: 0, onlyFirst: 2, onlySecond: 2, neither: 0 })).midP).toBeCloseTo(
      13 / 16,
      14,
    );
  });
});

function mcNemarOf(item: FixtureCase) {
  const { midP } = found(mcNemar(paired(item)));
  return { midP };
}

describe("zeroEventBound(n, { method: 'mid-P' })", () => {
  it("equals half the probability of none, solved in R", () => {
    for (const item of casesOf("two-proportions", "zeroEventBound")) {
      const options = { level: scalar(item, "level"), method: "mid-P" } as const;
      const bound = (sides: "one" | "two") =>
        found(zeroEventBound(scalar(item, "n"), { ...options, sides })).bound;
      expectR(item, { two: bound("two"), one: bound("one") });
    }
  });

  it("is two-sided what the exact bound is one-sided, and 0 where the level bounds nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (n) => {
        const mid = found(zeroEventBound(n, { method: "mid-P" })).bound;
        expect(mid).toBeCloseTo(found(zeroEventBound(n, { sides: "one" })).bound, 14);
      }),
      FIXED,
    );
    expect(found(zeroEventBound(5, { method: "mid-P", sides: "one", level: 0.3 })).bound).toBe(0);
  });
});
