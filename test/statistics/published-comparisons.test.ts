import { describe, expect, it } from "vitest";
import {
  effectiveSampleSize,
  fixedEffect,
  hajekDifference,
  imputeMissing,
  linearRegression,
  logisticFirth,
  nearestMatching,
  poolImputations,
  propensityScore,
  propensityWeights,
  standardizedDifference,
  varianceRatio,
} from "../../src/statistics/index.ts";
import { found } from "./found.ts";
import { BCG } from "./published-data.ts";
import { casesOf, column } from "./reference/fixtures.ts";

const rounded = (values: readonly number[], digits: number) => values.map((value) => value.toFixed(digits));

/** Men who were trained (185) and others (429): LaLonde (1986), Dehejia and Wahba (1999), as in MatchIt. */
const [LALONDE] = casesOf("published", "lalonde");
const of = (name: string) => column(LALONDE!, name);
const treated = of("treated");
const COVARIATES = ["age", "educ", "black", "hispan", "married", "nodegree", "re74", "re75"];
const people = { treated, covariates: Object.fromEntries(COVARIATES.map((name) => [name, of(name)])) };
const score = () => found(propensityScore(people)).scores;
const ofGroup = (weights: readonly number[], group: number) => weights.filter((_, i) => treated[i] === group);

/** Ho, Imai, King and Stuart (2011), doi:10.18637/jss.v042.i08, and MatchIt's vignette. */
describe("LaLonde's men, matched (Ho et al. 2011)", () => {
  it("propensityScore(data): means 0.5774 and 0.1822", () => {
    const { treated: inTraining, control } = found(propensityScore(people));
    expect(rounded([inTraining.mean, control.mean], 4)).toEqual(["0.5774", "0.1822"]);
  });

  it("standardizedDifference(data, { unit: treated }): -0.3094, 0.0550, -0.7211, -0.2903 before matching", () => {
    const differences = ["age", "educ", "re74", "re75"].map(
      (name) => found(standardizedDifference({ value: of(name), treated }, { unit: "treated" })).value,
    );
    expect(rounded(differences, 4)).toEqual(["-0.3094", "0.0550", "-0.7211", "-0.2903"]);
  });

  it("varianceRatio(data): 0.4400, 0.4959, 0.5181, 0.9563 before matching, 0.7566 of scores after", () => {
    const ratios = ["age", "educ", "re74", "re75"].map(
      (name) => found(varianceRatio({ value: of(name), treated })).value,
    );
    expect(rounded(ratios, 4)).toEqual(["0.4400", "0.4959", "0.5181", "0.9563"]);
    const value = score();
    const { weights: weight } = found(nearestMatching({ score: value, treated }));
    expect(found(varianceRatio({ value, treated, weight })).value.toFixed(4)).toBe("0.7566");
  });

  it("nearestMatching(data): controls of age 25.303, 10.605 years at school, earning 2342.108 and 1614.745", () => {
    const { pairs } = found(nearestMatching({ score: score(), treated }));
    const mean = (values: readonly number[]) =>
      pairs.reduce((sum, { control }) => sum + values[control]!, 0) / pairs.length;
    expect(pairs.length).toBe(185);
    expect(
      rounded(
        ["age", "educ", "married", "nodegree", "re74", "re75"].map((name) => mean(of(name))),
        3,
      ),
    ).toEqual(["25.303", "10.605", "0.211", "0.638", "2342.108", "1614.745"]);
    expect(mean(score()).toFixed(3)).toBe("0.363");
  });
});

/** The vignettes of WeightIt and cobalt (Greifer; https://ngreifer.github.io/WeightIt/). */
describe("LaLonde's men, weighted (WeightIt's vignette)", () => {
  it("propensityWeights(data) and effectiveSampleSize(weights): 329.01 and 58.33 for all, 99.82 for the trained", () => {
    const all = found(propensityWeights({ score: score(), treated }, { target: "ATE" }));
    expect(
      rounded(
        [all.control, all.treated].map((group) => group.effectiveSampleSize),
        2,
      ),
    ).toEqual(["329.01", "58.33"]);
    const { weights } = found(propensityWeights({ score: score(), treated }, { target: "ATT" }));
    const [controls, trained] = [0, 1].map(
      (group) => found(effectiveSampleSize(ofGroup(weights, group))).value,
    );
    expect([controls!.toFixed(2), trained!.toFixed(0)]).toEqual(["99.82", "185"]);
  });

  it("hajekDifference(data): 1214 dollars more for the trained", () => {
    const { weights: weight } = found(propensityWeights({ score: score(), treated }, { target: "ATT" }));
    expect(found(hajekDifference({ outcome: of("re78"), treated, weight })).value.toFixed(0)).toBe("1214");
  });
});

describe("fixedEffect(studies)", () => {
  it("gives -0.4303 (-0.5097 to -0.3509), z = -10.62, Q = 152.233 for the trials of BCG (metafor's tests, as Stata's metan)", () => {
    const { value, lower, upper, standardError, heterogeneity } = found(fixedEffect(BCG));
    expect(rounded([value, lower, upper, value / standardError], 4)).toEqual([
      "-0.4303",
      "-0.5097",
      "-0.3509",
      "-10.6247",
    ]);
    expect(heterogeneity.statistic.toFixed(4)).toBe("152.2330");
  });
});

/** Van Buuren (2018), Flexible imputation of missing data, doi:10.1201/9780429492259, section 2.3: lm(bmi ~ age). */
const PUBLISHED = { intercept: { value: 30.24, total: 5.01 }, age: { value: -2.06, total: 1.17 } };

describe("poolImputations(estimates, { completeDf })", () => {
  it("gives t = 1.17, df 15.1, r 0.289, lambda 0.224 from ubar 0.906 and b 0.238 (van Buuren 2018, section 2.3)", () => {
    // Ten estimates with the published mean and variance between them.
    const away = Math.sqrt((0.238 * 9) / 10);
    const estimates = Array.from({ length: 10 }, (_, i) => ({
      value: PUBLISHED.age.value + (i % 2 === 0 ? away : -away),
      variance: 0.906,
    }));
    const pooled = found(poolImputations(estimates, { completeDf: 23 }));
    expect(rounded([pooled.value, pooled.total], 2)).toEqual(["-2.06", "1.17"]);
    expect(pooled.df).toBeCloseTo(15.1, 1);
    expect([pooled.increase.toFixed(3), (1 - pooled.within / pooled.total).toFixed(3)]).toEqual([
      "0.289",
      "0.224",
    ]);
    expect(pooled.missingInformation).toBeCloseTo(0.309, 2);
  });
});

describe("imputeMissing(columns)", () => {
  it("and poolImputations come as near to 30.24 - 2.06 age as draws of ten can (van Buuren 2018, section 2.3)", () => {
    // Draws differ from his: no digits can be compared, but half of a standard error is far for a mean of draws.
    const none = undefined;
    const nhanes = {
      age: [1, 2, 1, 3, 1, 3, 1, 1, 2, 2, 1, 2, 3, 2, 1, 1, 3, 2, 1, 3, 1, 1, 1, 3, 2],
      bmi: [
        none,
        22.7,
        none,
        none,
        20.4,
        none,
        22.5,
        30.1,
        22,
        none,
        none,
        none,
        21.7,
        28.7,
        29.6,
        none,
        27.2,
        26.3,
        35.3,
        25.5,
        none,
        33.2,
        27.5,
        24.9,
        27.4,
      ],
      hyp: [
        none,
        1,
        1,
        none,
        1,
        none,
        1,
        1,
        1,
        none,
        none,
        none,
        1,
        2,
        1,
        none,
        2,
        2,
        1,
        2,
        none,
        1,
        1,
        1,
        1,
      ],
      chl: [
        none,
        187,
        187,
        none,
        113,
        184,
        118,
        187,
        238,
        none,
        none,
        none,
        206,
        204,
        none,
        none,
        284,
        199,
        218,
        none,
        none,
        229,
        131,
        none,
        186,
      ],
    };
    const methods = { bmi: "matching", hyp: "matching", chl: "matching" } as const;
    const { completed } = found(imputeMissing(nhanes, { imputations: 50, seed: 1, methods }));
    const models = completed.map(({ bmi, age }) =>
      found(linearRegression({ outcome: bmi!, covariates: { age: age! } })),
    );
    for (const [j, name] of (["intercept", "age"] as const).entries()) {
      const estimates = models.map(({ coefficients, covariance }) => ({
        value: coefficients[j]!.coefficient,
        variance: covariance[j]![j]!,
      }));
      const pooled = found(poolImputations(estimates, { completeDf: 23 }));
      const { value, total } = PUBLISHED[name];
      expect(Math.abs(pooled.value - value)).toBeLessThan(Math.sqrt(total) / 2);
      expect(pooled.standardError / Math.sqrt(total)).toBeGreaterThan(0.7);
      expect(pooled.standardError / Math.sqrt(total)).toBeLessThan(1.4);
    }
  });
});

describe("logisticFirth(data)", () => {
  it("gives 3.77456 + 2.92927 NV - 0.03475 PI - 2.60416 EH for cancers of the endometrium (Heinze and Schemper 2002)", () => {
    // doi:10.1002/sim.1047; digits and data from brglm2 (https://github.com/ikosmidis/brglm2). Nobody with NV has a low grade.
    const { intercept, coefficients } = found(
      logisticFirth({
        outcome: [
          0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
          0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
          0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        ],
        covariates: {
          neovascularization: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0,
          ],
          pulsatility: [
            13, 16, 8, 34, 20, 5, 17, 10, 26, 17, 8, 7, 20, 10, 18, 16, 18, 8, 29, 12, 20, 38, 22, 7, 25, 15,
            7, 28, 11, 19, 10, 10, 18, 14, 21, 11, 17, 25, 16, 19, 15, 33, 24, 48, 12, 19, 2, 22, 40, 5, 0,
            21, 15, 29, 15, 12, 3, 20, 23, 12, 22, 42, 15, 13, 14, 19, 12, 13, 10, 12, 49, 6, 5, 17, 11, 21,
            5, 19, 33,
          ],
          height: [
            1.64, 2.26, 3.14, 2.68, 1.28, 2.31, 1.8, 1.68, 1.56, 2.31, 2.01, 1.89, 3.15, 1.23, 1.27, 1.76, 2,
            2.64, 0.88, 1.27, 1.37, 0.97, 1.14, 0.88, 0.91, 0.58, 0.97, 1.5, 1.33, 2.37, 1.82, 3.13, 1.31,
            1.92, 1.64, 2.01, 1.88, 1.93, 2.11, 1.29, 1.72, 0.75, 1.92, 1.84, 1.11, 1.61, 1.18, 1.44, 1.18,
            0.93, 1.17, 1.19, 1.06, 2.02, 2.29, 2.33, 2.9, 1.7, 1.41, 2.25, 1.54, 1.97, 1.75, 2.16, 2.57,
            1.37, 3.61, 2.04, 2.17, 1.69, 0.27, 1.84, 1.3, 0.96, 1.01, 0.98, 0.35, 1.02, 0.85,
          ],
        },
      }),
    );
    expect(
      rounded(
        [intercept, ...coefficients].map((one) => one.coefficient),
        5,
      ),
    ).toEqual(["3.77456", "2.92927", "-0.03475", "-2.60416"]);
    expect(
      rounded(
        [intercept, ...coefficients].map((one) => one.standardError),
        5,
      ),
    ).toEqual(["1.48869", "1.55076", "0.03958", "0.77602"]);
  });
});
