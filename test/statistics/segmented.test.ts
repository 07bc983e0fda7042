import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  linearRegression,
  type RobustOptions,
  type SegmentedModel,
  segmentedRegression,
} from "../../src/statistics/index.ts";
import { neweyWestSum } from "../../src/statistics/linear/newey-west.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

const lagsOf = ({ input }: FixtureCase): Pick<RobustOptions, "lag" | "adjust"> => ({
  ...(input.lag ? { lag: input.lag[0]! } : {}),
  ...(input.adjust ? { adjust: input.adjust[0] === 1 } : {}),
});

function expectLikeR(item: FixtureCase, model: SegmentedModel): void {
  const four = [model.intercept, model.slope, model.levelChange, model.slopeChange];
  const ours: Record<string, number[]> = {
    coefficient: four.map((one) => one.coefficient),
    standardError: four.map((one) => one.standardError),
    statistic: four.map((one) => ("t" in one ? one.t : one.z)),
    p: four.map((one) => one.p),
    lower: four.map((one) => ("t" in one ? one.lower : Math.log(one.lower))),
    upper: four.map((one) => ("t" in one ? one.upper : Math.log(one.upper))),
    covariance: model.fit.covariance.flat(),
  };
  for (const [name, values] of Object.entries(ours)) {
    // Probabilities that are no more than 1e-300 have no digits left.
    expect([item.name, name, worst(values, item.output[name]!, 1e-300)]).toEqual([
      item.name,
      name,
      expect.closeTo(0, 8),
    ]);
  }
  if (item.output.lag) expect([item.name, model.lag]).toEqual([item.name, item.output.lag[0]]);
}

const seriesOf = (item: FixtureCase) => ({ outcome: column(item, "outcome") });

describe("segmentedRegression(data, { from, lag, adjust })", () => {
  it("equals R's lm with sandwich's NeweyWest at given lags", () => {
    for (const item of casesOf("segmented", "segmented")) {
      const options = { from: scalar(item, "from"), ...lagsOf(item) };
      expectLikeR(item, found(segmentedRegression(seriesOf(item), options)));
    }
  });

  it("takes 0.75 n^(1/3) as lag, or sandwich's bwNeweyWest", () => {
    for (const item of casesOf("segmented", "segmentedRule")) {
      expectLikeR(item, found(segmentedRegression(seriesOf(item), { from: scalar(item, "from") })));
    }
    for (const item of casesOf("segmented", "segmentedAutomatic")) {
      const options = { from: scalar(item, "from"), ...lagsOf(item), lag: "automatic" } as const;
      expectLikeR(item, found(segmentedRegression(seriesOf(item), options)));
    }
  });

  it("equals R's lm with the model's errors", () => {
    for (const item of casesOf("segmented", "segmentedModel")) {
      const options = { from: scalar(item, "from"), variance: "model" } as const;
      expectLikeR(item, found(segmentedRegression(seriesOf(item), options)));
    }
  });

  it("equals R's Poisson glm of rates with sandwich's NeweyWest, lag given or automatic", () => {
    const rates = [
      ...casesOf("segmented", "segmentedRate"),
      ...casesOf("segmented", "segmentedRateAutomatic"),
    ];
    for (const item of rates) {
      const data = { ...seriesOf(item), exposure: column(item, "exposure") };
      const lag = item.estimator === "segmentedRateAutomatic" ? ({ lag: "automatic" } as const) : {};
      const options = { from: scalar(item, "from"), model: "Poisson", ...lagsOf(item), ...lag } as const;
      expectLikeR(item, found(segmentedRegression(data, options)));
    }
  });

  it("gives -1.7795 a year, -20.0581 at once and -1.4947 a year more for California's tobacco tax (Linden 2015)", () => {
    // Packs of cigarettes a head, 1970 to 2000, taxed from 1989: doi:10.1177/1536867X1501500208, newey with lag 1. The data
    // are those of Abadie, Diamond and Hainmueller (2010), doi:10.1198/jasa.2009.ap08746.
    const packs = [
      123, 121, 123.5, 124.4, 126.7, 127.1, 128, 126.4, 126.1, 121.9, 120.2, 118.6, 115.4, 110.8, 104.8,
      102.8, 99.7, 97.5, 90.1, 82.4, 77.8, 68.7, 67.5, 63.4, 58.6, 56.4, 54.5, 53.8, 52.3, 47.2, 41.6,
    ];
    const data = { outcome: packs, period: packs.map((_, i) => 1970 + i) };
    const model = found(segmentedRegression(data, { from: 1989, lag: 1 }));
    const { slope, levelChange, slopeChange } = model;
    const printed = [slope, levelChange, slopeChange].map(({ coefficient, standardError }) =>
      [coefficient, standardError].map((x) => x.toFixed(4)),
    );
    expect(printed).toEqual([
      ["-1.7795", "0.3834"],
      ["-20.0581", "4.7244"],
      ["-1.4947", "0.4368"],
    ]);
    expect(model.periods[0]!.fitted.toFixed(4)).toBe("132.2258");
  });

  it("is worked by hand: two lines, and what lies between them where the second begins", () => {
    // Through 1, 2, 4 at periods 1 to 3 goes -2/3 + 1.5 t, which is 16/3 at period 4; through 4, 5, 3 at periods 4
    // to 6 goes 4.5 at period 4 with a slope of -1/2 (Wagner and others 2002 for the parts of the model).
    const model = found(segmentedRegression({ outcome: [1, 2, 4, 4, 5, 3] }, { from: 4 }));
    expect(model.intercept.coefficient).toBeCloseTo(-2 / 3, 12);
    expect(model.slope.coefficient).toBeCloseTo(1.5, 12);
    expect(model.levelChange.coefficient).toBeCloseTo(4.5 - 16 / 3, 12);
    expect(model.slopeChange.coefficient).toBeCloseTo(-2, 12);
    expect([model.before, model.after, model.lag]).toEqual([3, 3, 1]);
    expect(model.periods[5]).toEqual({
      period: 6,
      outcome: 3,
      fitted: expect.closeTo(3.5, 12),
      withoutInterruption: expect.closeTo(-2 / 3 + 9, 12),
    });
  });

  it("fits each side by itself, in any order of rows, and whatever number periods begin with", () => {
    const side = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 15 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: -500, max: 2000 }), (before, after, shift) => {
        const outcome = [...before, ...after];
        const from = before.length + 1;
        const model = segmentedRegression({ outcome }, { from });
        const line = (values: number[]) =>
          linearRegression({ outcome: values, covariates: { t: values.map((_, i) => i) } });
        const [first, second] = [line(before), line(after)];
        if (model.kind === "not estimable" || first.kind !== "linear model" || second.kind !== "linear model")
          return;
        expect(model.slope.coefficient).toBeCloseTo(first.coefficients[1]!.coefficient, 8);
        expect(model.slope.coefficient + model.slopeChange.coefficient).toBeCloseTo(
          second.coefficients[1]!.coefficient,
          8,
        );
        const drawnOn =
          first.coefficients[0]!.coefficient + before.length * first.coefficients[1]!.coefficient;
        expect(model.levelChange.coefficient).toBeCloseTo(second.coefficients[0]!.coefficient - drawnOn, 8);
        const period = outcome.map((_, i) => i + 1 + shift).reverse();
        const moved = found(
          segmentedRegression({ period, outcome: outcome.toReversed() }, { from: from + shift }),
        );
        expect(moved.levelChange.coefficient).toBeCloseTo(model.levelChange.coefficient, 7);
        expect(moved.levelChange.standardError).toBeCloseTo(model.levelChange.standardError, 7);
        expect(moved.periods.map((one) => one.outcome)).toEqual(outcome);
      }),
      FIXED,
    );
  });

  it("says why there is no model", () => {
    const of = (outcome: number[], from = 4) => segmentedRegression({ outcome }, { from });
    expect(of([])).toEqual(not("no observations"));
    expect(of([1, 2, 4, 4, 5, 3], 3)).toEqual(not("too few observations"));
    expect(of([1, 2, 4, 4, 5, 3], 5)).toEqual(not("too few observations"));
    expect(of([5, 5, 5, 5, 5, 5])).toEqual(not("no variation"));
    expect(of([1, 2, 3, 6, 5, 4])).toEqual(not("no variation"));
    const rate = (outcome: number[]) => segmentedRegression({ outcome }, { from: 4, model: "Poisson" });
    expect(rate([0, 0, 0, 0, 0, 0])).toEqual(not("no events"));
    expect(rate([0, 0, 0, 3, 2, 4])).toEqual(not("perfect separation"));
  });

  it("refuses what cannot be", () => {
    const outcome = [1, 2, 4, 4, 5, 3];
    const of = (more: object, options: object = {}) =>
      segmentedRegression({ outcome, ...more }, { from: 4, ...options });
    expectRefusal(() => of({ period: [1, 2, 3, 4, 6, 7] }), /left out/, /every period/);
    expectRefusal(() => of({ period: [1, 2, 3, 4, 4, 5] }), /twice/);
    expectRefusal(() => of({ period: [1, 2, 3, 4, 5, 5.5] }), /period\[5\]/);
    expectRefusal(() => of({ period: [1, 2] }), /length/);
    expectRefusal(() => of({ outcome: [1, 2, 4, 4, 5, Number.NaN] }), /outcome\[5\]/);
    expectRefusal(() => of({ exposure: [1, 1, 1, 1, 1, 1] }), /exposures/, /Poisson/);
    expectRefusal(() => of({}, { from: 3.5 }), /from/);
    expectRefusal(() => of({}, { lag: -1 }), /lag/);
    expectRefusal(() => of({}, { level: 95 }), /level/);
  });
});

describe("linearRegression(data, { variance })", () => {
  it("equals R's lm with sandwich's HC0 to HC3 and clustered errors", () => {
    for (const item of casesOf("segmented", "linearRobust")) {
      const { cluster } = item.input;
      const variance = (["HC0", "HC1", "HC2", "HC3"] as const).find((one) => item.name.endsWith(one));
      const model = found(
        linearRegression(
          {
            outcome: column(item, "outcome"),
            covariates: { x: column(item, "x"), z: column(item, "z") },
            ...(cluster ? { cluster } : {}),
          },
          variance ? { variance } : {},
        ),
      );
      const names = {
        coefficient: "coefficient",
        standardError: "standardError",
        t: "statistic",
        p: "p",
      } as const;
      for (const [ours, theirs] of Object.entries(names)) {
        const values = model.coefficients.map((one) => one[ours as keyof typeof names]);
        expect([item.name, ours, worst(values, item.output[theirs]!)]).toEqual([
          item.name,
          ours,
          expect.closeTo(0, 8),
        ]);
      }
      expect(worst(model.covariance.flat(), item.output.covariance!)).toBeLessThan(1e-8);
    }
  });

  it("gives what is published of Anscombe's first set (1973, doi:10.1080/00031305.1973.10478966)", () => {
    // y = 3.0001 + 0.5001 x with standard errors 1.1247 and 0.1179, r² = 0.6665.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const outcome = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const model = found(linearRegression({ outcome, covariates: { x } }));
    const [intercept, slope] = model.coefficients;
    expect([intercept!.coefficient, slope!.coefficient]).toEqual([
      expect.closeTo(3.0001, 4),
      expect.closeTo(0.5001, 4),
    ]);
    expect(intercept!.standardError).toBeCloseTo(1.1247, 4);
    expect(slope!.standardError).toBeCloseTo(0.1179, 4);
    expect(model.rSquared).toBeCloseTo(0.6665, 4);
  });

  it("has too few rows for robust errors where one row alone decides a coefficient", () => {
    const data = { outcome: [1, 2, 4, 3], covariates: { only: [0, 0, 0, 1] } };
    for (const variance of ["HC0", "HC2", "HC3"] as const) {
      expect(linearRegression(data, { variance })).toEqual(not("too few observations"));
    }
    expect(linearRegression({ ...data, cluster: [1, 1, 1, 1] })).toEqual(not("too few observations"));
    expectRefusal(
      () => linearRegression({ ...data, cluster: [1, 2, 3, 4] }, { variance: "HC0" }),
      /clusters/,
    );
  });
});

describe("neweyWestSum(scores, lag)", () => {
  it("is worked by hand: neighbours count half at lag 1", () => {
    // 1² + 1² + 2² + 2 (1/2) (1 (-1) + (-1) 2)
    expect(neweyWestSum([[1], [-1], [2]], 1)).toEqual([[3]]);
    expect(neweyWestSum([[1], [-1], [2]], 0)).toEqual([[6]]);
  });

  it("is never negative, and the sum of squares where the lag is 0", () => {
    const series = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(series, fc.nat(40), (values, lag) => {
        const [[sum]] = neweyWestSum(
          values.map((value) => [value]),
          lag,
        ) as [[number]];
        expect(sum).toBeGreaterThanOrEqual(-1e-9);
      }),
      FIXED,
    );
  });
});
