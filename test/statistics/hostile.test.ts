import { describe, expect, it } from "vitest";
import {
  adjustPValues,
  betaPosterior,
  brierScore,
  coxRegression,
  cusumChart,
  decisionCurve,
  ewmaChart,
  gammaPosterior,
  hajekDifference,
  kaplanMeier,
  kappa,
  meanCumulativeCount,
  metaAnalysis,
  poolImputations,
  predictiveEvents,
  probabilityLarger,
  restrictedMean,
  survivalQuantile,
  xmrChart,
} from "../../src/statistics/index.ts";
import { found } from "./found.ts";
import { expectRefusal } from "./refusals.ts";

/** What reaches an estimator from JSON or from plain JavaScript, past every type. */
const nothing = null as unknown as number;
const text = "0.2" as unknown as number;

describe("what is no number", () => {
  it("is refused where a number is due: null never counts as zero, a text never as its number", () => {
    expectRefusal(() => brierScore({ predicted: [nothing, 0.5, 0.2], outcome: [1, 0, 0] }), /predicted\[0\]/);
    expectRefusal(() => adjustPValues([nothing, 0.02, 0.03]), /p\[0\]|values\[0\]|0/);
    const weight = [nothing, 1, 1, 1];
    const groups = { treated: [1, 0, 1, 0], outcome: [1, 2, 3, 4], weight };
    expectRefusal(() => hajekDifference(groups), /weight\[0\]/);
    const follow = { time: [1, 2, 3, 4], cause: [1, 1, 0, 1], covariates: { x: [1, 3, 2, 2] }, weight };
    expectRefusal(() => coxRegression(follow), /weight/);
    const two = [1, 2, 3].map((value) => ({ value, variance: text }));
    expectRefusal(() => metaAnalysis(two), /variance/);
    expectRefusal(() => poolImputations(two), /variance/);
  });

  it("is refused where a column is due", () => {
    const missing = undefined as unknown as number[];
    expectRefusal(() => kaplanMeier({ time: missing, cause: [1] }), /time is missing/);
    expectRefusal(() => brierScore({ predicted: [0.5], outcome: missing }), /outcome is missing/);
  });

  it("is refused in a posterior made by hand, which would never come to an end", () => {
    const beta = betaPosterior(5, 20);
    expectRefusal(() => probabilityLarger({ ...beta, a: Number.NaN }, beta), /posterior/);
    const gamma = found(gammaPosterior({ events: 4, personTime: 10 }));
    expectRefusal(() => predictiveEvents({ ...gamma, shape: Number.NEGATIVE_INFINITY }, 10), /posterior/);
  });
});

describe("typed arrays", () => {
  it("give what arrays give", () => {
    const values = [1, 2, 3, 2.5, 4];
    const typed = Float64Array.from(values) as unknown as number[];
    const options = { target: 2, sigma: 1 };
    expect(cusumChart(typed, options)).toEqual(cusumChart(values, options));
    expect(ewmaChart(typed, options)).toEqual(ewmaChart(values, options));
    expect(xmrChart(typed)).toEqual(xmrChart(values));
    const rows = [
      [20, 5],
      [10, 15],
    ];
    expect(kappa(rows.map((row) => Float64Array.from(row) as unknown as number[]))).toEqual(kappa(rows));
    const data = { predicted: [0.1, 0.4, 0.7, 0.2], outcome: [0, 1, 1, 0] };
    const thresholds = [0.2, 0.5];
    expect(decisionCurve(data, { thresholds: Float64Array.from(thresholds) as unknown as number[] })).toEqual(
      decisionCurve(data, { thresholds }),
    );
  });
});

describe("a curve that is not estimable", () => {
  it("hands its reason on", () => {
    const nobody = kaplanMeier({ time: [], cause: [] });
    expect(survivalQuantile(nobody, 0.5)).toEqual(nobody);
    expect(restrictedMean(nobody, { horizon: 5 })).toEqual(nobody);
  });
});

describe("meanCumulativeCount(rows) with weights many powers of ten apart", () => {
  it("knows who is left at risk, however light", () => {
    const means = (light: number) =>
      found(
        meanCumulativeCount({
          id: [0, 1, 2],
          time: [1, 2, 3],
          cause: [1, 1, 1],
          weight: [1, 1, light],
        }),
      ).steps.map(({ mean }) => mean);
    for (const light of [1e-9, 1e-15, 1e-20]) {
      const expected = [
        1 / (2 + light),
        1 / (2 + light) + 1 / (1 + light),
        1 / (2 + light) + 1 / (1 + light) + 1,
      ];
      for (const [k, mean] of means(light).entries()) expect(mean).toBeCloseTo(expected[k]!, 12);
    }
  });
});
