import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cronbachAlpha,
  fQuantile,
  type IccForm,
  icc,
  kappa,
  miettinenNurminen,
  newcombe,
  type Ratings,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { JUDGES } from "./published-data.ts";
import { casesOf, column, type FixtureCase, relativeError, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

/** A matrix that R wrote row by row. */
function rowsOf(item: FixtureCase, name: string): number[][] {
  const [values, k] = [column(item, name), scalar(item, "k")];
  return Array.from({ length: values.length / k }, (_, i) => values.slice(i * k, (i + 1) * k));
}

const FORMS: readonly IccForm[] = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"];

const ratings: fc.Arbitrary<number[][]> = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 12 }))
  .chain(([k, n]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: k, maxLength: k }), {
      minLength: n,
      maxLength: n,
    }),
  );

describe("cronbachAlpha(ratings)", () => {
  it("equals psych's alpha, with Feldt's interval", () => {
    for (const item of casesOf("instruments", "cronbachAlpha")) {
      const ours = found(cronbachAlpha(rowsOf(item, "x"), { level: scalar(item, "level") }));
      for (const name of ["value", "lower", "upper"] as const) {
        expect(worst([ours[name]], item.output[name]!)).toBeLessThan(1e-9);
      }
    }
  });

  it("is worked by hand for two items", () => {
    // Variances 1 and 1, total 3: 2 * (1 - 2/3).
    const rows = [
      [1, 1],
      [2, 3],
      [3, 2],
    ];
    expect(found(cronbachAlpha(rows)).value).toBeCloseTo(2 * (1 - 2 / 3), 14);
  });

  it("does not change with the order of people and items, or by a constant an item", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const one = cronbachAlpha(rows);
        const turned = cronbachAlpha(
          rows.map((row) => row.map((value, j) => value + 10 * j).reverse()).reverse(),
        );
        expect(turned.kind).toBe(one.kind);
        if (one.kind === "not estimable") return;
        expect(found(turned).value).toBeCloseTo(one.value, 8);
        expect(one.lower <= one.value && one.value <= one.upper && one.upper <= 1).toBe(true);
      }),
      FIXED,
    );
  });

  it("is the intraclass correlation of form 3,k", () => {
    expect(found(cronbachAlpha(JUDGES)).value).toBeCloseTo(found(icc(JUDGES, { form: "3,k" })).value, 12);
  });

  refusesRatings(cronbachAlpha);

  it("says that all items move as one", () => {
    const alike = [
      [1, 2],
      [2, 3],
      [5, 6],
    ];
    expect(cronbachAlpha(alike)).toEqual(not("no variation"));
  });
});

function refusesRatings(estimate: (rows: Ratings) => { readonly kind: string }): void {
  it("says why there is no estimate, and refuses what are no ratings", () => {
    expect(estimate([])).toEqual(not("no observations"));
    expect(estimate([[1, 2]])).toEqual(not("one observation"));
    const same = [
      [3, 3],
      [3, 3],
    ];
    expect(estimate(same)).toEqual(not("no variation"));
    expectRefusal(() => estimate([[1, 2], [1]]), /row 1/, /missing/);
    expectRefusal(() => estimate([[1], [2]]), /one column only/);
    expectRefusal(() => estimate([[1, Number.NaN]]), /row 0\[1\]/);
  });
}

describe("icc(ratings, { form })", () => {
  it("equals psych's ICC in six forms, with intervals", () => {
    for (const item of casesOf("instruments", "icc")) {
      for (const [i, form] of FORMS.entries()) {
        const estimate = icc(rowsOf(item, "x"), { form, level: scalar(item, "level") });
        if (item.output.lower![i]! > item.output.value![i]!) {
          // Beyond the pole of Spearman and Brown psych's lower limit lies above the estimate.
          expect([item.name, form, estimate]).toEqual(["4 2 0.9", "2,k", not("no variation")]);
          continue;
        }
        const ours = found(estimate);
        for (const name of ["value", "lower", "upper"] as const) {
          const error = relativeError(ours[name], item.output[name]![i]!);
          expect([item.name, form, name, error]).toEqual([item.name, form, name, expect.closeTo(0, 8)]);
        }
      }
    }
  });

  it("gives .17, .29, .71, .44, .62, .91 for the judges (Shrout and Fleiss 1979, table 4)", () => {
    const values = FORMS.map((form) => found(icc(JUDGES, { form })).value.toFixed(2));
    expect(values).toEqual(["0.17", "0.29", "0.71", "0.44", "0.62", "0.91"]);
  });

  it("is at most 1, and does not change with the order of subjects and raters or with the unit", () => {
    fc.assert(
      fc.property(ratings, fc.constantFrom(...FORMS), (rows, form) => {
        const one = icc(rows, { form });
        const turned = icc(rows.map((row) => row.map((value) => 2 * value + 5).reverse()).reverse(), {
          form,
        });
        expect(turned.kind).toBe(one.kind);
        if (one.kind === "not estimable") return;
        expect(one.value).toBeLessThanOrEqual(1);
        const close = Math.abs(found(turned).value - one.value) <= 1e-8 * (1 + Math.abs(one.value));
        expect(close).toBe(true);
      }),
      FIXED,
    );
  });

  it("is 1 where raters agree throughout, down to an exact bound: of their mean and of one", () => {
    const rows = Array.from({ length: 12 }, (_, i) => [i % 4, i % 4, i % 4]);
    for (const form of FORMS) {
      const { value, lower, upper, warnings } = found(icc(rows, { form }));
      expect([value, upper, warnings]).toEqual([1, 1, ["full agreement"]]);
      const single = form.endsWith("k") ? lower / (3 - 2 * lower) : lower;
      expect((single + (1 - single) * (2 / 11)) ** 12).toBeCloseTo(0.025, 12);
    }
    // Raters who differ by a constant agree only where that does not count.
    const stricter = rows.map(([a, b, c]) => [a!, b! + 1, c! + 2]);
    expect(icc(stricter, { form: "3,1" })).toEqual(icc(rows, { form: "3,1" }));
    expect(icc(stricter, { form: "2,1" })).toEqual(not("no variation"));
    expect(found(icc(JUDGES)).warnings).toEqual([]);
  });

  refusesRatings(icc);
});

describe("kappa(table, { weights })", () => {
  it("equals psych's cohen.kappa, plain, linear, quadratic; variances equal the delta method's", () => {
    for (const item of casesOf("instruments", "kappa")) {
      for (const weights of ["none", "linear", "quadratic"] as const) {
        const estimate = kappa(rowsOf(item, "table"), { weights });
        if (item.output[`${weights}_var`]![0] === 0) {
          // All agree: R's interval has no width.
          expect(estimate).toMatchObject({ value: 1, upper: 1, warnings: ["full agreement"] });
          expect(item.output[weights]).toEqual([1]);
          continue;
        }
        const ours = found(estimate);
        expect(worst([ours.value], item.output[weights]!)).toBeLessThan(1e-9);
        expect(worst([ours.standardError ** 2], item.output[`${weights}_var`]!)).toBeLessThan(1e-8);
      }
    }
  });

  it("is worked by hand: 35 of 50 agree, 25 by chance", () => {
    const table = [
      [20, 5],
      [10, 15],
    ];
    expect(found(kappa(table))).toMatchObject({
      value: expect.closeTo(0.4, 12),
      observed: expect.closeTo(0.7, 12),
      expected: expect.closeTo(0.5, 12),
    });
  });

  it("does not change when raters change places; weights do not matter with two levels", () => {
    const square = fc.integer({ min: 2, max: 4 }).chain((k) => {
      const row = fc.array(fc.nat(20), { minLength: k, maxLength: k });
      return fc.array(row, { minLength: k, maxLength: k });
    });
    fc.assert(
      fc.property(square, fc.constantFrom("none", "linear", "quadratic"), (table, weights) => {
        const one = kappa(table, { weights });
        const turned = kappa(
          table.map((_, j) => table.map((row) => row[j]!)),
          { weights },
        );
        expect(turned.kind).toBe(one.kind);
        if (one.kind === "not estimable") return;
        expect(found(turned).value).toBeCloseTo(one.value, 10);
        expect(one.lower <= one.value && one.value <= one.upper && one.value <= 1).toBe(true);
        if (table.length === 2) expect(found(kappa(table)).value).toBeCloseTo(one.value, 10);
      }),
      FIXED,
    );
  });

  it("is 1 where raters agree throughout, down to the share rated rightly that makes so many agree with 2.5 %", () => {
    for (const weights of ["none", "linear", "quadratic"] as const) {
      const table = [
        [5, 0, 0],
        [0, 9, 0],
        [0, 0, 6],
      ];
      const agreed = found(kappa(table, { weights }));
      expect(agreed).toMatchObject({ value: 1, upper: 1, observed: 1, warnings: ["full agreement"] });
      const byChance = (25 + 81 + 36) / 400;
      expect((agreed.lower + (1 - agreed.lower) * byChance) ** 20).toBeCloseTo(0.025, 12);
    }
    expect(
      found(
        kappa([
          [3, 0],
          [0, 1],
        ]),
      ).lower,
    ).toBe(0);
    expect(
      found(
        kappa([
          [30, 0],
          [1, 29],
        ]),
      ).warnings,
    ).toEqual([]);
  });

  it("says why there is no kappa, and refuses what is no table", () => {
    const table = (...rows: number[][]) => kappa(rows);
    expect(table([0, 0], [0, 0])).toEqual(not("no observations"));
    expect(table([9, 0], [0, 0])).toEqual(not("no variation"));
    expectRefusal(() => table([1]), /square/);
    expectRefusal(() => table([1, 2], [3]), /square/);
    expectRefusal(() => table([1, 2], [3, -1]), /table\[1\]\[1\]/);
  });
});

describe("miettinenNurminen(first, second)", () => {
  it("equals the closed form of the restricted estimate, solved in R", () => {
    for (const item of casesOf("instruments", "miettinenNurminen")) {
      const [x1, n1, x2, n2, level] = ["x1", "n1", "x2", "n2", "level"].map((name) => scalar(item, name));
      const ours = found(
        miettinenNurminen({ events: x1!, n: n1! }, { events: x2!, n: n2! }, { level: level! }),
      );
      for (const name of ["value", "lower", "upper"] as const) {
        expect(worst([ours[name]], item.output[name]!)).toBeLessThan(1e-8);
      }
    }
  });

  it("gives 0.0528 to 0.3382 for 56/70 - 48/80 (Newcombe 1998, table II)", () => {
    const { lower, upper } = found(miettinenNurminen({ events: 56, n: 70 }, { events: 48, n: 80 }));
    expect([lower.toFixed(4), upper.toFixed(4)]).toEqual(["0.0528", "0.3382"]);
  });

  it("turns with its groups, holds the difference, stays in -1 to 1", () => {
    const group = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.record({ events: fc.nat(n), n: fc.constant(n) }));
    fc.assert(
      fc.property(group, group, (first, second) => {
        const there = found(miettinenNurminen(first, second));
        const back = found(miettinenNurminen(second, first));
        expect(back.lower).toBeCloseTo(-there.upper, 9);
        expect(-1 <= there.lower && there.lower <= there.value).toBe(true);
        expect(there.value <= there.upper && there.upper <= 1).toBe(true);
        const other = found(newcombe(first, second));
        expect(there.lower <= other.upper && other.lower <= there.upper).toBe(true);
      }),
      FIXED,
    );
  });

  it("says that a group is empty, and refuses what is no count", () => {
    expect(miettinenNurminen({ events: 0, n: 0 }, { events: 1, n: 2 })).toEqual(not("no observations"));
    expectRefusal(() => miettinenNurminen({ events: 3, n: 2 }, { events: 1, n: 2 }), /more events/);
  });
});

describe("fQuantile(p, df1, df2)", () => {
  it("gives the tabled 4.10 for 2 and 10 degrees of freedom, and turns over", () => {
    expect(fQuantile(0.95, 2, 10)).toBeCloseTo(4.1028, 4);
    expect(fQuantile(0.025, 7, 3.5) * fQuantile(0.975, 3.5, 7)).toBeCloseTo(1, 12);
  });
});
