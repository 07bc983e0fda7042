import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaLarger } from "../../src/statistics/bayes/beta-larger.ts";
import {
  type BetaPosterior,
  betaCdf,
  betaPosterior,
  type GammaPosterior,
  gammaCdf,
  gammaPosterior,
  gammaUpper,
  predictiveEvents,
  probabilityLarger,
  type ShrunkenUnit,
  shrinkRates,
  shrinkShares,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, errorsOf, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const SUMMARY = ["mean", "median", "sd", "lower", "upper"] as const;

function expectPosterior(item: FixtureCase, posterior: BetaPosterior | GammaPosterior) {
  for (const name of SUMMARY) {
    expect([item.name, name, worst([posterior[name]], item.output[name]!)]).toEqual([
      item.name,
      name,
      expect.closeTo(0, 11),
    ]);
  }
  const { lower, upper } = found(posterior.highestDensity as { kind: "x"; lower: number; upper: number });
  // R's uniroot and dbeta leave some 1e-11.
  expect([item.name, worst([lower], item.output.hdLower!)]).toEqual([item.name, expect.closeTo(0, 8)]);
  expect([item.name, worst([upper], item.output.hdUpper!)]).toEqual([item.name, expect.closeTo(0, 9)]);
}

const counts = fc.integer({ min: 1, max: 200 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
const shape = fc.double({ min: 0.2, max: 60, noNaN: true });
const asBeta = (a: number, b: number) => ({ ...betaPosterior(0, 0), a, b });
const asGamma = (shape: number, rate: number) => ({
  ...found(gammaPosterior({ events: 0, personTime: 1 })),
  shape,
  rate,
});

describe("betaPosterior(events, n)", () => {
  it("equals R's beta distribution and its shortest interval", () => {
    for (const item of casesOf("bayes", "betaPosterior")) {
      const prior = { a: scalar(item, "a"), b: scalar(item, "b") };
      const options = { prior, level: scalar(item, "level") };
      expectPosterior(item, betaPosterior(scalar(item, "events"), scalar(item, "n"), options));
    }
  });

  it("is 0.446 with sd 0.016, 0.415 to 0.477, of 437 girls among 980 births (Gelman et al. 2013, section 2.4)", () => {
    const girls = betaPosterior(437, 980, { prior: "uniform" });
    expect([girls.mean, girls.median, girls.sd, girls.lower, girls.upper].map((x) => x.toFixed(3))).toEqual([
      "0.446",
      "0.446",
      "0.016",
      "0.415",
      "0.477",
    ]);
  });

  it("has a shortest interval of the level that is not longer than that of equal tails", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.5, max: 0.99, noNaN: true }), ([events, n], level) => {
        const { a, b, highestDensity, lower, upper } = betaPosterior(events, n, { level });
        const shortest = found(highestDensity as { kind: "x"; lower: number; upper: number });
        expect(betaCdf(shortest.upper, a, b) - betaCdf(shortest.lower, a, b)).toBeCloseTo(level, 10);
        expect(shortest.upper - shortest.lower).toBeLessThanOrEqual(upper - lower + 1e-12);
      }),
      FIXED,
    );
  });

  it("mirrors, and is the same whether data come at once or one after the other", () => {
    fc.assert(
      fc.property(counts, counts, ([x, n], [y, m]) => {
        const one = betaPosterior(x + y, n + m);
        expect(betaPosterior(y, m, { prior: betaPosterior(x, n) })).toEqual(one);
        expect(betaPosterior(n + m - x - y, n + m).mean).toBeCloseTo(1 - one.mean, 12);
      }),
      FIXED,
    );
  });

  it("without people gives the prior, and says so", () => {
    expect(betaPosterior(0, 0)).toMatchObject({ a: 0.5, mean: 0.5, warnings: ["prior only"] });
    expect(betaPosterior(0, 0).highestDensity).toMatchObject({ reason: "no observations" });
    expectRefusal(() => betaPosterior(3, 2), /more events/);
    expectRefusal(() => betaPosterior(1, 2, { prior: { a: 0, b: 1 } }), /prior\.a/);
    expectRefusal(() => betaPosterior(1, 2, { prior: { a: 1, b: Number.NaN } }), /prior\.b/);
  });
});

describe("gammaPosterior(data)", () => {
  it("equals R's gamma distribution and its shortest interval", () => {
    for (const item of casesOf("bayes", "gammaPosterior")) {
      const prior = { shape: scalar(item, "shape"), rate: scalar(item, "rate") };
      const data = { events: scalar(item, "events"), personTime: scalar(item, "personTime") };
      expectPosterior(item, found(gammaPosterior(data, { prior, level: scalar(item, "level") })));
    }
  });

  it("is Gamma(6, 7), mean 0.86, above 1 with probability 0.30, of 3 asthma deaths (Gelman et al. 2013, section 2.6)", () => {
    const prior = { shape: 3, rate: 5 };
    const asthma = found(gammaPosterior({ events: 3, personTime: 2 }, { prior }));
    expect(asthma).toMatchObject({ shape: 6, rate: 7 });
    expect(asthma.mean.toFixed(2)).toBe("0.86");
    expect(gammaUpper(asthma.rate, asthma.shape).toFixed(2)).toBe("0.30");
  });

  it("scales with the unit of time, and holds the level in its shortest interval", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.double({ min: 0.1, max: 500, noNaN: true }), (events, personTime) => {
        const years = found(gammaPosterior({ events, personTime }));
        const days = found(gammaPosterior({ events, personTime: personTime * 365 }));
        expect(days.upper * 365).toBeCloseTo(years.upper, 8);
        const { lower, upper } = found(years.highestDensity as { kind: "x"; lower: number; upper: number });
        const held = gammaCdf(upper * personTime, years.shape) - gammaCdf(lower * personTime, years.shape);
        expect(held).toBeCloseTo(0.95, 10);
        expect(upper - lower).toBeLessThanOrEqual((years.upper - years.lower) * (1 + 1e-10));
      }),
      FIXED,
    );
  });

  it("without person-time needs a prior that is a distribution", () => {
    const nothing = { events: 0, personTime: 0 };
    expect(gammaPosterior(nothing)).toEqual({ kind: "not estimable", reason: "no observations" });
    expect(gammaPosterior(nothing, { prior: { shape: 2, rate: 3 } })).toMatchObject({
      warnings: ["prior only"],
    });
    expectRefusal(() => gammaPosterior(nothing, { prior: { shape: 2, rate: -1 } }), /prior\.rate/);
  });
});

describe("probabilityLarger(first, second)", () => {
  it("equals exact sums and integrals in R", () => {
    for (const item of casesOf("bayes", "betaLarger")) {
      const [a1, b1, a2, b2] = column(item, "shapes") as [number, number, number, number];
      const { probability } = probabilityLarger(asBeta(a1, b1), asBeta(a2, b2));
      // lbeta of large shapes leaves 1e-12 in R's sums.
      expect([item.name, worst([probability], item.output.probability!)]).toEqual([
        item.name,
        expect.closeTo(0, 10),
      ]);
    }
    for (const item of casesOf("bayes", "gammaLarger")) {
      const [s1, r1, s2, r2] = column(item, "shapes") as [number, number, number, number];
      const { probability } = probabilityLarger(asGamma(s1, r1), asGamma(s2, r2));
      expect(worst([probability], item.output.probability!)).toBeLessThan(1e-11);
    }
  });

  it("is Fisher's one-sided p of the lady tasting tea, 17/70, under Altham's priors (Altham 1969)", () => {
    // 3 of 4 right and 1 of 4 right; priors Beta(0, 1) and Beta(1, 0), each against the difference.
    expect(betaLarger({ a: 1 + 1, b: 3 }, { a: 3, b: 1 + 1 })).toBeCloseTo(17 / 70, 14);
  });

  it("is one less the probability of the reverse, and a half against itself", () => {
    fc.assert(
      fc.property(shape, shape, shape, shape, (a, b, c, d) => {
        const [one, two] = [asBeta(a, b), asBeta(c, d)];
        const there = probabilityLarger(one, two);
        expect(there.probability + probabilityLarger(two, one).probability).toBeCloseTo(1, 11);
        expect(probabilityLarger(one, one).probability).toBeCloseTo(0.5, 11);
        const [three, four] = [asGamma(a, b), asGamma(c, d)];
        const back = probabilityLarger(four, three).probability;
        expect(probabilityLarger(three, four).probability + back).toBeCloseTo(1, 11);
      }),
      FIXED,
    );
    expectRefusal(() => probabilityLarger(asBeta(1, 1), asGamma(1, 1)), /share.*rate/);
  });

  it("nears 0 and 1 where the posteriors lie far apart, however narrow", () => {
    expect(betaLarger({ a: 1, b: 1e6 }, { a: 1e6, b: 1 })).toBeLessThan(1e-12);
    expect(betaLarger({ a: 20_000, b: 30_000 }, { a: 19_000, b: 31_000 })).toBeCloseTo(1, 9);
  });
});

describe("predictiveEvents(posterior, size)", () => {
  it("equals R's beta-binomial and negative binomial distribution", () => {
    for (const item of casesOf("bayes", "betaBinomial")) {
      const ours = predictiveEvents(asBeta(scalar(item, "a"), scalar(item, "b")), scalar(item, "n"), {
        level: 0.9,
      });
      expectPrediction(item, ours, ours.probabilities);
    }
    for (const item of casesOf("bayes", "gammaPoisson")) {
      const posterior = asGamma(scalar(item, "shape"), scalar(item, "rate"));
      const ours = predictiveEvents(posterior, scalar(item, "personTime"), { level: 0.9 });
      expectPrediction(item, ours, ours.probabilities.slice(0, 41));
    }
  });

  function expectPrediction(
    item: FixtureCase,
    { mean, sd, lower, upper }: ReturnType<typeof predictiveEvents>,
    probabilities: readonly number[],
  ) {
    const theirs = item.output.probabilities!.slice(0, probabilities.length);
    expect([item.name, worst(probabilities, theirs, 1e-17)]).toEqual([item.name, expect.closeTo(0, 10)]);
    expect(worst([mean, sd], [item.output.mean![0], item.output.sd![0]])).toBeLessThan(1e-9);
    expect([item.name, lower, upper]).toEqual([item.name, item.output.lower![0], item.output.upper![0]]);
  }

  it("gives 0.933, 0.065, 0.002 for deaths after 66 heart transplants (Albert 2009, section 3.3)", () => {
    // Bayesian computation with R, doi:10.1007/978-0-387-92298-0: 16 deaths in an exposure of 15,174 elsewhere.
    const { probabilities } = predictiveEvents(asGamma(16, 15_174), 66);
    expect(probabilities.slice(0, 4).map((p) => p.toFixed(3))).toEqual(["0.933", "0.065", "0.002", "0.000"]);
  });

  it("is Laplace's rule of succession for one more: (s + 1) / (n + 2) under the uniform prior", () => {
    fc.assert(
      fc.property(counts, ([events, n]) => {
        const { probabilities } = predictiveEvents(betaPosterior(events, n, { prior: "uniform" }), 1);
        expect(probabilities[1]).toBeCloseTo((events + 1) / (n + 2), 13);
      }),
      FIXED,
    );
  });

  it("adds up to 1 with its mean, also where numbers are large", () => {
    const { probabilities, mean } = predictiveEvents(asBeta(300, 500), 20_000);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(probabilities.reduce((sum, p, k) => sum + k * p, 0)).toBeCloseTo(mean, 7);
    expect(predictiveEvents(asBeta(3, 5), 0).probabilities).toEqual([1]);
    expectRefusal(() => predictiveEvents(asBeta(3, 5), 1.5), /size/);
    expectRefusal(() => predictiveEvents(asGamma(3, 5), 0), /size/);
    expectRefusal(() => predictiveEvents(asGamma(3, 5), 1e9), /too large/);
  });
});

/** Where the prior or a unit of R's is met by less than nine digits. */
const shrinkageErrors = (item: FixtureCase, prior: readonly number[], units: readonly ShrunkenUnit[]) =>
  errorsOf(item, {
    prior,
    shrunken: units.map((unit) => unit.shrunken),
    lower: units.map((unit) => unit.lower),
    upper: units.map((unit) => unit.upper),
  });

/** Efron and Morris 1975 (J Am Stat Assoc 70:311-319, doi:10.1080/01621459.1975.10479864): hits in 45, and what came. */
const HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
const CAME = [
  0.346, 0.298, 0.276, 0.222, 0.273, 0.27, 0.263, 0.21, 0.269, 0.23, 0.264, 0.256, 0.303, 0.264, 0.226, 0.286,
  0.316, 0.2,
];

describe("shrinkShares(units)", () => {
  it("equals R, by likelihood and by moments", () => {
    for (const item of casesOf("bayes", "shrinkShares")) {
      const units = column(item, "events").map((events, i) => ({ events, n: column(item, "n")[i]! }));
      const method = scalar(item, "moments") ? "moments" : "likelihood";
      const { prior, units: ours } = found(shrinkShares(units, { method }));
      expect(shrinkageErrors(item, [prior.a, prior.b], ours)).toEqual([]);
    }
  });

  it("foretells the season of 18 batters better than their first 45 at bats (Efron and Morris 1975)", () => {
    const { units, mean } = found(
      shrinkShares(
        HITS.map((events) => ({ events, n: 45 })),
        { method: "moments" },
      ),
    );
    expect(mean.toFixed(3)).toBe("0.265");
    const error = (of: (i: number) => number) => CAME.reduce((sum, came, i) => sum + (of(i) - came) ** 2, 0);
    const raw = error((i) => HITS[i]! / 45);
    expect(raw.toFixed(3)).toBe("0.075");
    expect(error((i) => units[i]!.shrunken)).toBeLessThan(raw / 3);
  });

  it("lies between its own data and the mean of all, nearer to the mean with less data", () => {
    const unit = fc
      .integer({ min: 1, max: 80 })
      .chain((n) => fc.record({ events: fc.nat(n), n: fc.constant(n) }));
    let estimable = 0;
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (units) => {
        for (const method of ["likelihood", "moments"] as const) {
          const result = shrinkShares(units, { method });
          if (result.kind === "not estimable") continue;
          estimable++;
          for (const [i, { raw, shrunken, reliability, lower, upper }] of result.units.entries()) {
            const own = units[i]!.events / units[i]!.n;
            expect(raw).toBe(own);
            expect(shrunken).toBeCloseTo(reliability * own + (1 - reliability) * result.mean, 10);
            expect(0 <= lower && lower < upper && upper <= 1).toBe(true);
          }
        }
      }),
      FIXED,
    );
    expect(estimable).toBeGreaterThan(200);
  });

  it("finds the largest likelihood: any step away from its prior loses", () => {
    const units = [3, 9, 1, 14, 6].map((events) => ({ events, n: 20 }));
    const { a, b } = found(shrinkShares(units)).prior;
    const value = (a: number, b: number) =>
      units.reduce((sum, { events, n }) => {
        let log = 0;
        for (let j = 0; j < events; j++) log += Math.log(a + j);
        for (let j = 0; j < n - events; j++) log += Math.log(b + j);
        for (let j = 0; j < n; j++) log -= Math.log(a + b + j);
        return sum + log;
      }, 0);
    for (const [p, q] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.01],
      [1, 0.99],
      [1.01, 1.01],
      [0.99, 0.99],
    ] as const) {
      expect(value(a * p, b * q)).toBeLessThan(value(a, b));
    }
  });

  it("keeps a unit without people at the mean of all", () => {
    const units = [...[3, 9, 1, 14, 6].map((events) => ({ events, n: 20 })), { events: 0, n: 0 }];
    const result = found(shrinkShares(units));
    expect(result.units.at(-1)).toMatchObject({ raw: { kind: "not estimable" }, reliability: 0 });
    expect(result.units.at(-1)!.shrunken).toBeCloseTo(result.mean, 14);
  });
});

describe("shrinkRates(units)", () => {
  it("equals R, by likelihood and by moments", () => {
    for (const item of casesOf("bayes", "shrinkRates")) {
      const units = column(item, "events").map((events, i) => ({
        events,
        personTime: column(item, "personTime")[i]!,
      }));
      const method = scalar(item, "moments") ? "moments" : "likelihood";
      const { prior, units: ours } = found(shrinkRates(units, { method }));
      expect(shrinkageErrors(item, [prior.shape, prior.rate], ours)).toEqual([]);
      // glm.nb's theta settles to some 1e-6.
      if (method === "likelihood") expect(worst([prior.shape], item.output.theta!)).toBeLessThan(1e-5);
    }
  });

  it("gives shape 0.865 to the accidents of 647 women, and 446, 135, 44, 15, 5 with 0 to 4 (Greenwood and Yule 1920)", () => {
    const women = [447, 132, 42, 21, 3, 2].flatMap((number, events) =>
      new Array<{ events: number; personTime: number }>(number).fill({ events, personTime: 1 }),
    );
    const { prior } = found(shrinkRates(women));
    expect(prior.shape.toFixed(3)).toBe("0.865");
    const { probabilities } = predictiveEvents(asGamma(prior.shape, prior.rate), 1);
    expect(probabilities.slice(0, 5).map((p) => Math.round(p * 647))).toEqual([446, 135, 44, 15, 5]);
  });

  it("does not depend on the unit of time", () => {
    const unit = fc.record({ events: fc.nat(30), personTime: fc.integer({ min: 1, max: 60 }) });
    let estimable = 0;
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (units) => {
        for (const method of ["likelihood", "moments"] as const) {
          const years = shrinkRates(units, { method });
          const days = shrinkRates(
            units.map(({ events, personTime }) => ({ events, personTime: personTime * 365 })),
            { method },
          );
          expect(days.kind).toBe(years.kind);
          if (years.kind === "not estimable" || days.kind === "not estimable") continue;
          estimable++;
          for (const [i, { shrunken, reliability }] of years.units.entries()) {
            expect((days.units[i]!.shrunken * 365) / shrunken).toBeCloseTo(1, 6);
            expect(days.units[i]!.reliability).toBeCloseTo(reliability, 6);
          }
        }
      }),
      FIXED,
    );
    expect(estimable).toBeGreaterThan(200);
  });
});
