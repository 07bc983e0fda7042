import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustPValues, moments, permutationTest, quantiles } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const whole = fc.integer({ min: -20, max: 20 });

/** Fisher 1935, section 17: heights of 15 pairs of cross- and self-fertilized maize (Darwin), differences in eighths of an inch. */
const MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
const median = (values: readonly number[]) => found(quantiles(values, [0.5])).values[0]!;

describe("permutationTest(first, second)", () => {
  it("equals coin's exact oneway_test, and medians in all divisions written out in R", () => {
    for (const item of casesOf("resampling", "permutationTest")) {
      const [x, y] = [column(item, "x"), column(item, "y")];
      const p = (options: Parameters<typeof permutationTest>[2]) => found(permutationTest(x, y, options)).p;
      const ours = {
        statistic: found(permutationTest(x, y)).statistic,
        two: p({}),
        greater: p({ alternative: "greater" }),
        less: p({ alternative: "less" }),
        medians: p({ statistic: (a, b) => median(a) - median(b) }),
      };
      for (const [name, value] of Object.entries(ours)) {
        expect([item.name, name, worst([value], item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 9),
        ]);
      }
    }
  });

  it("equals all exchanges within pairs, written out in R", () => {
    for (const item of casesOf("resampling", "permutationPaired")) {
      const p = (alternative: "two-sided" | "greater") =>
        found(permutationTest(column(item, "after"), column(item, "before"), { paired: true, alternative }))
          .p;
      expect(worst([p("two-sided"), p("greater")], [item.output.two![0], item.output.greater![0]])).toBe(0);
    }
  });

  it("gives 863 of 32,768 for Darwin's maize (Fisher 1935, section 21)", () => {
    const zero = MAIZE.map(() => 0);
    const options = { paired: true, alternative: "greater" } as const;
    expect(found(permutationTest(MAIZE, zero, options))).toMatchObject({
      method: "exact",
      permutations: 32_768,
      asExtreme: 863,
      p: 863 / 32_768,
    });
    expect(found(permutationTest(MAIZE, zero, { paired: true })).asExtreme).toBe(2 * 863);
  });

  it("draws (b + 1) / (m + 1), whose interval holds the exact p", () => {
    const options = { paired: true, method: "monte carlo", level: 0.999 } as const;
    const zero = MAIZE.map(() => 0);
    const drawn = found(permutationTest(MAIZE, zero, options));
    expect(drawn.p).toBe((drawn.asExtreme + 1) / 10_000);
    expect(drawn.interval.lower <= (2 * 863) / 32_768).toBe(true);
    expect(drawn.interval.upper >= (2 * 863) / 32_768).toBe(true);
    const [x, y] = [
      [5, 6, 7, 9, 12],
      [1, 2, 6, 8, 3, 2],
    ];
    const groups = found(permutationTest(x!, y!, { method: "monte carlo", level: 0.999 }));
    const exact = found(permutationTest(x!, y!)).p;
    expect(groups.interval.lower <= exact && exact <= groups.interval.upper).toBe(true);
    // Never 0, however far apart.
    const apart = found(
      permutationTest([91, 92, 93, 94, 95, 96, 97, 98, 99], [1, 2, 3, 4, 5, 6, 7, 8, 9], {
        method: "monte carlo",
        permutations: 99,
      }),
    );
    expect(apart.p).toBe(0.01);
  });

  it("draws the allocations that R draws from the seed", () => {
    for (const item of casesOf("resampling", "permutationSeed")) {
      const options = { method: "monte carlo", permutations: 499, seed: scalar(item, "seed") } as const;
      const [first, second] = [column(item, "first"), column(item, "second")];
      expect([found(permutationTest(first, second, options)).asExtreme]).toEqual(item.output.asExtreme);
      expect([found(permutationTest(first, second, { ...options, paired: true })).asExtreme]).toEqual(
        item.output.pairedAsExtreme,
      );
    }
  });

  it("does not change with the order or the unit, and turns with its groups", () => {
    const values = fc.array(whole, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, values, fc.integer({ min: 2, max: 9 }), (x, y, factor) => {
        const there = permutationTest(x, y);
        if (there.kind === "not estimable") return;
        expect(found(permutationTest([...x].reverse(), y)).p).toBe(there.p);
        expect(found(permutationTest(y, x)).p).toBe(there.p);
        const scaled = (list: readonly number[]) => list.map((value) => factor * value);
        expect(found(permutationTest(scaled(x), scaled(y))).p).toBe(there.p);
        const up = found(permutationTest(x, y, { alternative: "greater" })).p;
        const down = found(permutationTest(x, y, { alternative: "less" })).p;
        expect(up + down).toBeGreaterThanOrEqual(1);
        expect(there.p).toBeGreaterThan(0);
      }),
      FIXED,
    );
  });

  it("counts allocations without a statistic as extreme", () => {
    const ratio = (first: readonly number[], second: readonly number[]) =>
      Math.log(moments(first).mean / moments(second).mean);
    const result = found(permutationTest([1, 2], [0, 0, 3], { statistic: ratio }));
    // One of the ten divisions puts both zeros into the first group: the logarithm of 0.
    expect(result.notEstimable).toBe(1);
    expect(result.asExtreme).toBeGreaterThanOrEqual(result.notEstimable);
  });

  it("draws where there are too many, keeps a statistic from changing the groups, and takes one among many", () => {
    const x = Array.from({ length: 40 }, (_, i) => i % 7);
    expect(found(permutationTest(x, [9, 8, 9, 7, 8, 9, 9, 9, 8, 9, 9, 8])).method).toBe("monte carlo");
    expect(
      found(
        permutationTest(
          [5],
          Array.from({ length: 3000 }, (_, i) => i % 9),
        ),
      ).method,
    ).toBe("monte carlo");
    const sorting = (a: readonly number[], b: readonly number[]) => {
      (a as number[]).sort();
      return (b as number[]).sort()[0]! - a[0]!;
    };
    const plain = (a: readonly number[], b: readonly number[]) => Math.min(...b) - Math.min(...a);
    const [one, two] = [
      [3, 1, 2, 9],
      [4, 6, 5, 0],
    ];
    expect(permutationTest(one!, two!, { statistic: sorting })).toEqual(
      permutationTest(one!, two!, { statistic: plain }),
    );
  });

  it("says why there is no test, and refuses what cannot be", () => {
    expect(permutationTest([], [1])).toEqual(not("no observations"));
    expect(permutationTest([2, 2], [2, 2])).toEqual(not("no variation"));
    expect(permutationTest([1, 2], [1, 2], { paired: true })).toEqual(not("no variation"));
    expectRefusal(() => permutationTest([1, 2], [1], { paired: true }), /length/);
    expectRefusal(() => permutationTest([1], [2], { statistic: () => Number.NaN }), /statistic/);
    expectRefusal(() => permutationTest([1], [2], { permutations: 0 }), /permutations/);
    const many = Array.from({ length: 30 }, (_, i) => i);
    expectRefusal(() => permutationTest(many, many, { method: "exact" }), /ten million/, /monte carlo/);
  });
});

/** Benjamini and Hochberg 1995, section 4: fifteen comparisons of two treatments of infarction. */
const INFARCTION = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

describe("adjustPValues(p, { method })", () => {
  const METHODS = {
    holm: "holm",
    bonferroni: "bonferroni",
    bh: "benjamini-hochberg",
    by: "benjamini-yekutieli",
  } as const;

  it("equals R's p.adjust, with tests not given", () => {
    for (const item of casesOf("resampling", "adjustPValues")) {
      for (const [name, method] of Object.entries(METHODS)) {
        const { values } = found(adjustPValues(column(item, "p"), { method, tests: scalar(item, "tests") }));
        expect(worst(values, item.output[name]!)).toBeLessThan(1e-12);
      }
    }
  });

  it("keeps four of fifteen at 5 % by Benjamini and Hochberg, three by Bonferroni (their section 4)", () => {
    const kept = (method: (typeof METHODS)[keyof typeof METHODS]) =>
      found(adjustPValues(INFARCTION, { method })).values.filter((p) => p <= 0.05).length;
    expect([kept("benjamini-hochberg"), kept("bonferroni"), kept("holm")]).toEqual([4, 3, 3]);
  });

  it("keeps the order, never falls below p, and orders the methods", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (p) => {
          const by = (method: (typeof METHODS)[keyof typeof METHODS]) =>
            found(adjustPValues(p, { method })).values;
          const [holm, bonferroni, bh, yekutieli] = Object.values(METHODS).map(by);
          for (const [i, value] of p.entries()) {
            expect(value <= bh![i]! + 1e-15 && bh![i]! <= holm![i]! + 1e-12).toBe(true);
            expect(holm![i]! <= bonferroni![i]! && bh![i]! <= yekutieli![i]! + 1e-15).toBe(true);
            for (const [j, other] of p.entries())
              if (value < other) expect(holm![i]! <= holm![j]!).toBe(true);
          }
        },
      ),
      FIXED,
    );
  });

  it("says that there was no test, and refuses what is no p-value", () => {
    expect(adjustPValues([])).toEqual(not("no observations"));
    expectRefusal(() => adjustPValues([0.1, Number.NaN]), /p\[1\]/);
    expectRefusal(() => adjustPValues([1.1]), /p\[0\]/);
    expectRefusal(() => adjustPValues([0.1, 0.2], { tests: 1 }), /tests/);
  });
});
