import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coxFirth, coxRegression } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

function dataOf(item: FixtureCase) {
  const { x, z, breslow: _, ...data } = item.input;
  return { ...data, time: column(item, "time"), cause: column(item, "cause"), covariates: { x: x!, z: z! } };
}

/** Strata of one person with x = 1 and one with x = 0, of whom one has the event: so many with x = 1. */
const pairs = (exposed: number, others: number) => {
  const n = exposed + others;
  const pair = (of: (i: number) => [number, number]) => Array.from({ length: n }, (_, i) => of(i)).flat();
  return {
    time: pair(() => [1, 1]),
    cause: pair((i) => (i < exposed ? [1, 0] : [0, 1])),
    covariates: { x: pair(() => [1, 0]) },
    stratum: pair((i) => [i, i]),
  };
};

describe("coxFirth(data, { ties })", () => {
  it("equals the penalized likelihood that R's coxph gives, maximized and profiled", () => {
    for (const item of casesOf("firth", "coxFirth")) {
      const ties = item.input.breslow?.[0] === 1 ? "breslow" : "efron";
      const model = found(coxFirth(dataOf(item), { ties }));
      const columns = ["coefficient", "lower", "upper", "chiSquared"] as const;
      const ours = {
        ...Object.fromEntries(columns.map((name) => [name, model.coefficients.map((one) => one[name])])),
        logLikelihood: [model.nullLogLikelihood, model.logLikelihood],
      };
      for (const [name, values] of Object.entries(ours)) {
        // The fixture's differences are good to some 1e-8.
        expect([item.name, name, worst(values, item.output[name]!, 1e-8)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 6),
        ]);
      }
    }
  });

  it("gives ratios of 5.596 and 0.894, and a finite one, for multiple myeloma (SAS/STAT, example of PROC PHREG)", () => {
    // "Firth's correction for monotone likelihood": Contrived is 1 for all who died by month 65 (Krall et al. 1975,
    // doi:10.2307/2529709). https://support.sas.com/documentation/cdl/en/statug/63962/HTML/default/statug_phreg_sect049.htm
    const [myeloma] = casesOf("published", "myeloma");
    const [time, cause, logBUN, hgb] = ["time", "cause", "logBUN", "HGB"].map((name) =>
      column(myeloma!, name),
    );
    const contrived = Array.from(time!, (month) => (month <= 65 ? 1 : 0));
    const data = { time: time!, cause: cause!, covariates: { logBUN: logBUN!, hgb: hgb!, contrived } };
    const { coefficients } = found(coxFirth(data, { ties: "breslow" }));
    const printed = coefficients.map(({ coefficient, standardError, hazardRatio }) => [
      coefficient.toFixed(3),
      standardError.toFixed(4),
      hazardRatio.toFixed(3),
    ]);
    expect(printed.slice(0, 2)).toEqual([
      ["1.722", "0.5838", "5.596"],
      ["-0.112", "0.0606", "0.894"],
    ]);
    expect(printed[2]![0]).toBe("3.815");
  });

  it("is worked by hand for pairs: half an event more on either side, finite where all are on one", () => {
    // The penalty log sqrt(p (1 - p)) makes the likelihood that of k + 1/2 and m + 1/2 events.
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), (exposed, others) => {
        fc.pre(exposed + others > 0);
        const model = found(coxFirth(pairs(exposed, others)));
        const [x] = model.coefficients;
        const ratio = (exposed + 0.5) / (others + 0.5);
        expect(Math.log(x!.hazardRatio)).toBeCloseTo(Math.log(ratio), 8);
        const likelihood = (b: number) =>
          (exposed + 0.5) * b - (exposed + others + 1) * Math.log1p(Math.exp(b));
        const drop = (b: number) => 2 * (likelihood(Math.log(ratio)) - likelihood(b));
        expect(x!.chiSquared).toBeCloseTo(drop(0), 8);
        // 3.841458820694124 is the 95 % quantile of chi-squared with 1 degree of freedom.
        expect(drop(Math.log(x!.lower))).toBeCloseTo(3.841458820694124, 6);
        expect(drop(Math.log(x!.upper))).toBeCloseTo(3.841458820694124, 6);
        expect(model.likelihoodRatio.chiSquared).toBeCloseTo(drop(0), 8);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it("answers where Cox's model has no maximum", () => {
    const data = {
      time: [1, 2, 3, 4, 5, 6],
      cause: [1, 1, 1, 0, 0, 0],
      covariates: { x: [1, 1, 1, 0, 0, 0] },
    };
    expect(coxRegression(data)).toEqual(not("perfect separation"));
    const [x] = found(coxFirth(data)).coefficients;
    expect(x!.lower).toBeLessThan(x!.hazardRatio);
    expect(x!.hazardRatio).toBeLessThan(x!.upper);
    expect(Number.isFinite(x!.upper)).toBe(true);
  });

  it("does not mind the unit of a covariate, the order of rows, or counts for rows", () => {
    const data = dataOf(casesOf("firth", "coxFirth")[0]!);
    const one = found(coxFirth(data));
    const turned = found(
      coxFirth({
        time: data.time.toReversed(),
        cause: data.cause.toReversed(),
        count: data.time.map(() => 1),
        covariates: {
          x: data.covariates.x.toReversed(),
          z: data.covariates.z.map((value) => 5 - 10 * value).reverse(),
        },
      }),
    );
    expect(turned.coefficients[1]!.coefficient).toBeCloseTo(-one.coefficients[1]!.coefficient / 10, 8);
    expect(Math.log(turned.coefficients[1]!.lower)).toBeCloseTo(
      -Math.log(one.coefficients[1]!.upper) / 10,
      7,
    );
    expect(turned.coefficients[0]!.chiSquared).toBeCloseTo(one.coefficients[0]!.chiSquared, 8);
    expect(turned.likelihoodRatio.chiSquared).toBeCloseTo(one.likelihoodRatio.chiSquared, 8);
  });

  it("says why there is no model", () => {
    const data = { time: [1, 2, 3, 4], cause: [1, 1, 0, 0], covariates: { x: [1, 3, 2, 4] } };
    expect(coxFirth({ time: [], cause: [], covariates: { x: [] } })).toEqual(not("no observations"));
    expect(coxFirth({ ...data, cause: [0, 0, 0, 0] })).toEqual(not("no events"));
    expect(coxFirth({ ...data, covariates: { x: [2, 2, 2, 2] } })).toEqual(not("no variation"));
    expect(coxFirth({ ...data, covariates: { x: [1, 3, 2, 4], twice: [2, 6, 4, 8] } })).toEqual(
      not("no variation"),
    );
    expect(coxFirth({ ...data, cause: [0, 0, 0, 1] })).toEqual(not("no variation"));
  });

  it("refuses what cannot be", () => {
    const data = { time: [1, 2], cause: [1, 0], covariates: { x: [1, 2] } };
    expectRefusal(() => coxFirth({ ...data, weight: [1, 1] }), /weights or clusters/);
    expectRefusal(() => coxFirth({ ...data, cluster: [1, 2] }), /weights or clusters/);
    expectRefusal(() => coxFirth({ ...data, covariates: { x: [1, Number.NaN] } }), /x\[1\]/);
    expectRefusal(() => coxFirth({ ...data, cause: [1, 2] }), /competing/);
    expectRefusal(() => coxFirth(data, { level: 1 }), /level/);
  });
});
