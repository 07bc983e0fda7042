import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clopperPearson,
  jeffreys,
  midP,
  newcombe,
  powerTwoProportions,
  smallestDetectableDifference,
  wilson,
  zeroEventBound,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const methods = { wilson, clopperPearson, jeffreys, midP };

/** Newcombe 1998 (Stat Med 17:857-872, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E), table I. */
const NEWCOMBE: Readonly<Record<string, readonly string[]>> = {
  wilson: ["0.2553 to 0.3662", "0.0624 to 0.1605", "0.0000 to 0.1611", "0.0061 to 0.1718"],
  clopperPearson: ["0.2527 to 0.3676", "0.0578 to 0.1617", "0.0000 to 0.1684", "0.0009 to 0.1776"],
  midP: ["0.2544 to 0.3658", "0.0601 to 0.1581", "0.0000 to 0.1391", "0.0017 to 0.1585"],
};

const numbers = fc.integer({ min: 1, max: 400 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

for (const [name, method] of Object.entries(methods)) {
  describe(`${name}(events, n)`, () => {
    it("equals R", () => {
      for (const item of casesOf("proportions", name)) {
        const level = scalar(item, "level");
        const { lower, upper } = found(method(scalar(item, "events"), scalar(item, "n"), { level }));
        // prop.test subtracts two near numbers at 0, and leaves a rounding error there.
        expect([item.name, worst([lower], item.output.lower!, 1e-16)]).toEqual([
          item.name,
          expect.closeTo(0, 9),
        ]);
        expect([item.name, worst([upper], item.output.upper!)]).toEqual([item.name, expect.closeTo(0, 9)]);
      }
    });

    const printedByNewcombe = NEWCOMBE[name];
    if (printedByNewcombe)
      it("gives the intervals of Newcombe's table", () => {
        const examples = [
          [81, 263],
          [15, 148],
          [0, 20],
          [1, 29],
        ] as const;
        const printed = examples.map(([events, n]) => {
          const { lower, upper } = found(method(events, n));
          return `${lower.toFixed(4)} to ${upper.toFixed(4)}`;
        });
        expect(printed).toEqual(printedByNewcombe);
      });

    it("holds the share, lies in 0 to 1, mirrors its complement, widens with the level", () => {
      fc.assert(
        fc.property(numbers, ([events, n]) => {
          const { value, lower, upper } = found(method(events, n));
          expect(lower <= value && value <= upper && lower >= 0 && upper <= 1).toBe(true);
          const mirrored = found(method(n - events, n));
          expect(mirrored.lower).toBeCloseTo(1 - upper, 11);
          const wide = found(method(events, n, { level: 0.99 }));
          expect(wide.lower <= lower && wide.upper >= upper).toBe(true);
        }),
        FIXED,
      );
    });

    it("says that nobody was observed, and refuses what is no count", () => {
      expect(method(0, 0)).toEqual({ kind: "not estimable", reason: "no observations" });
      expectRefusal(() => method(3, 2), /more events than n/);
      expectRefusal(() => method(-1, 2), /events/);
      expectRefusal(() => method(0.5, 2), /whole number/);
      expectRefusal(() => method(1, Number.NaN), /n is not/);
      expectRefusal(() => method(1, 2, { level: 0 }), /level/);
    });
  });
}

describe("clopperPearson(events, n)", () => {
  it("holds the mid-P interval", () => {
    fc.assert(
      fc.property(numbers, ([events, n]) => {
        const exact = found(clopperPearson(events, n));
        const mid = found(midP(events, n));
        expect(exact.lower <= mid.lower + 1e-12 && exact.upper >= mid.upper - 1e-12).toBe(true);
      }),
      FIXED,
    );
  });

  it("covers at least as often as it says, for every share on a grid", () => {
    const n = 25;
    for (let p = 0.01; p < 1; p += 0.01) {
      let covered = 0;
      let probability = (1 - p) ** n;
      for (let events = 0; events <= n; events++) {
        const { lower, upper } = found(clopperPearson(events, n));
        if (lower <= p && p <= upper) covered += probability;
        probability *= ((n - events) / (events + 1)) * (p / (1 - p));
      }
      expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-12);
    }
  });
});

describe("zeroEventBound(n)", () => {
  it("equals R's binom.test(0, n), two-sided and one-sided", () => {
    for (const item of casesOf("proportions", "zeroEventBound")) {
      const level = scalar(item, "level");
      for (const sides of ["two", "one"] as const) {
        const { bound } = found(zeroEventBound(scalar(item, "n"), { level, sides }));
        expect(worst([bound], item.output[sides]!)).toBeLessThan(1e-10);
      }
    }
  });

  it("is about 3.7/n, and 3/n one-sided (the rule of three; Hanley and Lippman-Hand 1983)", () => {
    expect(found(zeroEventBound(1000)).bound * 1000).toBeCloseTo(3.68, 2);
    expect(found(zeroEventBound(1000, { sides: "one" })).bound * 1000).toBeCloseTo(2.99, 2);
  });

  it("is clopperPearson's upper limit, and falls with n", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (n) => {
        const { bound } = found(zeroEventBound(n));
        expect(bound).toBeCloseTo(found(clopperPearson(0, n)).upper, 12);
        expect(found(zeroEventBound(n + 1)).bound).toBeLessThan(bound);
      }),
      FIXED,
    );
    expect(zeroEventBound(0).kind).toBe("not estimable");
    expectRefusal(() => zeroEventBound(1.5), /whole number/);
  });
});

describe("newcombe(first, second)", () => {
  it("equals R", () => {
    for (const item of casesOf("proportions", "newcombe")) {
      const [x1, n1, x2, n2, level] = ["x1", "n1", "x2", "n2", "level"].map((name) => scalar(item, name));
      const ours = newcombe({ events: x1!, n: n1! }, { events: x2!, n: n2! }, { level: level! });
      for (const name of ["value", "lower", "upper"] as const) {
        expect(worst([found(ours)[name]], item.output[name]!, 1e-12)).toBeLessThan(1e-9);
      }
    }
  });

  it("gives 0.0524 to 0.3339 for 56/70 - 48/80 (Newcombe 1998, table II)", () => {
    const { lower, upper } = found(newcombe({ events: 56, n: 70 }, { events: 48, n: 80 }));
    expect([lower.toFixed(4), upper.toFixed(4)]).toEqual(["0.0524", "0.3339"]);
  });

  it("turns with its groups, holds the difference, says that a group is empty", () => {
    fc.assert(
      fc.property(numbers, numbers, ([x1, n1], [x2, n2]) => {
        const one = found(newcombe({ events: x1, n: n1 }, { events: x2, n: n2 }));
        const other = found(newcombe({ events: x2, n: n2 }, { events: x1, n: n1 }));
        expect(other.lower).toBeCloseTo(-one.upper, 12);
        expect(one.lower <= one.value && one.value <= one.upper && one.lower >= -1 && one.upper <= 1).toBe(
          true,
        );
      }),
      FIXED,
    );
    const empty = { events: 0, n: 0 };
    expect(newcombe(empty, { events: 1, n: 2 }).kind).toBe("not estimable");
    expect(newcombe({ events: 1, n: 2 }, empty).kind).toBe("not estimable");
    expectRefusal(() => newcombe({ events: 3, n: 2 }, { events: 1, n: 2 }), /more events/);
  });
});

describe("jeffreys(events, n)", () => {
  it("is the arcsine law where one of one had the event, by hand", () => {
    // Beta(3/2, 1/2) has the distribution function (2/π)(asin √x - √(x (1 - x))).
    const { lower } = found(jeffreys(1, 1));
    const below = (2 / Math.PI) * (Math.asin(Math.sqrt(lower)) - Math.sqrt(lower * (1 - lower)));
    expect(below).toBeCloseTo(0.025, 12);
  });

  it("lies within clopperPearson's interval, and near midP's (Brown, Cai and DasGupta 2001, section 4)", () => {
    fc.assert(
      fc.property(numbers, ([events, n]) => {
        const mid = found(midP(events, n));
        const prior = found(jeffreys(events, n));
        const exact = found(clopperPearson(events, n));
        expect(exact.lower <= prior.lower + 1e-12 && prior.upper <= exact.upper + 1e-12).toBe(true);
        if (n >= 20) expect(Math.abs(prior.upper - mid.upper)).toBeLessThan(1.2 / n);
      }),
      FIXED,
    );
  });
});

describe("powerTwoProportions(groups)", () => {
  it("gives 0.740 for 50 % and 75 % of 50 each (the example of R's power.prop.test)", () => {
    const { power } = found(powerTwoProportions({ p1: 0.5, p2: 0.75, n1: 50, n2: 50 }));
    expect(power.toFixed(3)).toBe("0.740");
  });

  it("equals R's power.prop.test for equal sizes", () => {
    for (const item of casesOf("proportions", "powerTwoProportions")) {
      const n = scalar(item, "n");
      const groups = { p1: scalar(item, "p1"), p2: scalar(item, "p2"), n1: n, n2: n };
      const { power } = found(powerTwoProportions(groups, { alpha: scalar(item, "alpha") }));
      expect(worst([power], item.output.power!)).toBeLessThan(1e-9);
    }
  });

  it("rises with the size of the groups and with the distance", () => {
    const power = (p2: number, n2: number) => found(powerTwoProportions({ p1: 0.3, p2, n1: 100, n2 })).power;
    expect(power(0.1, 200)).toBeGreaterThan(power(0.1, 100));
    expect(power(0.1, 100)).toBeGreaterThan(power(0.2, 100));
    expect(found(powerTwoProportions({ p1: 0, p2: 1, n1: 9, n2: 9 })).power).toBe(1);
  });

  it("says why there is none, and refuses shares that are none", () => {
    expect(powerTwoProportions({ p1: 0.1, p2: 0.2, n1: 0, n2: 5 }).kind).toBe("not estimable");
    expect(powerTwoProportions({ p1: 0, p2: 0, n1: 5, n2: 5 })).toMatchObject({ reason: "no variation" });
    expectRefusal(() => powerTwoProportions({ p1: 20, p2: 0.2, n1: 5, n2: 5 }), /p1/, /0\.2/);
    expectRefusal(() => powerTwoProportions({ p1: 0.1, p2: Number.NaN, n1: 5, n2: 5 }), /p2/);
  });
});

describe("smallestDetectableDifference({ p1, n1, n2 })", () => {
  it("gives 0.8026 for 50 of 50 % at a power of 90 % (the example of R's power.prop.test)", () => {
    const options = { power: 0.9, direction: "higher" } as const;
    const { p2 } = found(smallestDetectableDifference({ p1: 0.5, n1: 50, n2: 50 }, options));
    expect(p2.toFixed(4)).toBe("0.8026");
  });

  it("equals R's power.prop.test solved for the second share", () => {
    for (const item of casesOf("proportions", "smallestDetectableDifference")) {
      const n = scalar(item, "n");
      const options = { power: scalar(item, "power"), direction: "higher" } as const;
      const { p2 } = found(smallestDetectableDifference({ p1: scalar(item, "p1"), n1: n, n2: n }, options));
      expect(worst([p2], item.output.p2!)).toBeLessThan(1e-8);
    }
  });

  it("has the power it promises, and a little less has not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 3000 }), fc.integer({ min: 2, max: 8 }), (n, tenth) => {
        const p1 = tenth / 10;
        for (const direction of ["lower", "higher"] as const) {
          const result = smallestDetectableDifference({ p1, n1: n, n2: 2 * n }, { direction });
          if (result.kind === "not estimable") return;
          const power = (p2: number) => found(powerTwoProportions({ p1, p2, n1: n, n2: 2 * n })).power;
          expect(power(result.p2)).toBeGreaterThanOrEqual(0.8);
          expect(power(p1 + (result.p2 - p1) * 0.999)).toBeLessThan(0.8);
        }
      }),
      FIXED,
    );
  });

  it("says that no change could have shown", () => {
    const not = { kind: "not estimable", reason: "not reached" };
    expect(smallestDetectableDifference({ p1: 0.05, n1: 20, n2: 20 })).toEqual(not);
    expect(smallestDetectableDifference({ p1: 0, n1: 200, n2: 200 })).toEqual(not);
    expect(smallestDetectableDifference({ p1: 0.5, n1: 0, n2: 20 }).kind).toBe("not estimable");
    expectRefusal(() => smallestDetectableDifference({ p1: 0.5, n1: 9, n2: 9 }, { power: 80 }), /power/);
  });
});
