import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aalenJohansen,
  adjustPValues,
  betaPosterior,
  bootstrap,
  brierScore,
  coxFirth,
  coxRegression,
  cusumChart,
  decisionCurve,
  ewmaChart,
  exactDifference,
  fineGray,
  fisherExact,
  gammaPosterior,
  hajekDifference,
  hodgesLehmann,
  imputeMissing,
  kaplanMeier,
  kappa,
  linearRegression,
  meanCumulativeCount,
  metaAnalysis,
  negativeBinomialRegression,
  overlapCoefficient,
  permutationTest,
  poolImputations,
  predictiveEvents,
  probabilityLarger,
  restrictedMean,
  shrinkRates,
  survivalQuantile,
  xmrChart,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
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

  it("is refused in typed arrays of big integers, and in a DataView", () => {
    for (const odd of [
      BigInt64Array.of(1n, 2n),
      BigUint64Array.of(1n, 2n),
      new DataView(new ArrayBuffer(16)),
    ]) {
      const time = odd as unknown as number[];
      expectRefusal(() => kaplanMeier({ time, cause: [1, 0] }), /time is missing, or no column/);
      expectRefusal(
        () => brierScore({ predicted: time, outcome: [1, 0] }),
        /predicted is missing, or no column/,
      );
    }
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

describe("work without end", () => {
  const tied = { time: [1, 1, 2, 2], cause: [1, 0, 1, 0], covariates: { x: [0, 1, 1, 0] } };
  const many = { ...tied, count: [30_000, 30_000, 30_001, 30_000] };

  it("is refused before it begins, with what to take instead", () => {
    expectRefusal(() => coxRegression(many, { ties: "exact" }), /too many people at risk/, /ties: "efron"/);
    expectRefusal(() => coxFirth(many), /more than 1,000 events/, /ties: "breslow"/);
    const vast = { ...tied, count: [1e12, 1e12, 1e12, 1e12] };
    expectRefusal(() => coxRegression(vast), /more than 1,000,000 events/, /ties: "breslow"/);
    expectRefusal(() => aalenJohansen({ time: [1], cause: [1] }, { causes: 1e9 }), /causes/);
    const events = [1e12, 1, 2, 3, 9, 4];
    expectRefusal(
      () => negativeBinomialRegression({ events, covariates: { x: [1, 2, 3, 4, 5, 7] } }),
      /ten million events/,
      /poissonRegression/,
    );
  });

  it("is refused of exact tables, ranks, classes and samples without number", () => {
    const many = { events: 4e8, n: 1e9 };
    expectRefusal(() => exactDifference(many, many), /above 1,000/, /miettinenNurminen/);
    expectRefusal(() => fisherExact(many, many), /above 1,000,000/, /scoreRatio/);
    const values = Array.from({ length: 300 }, (_, i) => i + 1 / (i + 2));
    const shifted = values.map((value) => value + 0.123456);
    expectRefusal(() => hodgesLehmann(values, shifted, { method: "exact" }), /above 200/, /normal/);
    const score = [0.2, 0.3, 0.6, 0.4];
    expectRefusal(() => overlapCoefficient({ score, treated: [0, 1, 1, 0] }, { bins: 1e9 }), /bins/);
    expectRefusal(() => imputeMissing({ x: [1, 2, undefined] }, { imputations: 1e9 }), /imputations/);
    const units = [1e9, 2e9, 3].map((events) => ({ events, personTime: 10 }));
    expectRefusal(() => shrinkRates(units), /a unit/);
    const method = "benjamini-yekutieli";
    expect(found(adjustPValues([1e-20, 0.2], { method, tests: 1e12 })).values[0]).toBeCloseTo(
      1e-8 * (Math.log(1e12) + 0.5772156649015329),
      15,
    );
  });

  it("is none with the ties that are advised", () => {
    expect(found(coxRegression(many)).kind).toBe("cox model");
    expect(found(coxFirth(many, { ties: "breslow" })).kind).toBe("Firth model");
  });
});

describe("a statistic that fails", () => {
  it("has its own error as the cause", () => {
    const own = new TypeError("of the caller");
    const fails = () => {
      throw own;
    };
    for (const call of [
      () => bootstrap([1, 2], fails),
      () => permutationTest([1], [2], { statistic: fails }),
    ]) {
      expectRefusal(call, /statistic threw/, /cause/);
      expect(call).toThrow(expect.objectContaining({ cause: own }));
    }
    expectRefusal(() => bootstrap([1, 2], () => undefined as unknown as number), /not a finite number/);
  });
});

describe("a covariate that is the same for everybody at risk at an event", () => {
  it("does not vary, whatever rounding makes of it", () => {
    const data = {
      time: [0, 0, 0, 0, 0, 0],
      cause: [0, 0, 0, 0, 1, 0],
      covariates: { x: [5, 3, 4, 0, 4, 4] },
      stratum: [0, 0, -1, 0, -1, -1],
    };
    for (const model of [coxRegression, coxFirth]) {
      expect(model(data)).toEqual({ kind: "not estimable", reason: "no variation" });
    }
  });

  it("does not vary in fineGray either, of whatever value", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 30 }),
        (value, causes) => {
          fc.pre(causes.includes(1));
          const time = [0, ...causes].map((_, i) => i);
          const x = time.map((t) => (t === 0 ? value + 1 : value));
          const model = fineGray({ time, cause: [0, ...causes], covariates: { x } });
          expect(model).toEqual({ kind: "not estimable", reason: "no variation" });
        },
      ),
      FIXED,
    );
  });
});

describe("covariates in odd units", () => {
  it("are answered as long as the answer is a number, and refused beyond", () => {
    const outcome = [3, 5, 4, 6, 9, 8, 11, 9];
    const x = [1, 3, 2, 5, 4, 1, 3, 2];
    const slope = (factor: number) =>
      found(linearRegression({ outcome, covariates: { x: x.map((value) => value * factor) } }));
    expect(slope(1e-100).coefficients[1]!.coefficient * 1e-100).toBeCloseTo(
      slope(1).coefficients[1]!.coefficient,
      12,
    );
    expectRefusal(() => slope(1e-160), /range of numbers/, /another unit/);
  });
});
