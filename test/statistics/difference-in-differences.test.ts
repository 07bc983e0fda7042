import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceInDifferences, linearRegression } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const rows = fc
  .array(fc.record({ treated: fc.nat(1), after: fc.nat(1), outcome: fc.integer({ min: -20, max: 20 }) }), {
    minLength: 5,
    maxLength: 40,
  })
  .map((list) => ({
    treated: list.map((row) => row.treated),
    after: list.map((row) => row.after),
    outcome: list.map((row) => row.outcome),
  }));

describe("differenceInDifferences({ outcome, treated, after, unit }, { correction })", () => {
  it("equals R's lm with an interaction and sandwich's vcovCL, by unit and by row, corrected and not", () => {
    for (const item of casesOf("comparison-effects", "differenceInDifferences")) {
      const unit = item.input.unit;
      const ours = found(
        differenceInDifferences(
          {
            outcome: column(item, "outcome"),
            treated: column(item, "treated"),
            after: column(item, "after"),
            ...(unit && { unit }),
          },
          { correction: scalar(item, "hc1") ? "HC1" : "HC0" },
        ),
      );
      const { value, lower, upper, standardError, t, p, means } = ours;
      expect(worst([value, lower, upper, standardError, t, p], item.output.all!)).toBeLessThan(1e-9);
      const order = [means.treatedBefore, means.treatedAfter, means.controlBefore, means.controlAfter];
      expect(worst(order, item.output.means!)).toBeLessThan(1e-12);
    }
  });

  it("gives Card and Krueger's (1994, table 3) 2.76, but for rounding, from their four means", () => {
    // Full-time equivalents a restaurant: New Jersey 20.44 to 21.03, Pennsylvania 23.33 to 21.17.
    const around = (mean: number) => [mean - 1, mean + 1];
    const ours = found(
      differenceInDifferences({
        outcome: [...around(20.44), ...around(21.03), ...around(23.33), ...around(21.17)],
        treated: [1, 1, 1, 1, 0, 0, 0, 0],
        after: [0, 0, 1, 1, 0, 0, 1, 1],
      }),
    );
    expect(ours.value).toBeCloseTo(2.75, 12);
    expect(Math.abs(ours.value - 2.76)).toBeLessThan(0.02);
    expect(ours.warnings).toEqual(["few clusters"]);
  });

  it("is the coefficient of the interaction, turns with the groups, and knows no order of rows", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const ours = differenceInDifferences(data);
        if (ours.kind === "not estimable") return;
        const both = data.treated.map((t, i) => t * data.after[i]!);
        const model = linearRegression({
          outcome: data.outcome,
          covariates: { treated: data.treated, after: data.after, both },
        });
        if (model.kind !== "not estimable") {
          expect(model.coefficients[3]!.coefficient).toBeCloseTo(ours.value, 8);
        }
        const turned = { ...data, treated: data.treated.map((t) => 1 - t) };
        expect(found(differenceInDifferences(turned)).value).toBeCloseTo(-ours.value, 9);
        const backwards = {
          treated: [...data.treated].reverse(),
          after: [...data.after].reverse(),
          outcome: [...data.outcome].reverse(),
        };
        expect(found(differenceInDifferences(backwards)).standardError).toBeCloseTo(ours.standardError, 9);
      }),
      FIXED,
    );
  });

  it("is, without correction, as sure of twice the same rows as it was of once, if they are of the same units", () => {
    const twice = (values: readonly number[]) => [...values, ...values];
    fc.assert(
      fc.property(rows, (data) => {
        const unit = data.treated.map((t, i) => 2 * i + t);
        const once = differenceInDifferences({ ...data, unit }, { correction: "HC0" });
        if (once.kind === "not estimable") return;
        const doubled = {
          treated: twice(data.treated),
          after: twice(data.after),
          outcome: twice(data.outcome),
          unit: twice(unit),
        };
        const again = found(differenceInDifferences(doubled, { correction: "HC0" }));
        expect(again.standardError).toBeCloseTo(once.standardError, 9);
      }),
      FIXED,
    );
  });

  it("refuses a unit in both groups, and periods that are none", () => {
    const data = { outcome: [1, 2, 3, 4, 5], treated: [0, 0, 1, 1, 1], after: [0, 1, 0, 1, 1] };
    expectRefusal(
      () => differenceInDifferences({ ...data, unit: [1, 2, 3, 1, 4] }),
      /row 3 is in both groups/,
      /before it too/,
    );
    expectRefusal(() => differenceInDifferences({ ...data, unit: [1, 2, 3, 4.5, 4] }), /unit\[3\]/);
    expectRefusal(() => differenceInDifferences({ ...data, after: [0, 1, 2, 1, 1] }), /after\[2\]/);
  });
});
