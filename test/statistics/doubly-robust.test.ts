import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doublyRobustDifference, hajekDifference, propensityWeights } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";
import { TWENTY } from "./two-states.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

describe("doublyRobustDifference({ outcome, treated, covariates }, { model, weighted })", () => {
  it("equals the definition by R's glm, lm and predict, with each model, weighted and not", () => {
    for (const item of casesOf("comparison-effects", "doublyRobustDifference")) {
      const x = column(item, "x");
      const ours = found(
        doublyRobustDifference(
          {
            outcome: column(item, "outcome"),
            treated: column(item, "treated"),
            covariates: { x, b: column(item, "b") },
            ...(scalar(item, "onlyX") && { outcomeCovariates: { x } }),
          },
          {
            model: scalar(item, "linear") ? "linear" : "logistic",
            weighted: scalar(item, "weighted") === 1,
          },
        ),
      );
      const { value, lower, upper, standardError, treatedMean, controlMean, ratio } = ours;
      const all = [value, lower, upper, standardError, treatedMean, controlMean];
      expect(worst(all, item.output.all!), item.name).toBeLessThan(1e-9);
      const ratios = ratio ? [ratio.value, ratio.lower, ratio.upper, ratio.logStandardError] : [];
      expect(worst(ratios, item.output.ratio ?? []), item.name).toBeLessThan(1e-9);
    }
  });

  it("gives 0.5 and 0.5 for Hernán and Robins' twenty people (Causal inference: what if, sections 2.3 and 2.4), where the crude difference is 0.11", () => {
    const { critical, treated, outcome } = TWENTY;
    const data = { outcome, treated, covariates: { critical } };
    for (const model of ["linear", "logistic"] as const) {
      const ours = found(doublyRobustDifference(data, { model }));
      expect(ours.treatedMean).toBeCloseTo(0.5, 9);
      expect(ours.controlMean).toBeCloseTo(0.5, 9);
      expect(ours.ratio?.value).toBeCloseTo(1, 9);
    }
  });

  it("is right where only one of its models is: the other sees nothing of the covariate that confounds", () => {
    const { critical, treated, outcome } = TWENTY;
    // Independent of everything: a model with it alone is wrong.
    const noise = [1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 1.5, 1, 2, 2, 1, 1, 2, 2, 1, 1.5];
    const wrong = { outcome, treated, covariates: { noise } };
    expect(Math.abs(found(doublyRobustDifference(wrong)).value)).toBeGreaterThan(0.05);
    const rightScore = { outcome, treated, covariates: { critical }, outcomeCovariates: { noise } };
    expect(Math.abs(found(doublyRobustDifference(rightScore)).value)).toBeLessThan(0.02);
    const rightOutcome = { outcome, treated, covariates: { noise }, outcomeCovariates: { critical } };
    expect(Math.abs(found(doublyRobustDifference(rightOutcome)).value)).toBeLessThan(1e-9);
  });

  it("is the weighted difference of means where the score is all that the outcome's model knows", () => {
    const rows = fc.array(
      fc.record({ kind: fc.nat(1), treated: fc.nat(1), outcome: fc.integer({ min: 0, max: 9 }) }),
      { minLength: 12, maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const kind = list.map((row) => row.kind);
        const treated = list.map((row) => row.treated);
        const outcome = list.map((row) => row.outcome);
        const ours = doublyRobustDifference({ outcome, treated, covariates: { kind } }, { model: "linear" });
        if (ours.kind === "not estimable") return;
        // With one covariate of 0 and 1 both models hold every pattern, so that all three estimators are one.
        const share = (is: number) =>
          list.filter((row) => row.kind === is && row.treated === 1).length /
          list.filter((row) => row.kind === is).length;
        const weights = propensityWeights({ score: kind.map(share), treated });
        const hajek = found(hajekDifference({ outcome, treated, weight: found(weights).weights }));
        expect(ours.value).toBeCloseTo(hajek.value, 7);
        // The influence function knows what the score explains; known weights do not.
        expect(ours.standardError).toBeLessThan(hajek.standardError + 1e-6);
        const turned = doublyRobustDifference(
          { outcome, treated: treated.map((t) => 1 - t), covariates: { kind } },
          { model: "linear" },
        );
        expect(found(turned).value).toBeCloseTo(-ours.value, 7);
      }),
      FIXED,
    );
  });

  it("says which model cannot be had, and refuses a logistic model of numbers", () => {
    const covariates = { x: [1, 2, 3, 1, 2, 3] };
    const treated = [1, 0, 1, 0, 1, 0];
    const binary = (outcome: number[]) => doublyRobustDifference({ outcome, treated, covariates });
    expect(binary([0, 0, 0, 1, 0, 1])).toEqual(not("no events"));
    expect(binary([1, 0, 1, 1, 1, 1])).toEqual(not("only events"));
    const few = doublyRobustDifference({
      outcome: [5, 2, 3],
      treated: [1, 0, 0],
      covariates: { x: [2, 1, 3] },
    });
    expect(few).toEqual(not("too few observations"));
    expectRefusal(
      () =>
        doublyRobustDifference({ outcome: [1, 2, 3, 1, 2, 3], treated, covariates }, { model: "logistic" }),
      /neither 0 nor 1/,
      /linear/,
    );
    const outcomeCovariates = { z: [1, Number.NaN, 1, 1, 2, 2] };
    expectRefusal(
      () => doublyRobustDifference({ outcome: [1, 0, 1, 0, 1, 0], treated, covariates, outcomeCovariates }),
      /z\[1\]/,
    );
  });
});
