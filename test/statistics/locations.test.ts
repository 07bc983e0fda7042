import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hedgesGIndependent,
  hodgesLehmann,
  hodgesLehmannPaired,
  medianInterval,
  moments,
  pairedChange,
  student,
  welch,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const whole = fc.integer({ min: -50, max: 50 });
const values = fc.array(whole, { minLength: 2, maxLength: 40 });

/** Every output that R has, to 1e-9. */
function expectR(item: FixtureCase, ours: object) {
  for (const [name, theirs] of Object.entries(item.output)) {
    const error = worst([(ours as Record<string, number>)[name]!], theirs, 1e-14);
    expect([item.name, name, error]).toEqual([item.name, name, expect.closeTo(0, 9)]);
  }
}

const twoColumns = (item: FixtureCase) => [column(item, "x"), column(item, "y")] as const;

/** Student 1908: additional hours of sleep under two drugs. */
const SLEEP = {
  before: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  after: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
};

describe("student(first, second)", () => {
  it("equals R's t.test(var.equal = TRUE)", () => {
    for (const item of casesOf("locations", "student")) {
      const [x, y] = twoColumns(item);
      expectR(item, found(student(moments(x), moments(y), { level: scalar(item, "level") })));
    }
  });

  it("gives t = -1.8608 on 18 degrees of freedom for the sleep data taken as two groups", () => {
    const { t, df, p } = found(student(moments(SLEEP.before), moments(SLEEP.after)));
    expect([t.toFixed(4), df, p.toFixed(5)]).toEqual(["-1.8608", 18, "0.07919"]);
  });

  it("is welch with fewer than or as many degrees of freedom where groups are of one size, and turns with them", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { minLength: 2, maxLength: 30 }), (rows) => {
        const [x, y] = [moments(rows.map(([a]) => a)), moments(rows.map(([, b]) => b))];
        const there = student(x, y);
        if (there.kind === "not estimable") return;
        const other = found(welch(x, y));
        expect(there.t).toBeCloseTo(other.t, 8);
        expect(there.df).toBeGreaterThanOrEqual(other.df - 1e-9);
        expect(found(student(y, x)).upper).toBeCloseTo(-there.lower, 9);
      }),
      FIXED,
    );
  });

  it("does with one person in a group, and says why there is no interval", () => {
    expect(found(student(moments([1]), moments([2, 3]))).df).toBe(1);
    expect(student(moments([]), moments([1, 2]))).toEqual(not("no observations"));
    expect(student(moments([1]), moments([2]))).toEqual(not("too few observations"));
    expect(student(moments([1, 1]), moments([2, 2]))).toEqual(not("no variation"));
    expectRefusal(() => student({ n: 2, mean: 1, sd: -1 }, moments([1, 2])), /negative/);
  });
});

describe("hedgesGIndependent(first, second)", () => {
  it("equals metafor's escalc: SMD, and SMDH where spreads differ", () => {
    for (const item of casesOf("locations", "hedgesGIndependent")) {
      const [x, y] = twoColumns(item);
      const unit = scalar(item, "average") === 1 ? "average" : "pooled";
      const options = { level: scalar(item, "level"), unit } as const;
      expectR(item, found(hedgesGIndependent(moments(x), moments(y), options)));
    }
  });

  it("gives 0.5924 for 103 and 100 points of 50 people each (Borenstein, Hedges, Higgins and Rothstein 2009, chapter 4)", () => {
    // d = 3 / 5.0249 = 0.5970, J = 0.9923.
    const [first, second] = [
      { n: 50, mean: 103, sd: 5.5 },
      { n: 50, mean: 100, sd: 4.5 },
    ];
    const { value } = found(hedgesGIndependent(first, second));
    expect(value).toBeCloseTo(0.5924, 4);
  });

  it("knows no unit, turns with its groups, and is the same in either unit for groups of one size", () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 2, max: 9 }), (x, y, factor) => {
        const [a, b] = [moments(x), moments(y)];
        for (const unit of ["pooled", "average"] as const) {
          const there = hedgesGIndependent(a, b, { unit });
          if (there.kind === "not estimable") return;
          const scaled = (m: typeof a) => ({ ...m, mean: m.mean * factor, sd: m.sd * factor });
          expect(found(hedgesGIndependent(scaled(a), scaled(b), { unit })).lower).toBeCloseTo(there.lower, 9);
          expect(found(hedgesGIndependent(b, a, { unit })).lower).toBeCloseTo(-there.upper, 9);
        }
        const equal = { ...b, n: a.n };
        const pooled = found(hedgesGIndependent(a, equal)).value;
        expect(found(hedgesGIndependent(a, equal, { unit: "average" })).value).toBeCloseTo(pooled, 9);
      }),
      FIXED,
    );
  });

  it("says why there is no effect", () => {
    expect(hedgesGIndependent(moments([]), moments([1, 2]))).toEqual(not("no observations"));
    expect(hedgesGIndependent(moments([1]), moments([1, 2]))).toEqual(not("one observation"));
    expect(hedgesGIndependent(moments([1, 1]), moments([2, 2]))).toEqual(not("no variation"));
    expectRefusal(() => hedgesGIndependent({ n: 2, mean: Number.NaN, sd: 1 }, moments([1, 2])), /mean/);
  });
});

describe("medianInterval(values)", () => {
  it("equals order statistics by R's qbinom", () => {
    for (const item of casesOf("locations", "medianInterval"))
      expectR(item, found(medianInterval(column(item, "values"), { level: scalar(item, "level") })));
  });

  it("takes the second of ten at either end, by hand: coverage 1 - 22/1024 (Student's sleep data)", () => {
    const change = SLEEP.after.map((value, i) => value - SLEEP.before[i]!);
    expect(found(medianInterval(change))).toMatchObject({
      value: expect.closeTo(1.3, 12),
      lower: expect.closeTo(0.8, 12),
      upper: expect.closeTo(2.4, 12),
      coverage: expect.closeTo(1 - 22 / 1024, 14),
    });
  });

  it("moves with what keeps the order, holds the median, covers what the level asks", () => {
    fc.assert(
      fc.property(fc.array(whole, { minLength: 6, maxLength: 60 }), (list) => {
        const there = found(medianInterval(list));
        expect(there.lower <= there.value && there.value <= there.upper).toBe(true);
        expect(there.coverage).toBeGreaterThanOrEqual(0.95);
        const cubed = found(medianInterval(list.map((x) => x ** 3)));
        expect([cubed.lower, cubed.upper]).toEqual([there.lower ** 3, there.upper ** 3]);
        expect(found(medianInterval([...list].reverse()))).toEqual(there);
      }),
      FIXED,
    );
  });

  it("needs six at 95 %, and says so", () => {
    expect(medianInterval([])).toEqual(not("no observations"));
    expect(medianInterval([1])).toEqual(not("one observation"));
    expect(medianInterval([1, 2, 3, 4, 5])).toEqual(not("too few observations"));
    expect(found(medianInterval([6, 1, 2, 3, 4, 5]))).toMatchObject({ lower: 1, upper: 6 });
    expectRefusal(() => medianInterval([1, Number.NaN]), /values\[1\]/);
  });
});

/** Hollander and Wolfe 1973: permeability of membranes at term and before (p. 69); depression before and after (p. 29). */
const TERM = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
const EARLY = [1.15, 0.88, 0.9, 0.74, 1.21];
const DEPRESSION = {
  before: [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3],
  after: [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29],
};

describe("hodgesLehmann(first, second)", () => {
  it("equals wilcox.test, exact and normal, with ties", () => {
    for (const item of casesOf("locations", "hodgesLehmann")) {
      const [x, y] = twoColumns(item);
      const ours = found(hodgesLehmann(x, y, { level: scalar(item, "level") }));
      expectR(item, ours);
      expect(ours.method).toBe(scalar(item, "exact") === 1 ? "exact" : "normal");
    }
  });

  it("gives W = 35, one-sided p 0.1272 for the membranes (Hollander and Wolfe 1973)", () => {
    const { statistic, p, value } = found(hodgesLehmann(TERM, EARLY));
    expect([statistic, (p / 2).toFixed(4)]).toEqual([35, "0.1272"]);
    expect(value).toBeCloseTo(0.305, 12);
  });

  it("turns with its groups, moves with a shift, holds its value", () => {
    fc.assert(
      fc.property(values, values, whole, (x, y, by) => {
        const there = hodgesLehmann(x, y);
        if (there.kind === "not estimable") return;
        const back = found(hodgesLehmann(y, x));
        const mirrored = [-there.value, -there.upper, -there.lower].map((x) => x + 0);
        expect([back.value, back.lower, back.upper]).toEqual(mirrored);
        expect(back.p).toBeCloseTo(there.p, 12);
        const moved = found(
          hodgesLehmann(
            x.map((value) => value + by),
            y.map((value) => value),
          ),
        );
        expect(moved.value).toBe(there.value + by);
        expect(there.lower <= there.value && there.value <= there.upper).toBe(true);
      }),
      FIXED,
    );
  });

  it("makes no list of all pairs: 20,000 people a group", () => {
    const x = Float64Array.from({ length: 20_000 }, (_, i) => Math.sin(i) * 10 + 3);
    const y = Float64Array.from({ length: 20_000 }, (_, i) => Math.sin(i + 0.5) * 10);
    expect(found(hodgesLehmann(x, y)).value).toBeCloseTo(3, 1);
  });

  it("says why there is no shift, and refuses exact ranks with ties", () => {
    expect(hodgesLehmann([], [1])).toEqual(not("no observations"));
    expect(hodgesLehmann([1, 2], [3, 4])).toEqual(not("too few observations"));
    expect(hodgesLehmann([1, 1, 1], [1, 1])).toEqual(not("no variation"));
    expectRefusal(() => hodgesLehmann([1, 2], [2, 3], { method: "exact" }), /ties/, /normal/);
    expectRefusal(() => hodgesLehmann([1, Number.NaN], [2, 3]), /first\[1\]/);
  });
});

describe("hodgesLehmannPaired({ before, after })", () => {
  it("equals wilcox.test(paired = TRUE), exact and normal, with ties and pairs that did not change", () => {
    for (const item of casesOf("locations", "hodgesLehmannPaired")) {
      const pairs = { before: column(item, "before"), after: column(item, "after") };
      const ours = found(hodgesLehmannPaired(pairs, { level: scalar(item, "level") }));
      expectR(item, ours);
      expect(ours.method).toBe(scalar(item, "exact") === 1 ? "exact" : "normal");
    }
  });

  it("gives V = 5 of 45, p 0.0391 for the depression scores (Hollander and Wolfe 1973)", () => {
    const { statistic, p, value } = found(hodgesLehmannPaired(DEPRESSION));
    expect([statistic, p.toFixed(4)]).toEqual([5, "0.0391"]);
    expect(value).toBeCloseTo(-0.46, 12);
  });

  it("turns with time, and is near the mean where changes are symmetric", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 101, max: 900 }), { minLength: 8, maxLength: 30 }), (sizes) => {
        const after = sizes.flatMap((size) => [100 + size, 100 - size]);
        const before = after.map(() => 0);
        const there = found(hodgesLehmannPaired({ before, after }));
        const back = found(hodgesLehmannPaired({ before: after, after: before }));
        expect([back.lower, back.upper]).toEqual([-there.upper + 0, -there.lower + 0]);
        expect(there.value).toBeCloseTo(found(pairedChange({ before, after })).value, 9);
      }),
      FIXED,
    );
  });

  it("counts pairs that did not change, and says why there is no shift", () => {
    const before = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const after = [1, 4, 6, 8, 10, 12, 14, 16, 18];
    expect(found(hodgesLehmannPaired({ before, after }))).toMatchObject({ n: 8, unchanged: 1 });
    expect(hodgesLehmannPaired({ before: [], after: [] })).toEqual(not("no observations"));
    expect(hodgesLehmannPaired({ before, after: before })).toEqual(not("no variation"));
    expect(hodgesLehmannPaired({ before: [1, 2], after: [2, 4] })).toEqual(not("too few observations"));
    expectRefusal(() => hodgesLehmannPaired({ before, after }, { method: "exact" }), /ties/);
    expectRefusal(() => hodgesLehmannPaired({ before, after: [1] }), /length/);
  });
});
