import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ChartPoint,
  type ControlChart,
  cChart,
  gChart,
  type NotEstimable,
  pPrimeChart,
  signals,
  tChart,
  uChart,
  uPrimeChart,
  variationAndAssurance,
  xmrChart,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, worst } from "./reference/fixtures.ts";

const pointsOf = (chart: ControlChart | NotEstimable): ChartPoint[] =>
  found(chart).points.map((point) => found(point));

const ratesOf = (item: FixtureCase) =>
  column(item, "events").map((events, i) => ({ events, personTime: column(item, "personTime")[i]! }));

const beyondOf = (points: readonly ChartPoint[]) =>
  points.flatMap((point, i) => (point.signals.includes("beyond limits") ? [i + 1] : []));

describe("centre and limits", () => {
  it.each([
    ["uChart", (item: FixtureCase) => uChart(ratesOf(item)), 12],
    ["uPrimeChart", (item: FixtureCase) => uPrimeChart(ratesOf(item)), 12],
    ["cChart", (item: FixtureCase) => cChart(column(item, "values")), 12],
    ["gChart", (item: FixtureCase) => gChart(column(item, "values")), 300],
    ["tChart", (item: FixtureCase) => tChart(column(item, "values")), 12],
  ] as const)("of %s equal those that R computes from its definition", (name, draw, digits) => {
    for (const item of casesOf("control-charts", name)) {
      const points = pointsOf(draw(item));
      const errors = [
        worst(
          points.map((point) => point.centre),
          item.output.centre!,
        ),
        worst(
          points.map((point) => point.lowerLimit),
          item.output.lower!,
          1e-15,
        ),
        worst(
          points.map((point) => point.upperLimit),
          item.output.upper!,
        ),
      ];
      for (const error of errors)
        expect([item.name, error], name).toEqual([item.name, expect.closeTo(0, digits)]);
    }
  });
});

describe("uChart(periods)", () => {
  it("gives 0.0740 with 0.1894 above for the shipments (Montgomery 2019, example 7.4)", () => {
    const errors = [2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4];
    const points = pointsOf(uChart(errors.map((events) => ({ events, personTime: 50 }))));
    expect(points[0]!.centre.toFixed(4)).toBe("0.0740");
    expect(points[0]!.upperLimit.toFixed(4)).toBe("0.1894");
    expect(points[0]!.lowerLimit).toBe(0);
    expect(beyondOf(points)).toEqual([]);
  });

  it("is the c chart where every period is 1 long, and scales with the unit of time", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 20 }), (counts) => {
        const rates = uChart(counts.map((events) => ({ events, personTime: 1 })));
        expect(rates).toEqual(cChart(counts));
        if (rates.kind === "not estimable") return;
        const inDays = pointsOf(uChart(counts.map((events) => ({ events, personTime: 365 }))));
        for (const [i, point] of pointsOf(rates).entries()) {
          expect(inDays[i]!.upperLimit * 365).toBeCloseTo(
            point.centre + (point.upperLimit - point.centre) * 1,
            9,
          );
        }
      }),
      FIXED,
    );
  });
});

describe("uPrimeChart(periods) and pPrimeChart(periods)", () => {
  it("are individuals charts where all periods are as large (Laney 2002): NIST's flow rates again, 45.8 to 55.8", () => {
    // e-Handbook 6.3.2.2, https://www.itl.nist.gov/div898/handbook/: 50.81, as tens and as thousandths.
    const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1].map((x) => Math.round(10 * x));
    const rates = pointsOf(uPrimeChart(flow.map((events) => ({ events, personTime: 10 }))));
    const shares = pointsOf(pPrimeChart(flow.map((numerator) => ({ numerator, denominator: 1000 }))));
    for (const [[first], unit] of [
      [rates, 1],
      [shares, 100],
    ] as const) {
      expect((unit * first!.centre).toFixed(2)).toBe("50.81");
      const limits = [first!.lowerLimit, first!.upperLimit].map((x) => (unit * x).toFixed(1));
      expect(limits).toEqual(["45.8", "55.8"]);
    }
  });

  // No limits of periods that differ in size were found with their data.
  it("stretch the limits by the mean moving range of z over 1.128 (Laney 2002), worked by hand", () => {
    // Rates 1, 3, 2 of one unit each: centre 2, sigma sqrt 2, z = -1/sqrt 2, 1/sqrt 2, 0; moving ranges 2/sqrt 2 and 1/sqrt 2.
    const stretch = (3 / Math.SQRT2 / 2) * (Math.sqrt(Math.PI) / 2);
    const points = pointsOf(uPrimeChart([1, 3, 2].map((events) => ({ events, personTime: 1 }))));
    expect(points[0]!.upperLimit).toBeCloseTo(2 + 3 * Math.SQRT2 * stretch, 12);
    // Shares 0.25 and 0.75 of 4: centre a half, sigma a quarter, z = -1 and 1.
    const shares = pointsOf(pPrimeChart([1, 3].map((numerator) => ({ numerator, denominator: 4 }))));
    expect(shares[0]!.upperLimit).toBeCloseTo(Math.min(1, 0.5 + (3 / 4) * 2 * (Math.sqrt(Math.PI) / 2)), 12);
  });

  it("do not change their limits when time is turned round", () => {
    const rates = fc.record({ events: fc.nat(20), personTime: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(rates, { minLength: 2, maxLength: 20 }), (periods) => {
        const forward = uPrimeChart(periods);
        if (forward.kind === "not estimable") return;
        const backward = pointsOf(uPrimeChart(periods.toReversed())).reverse();
        for (const [i, point] of pointsOf(forward).entries()) {
          expect(backward[i]!.upperLimit).toBeCloseTo(point.upperLimit, 9);
        }
      }),
      FIXED,
    );
  });
});

describe("cChart(counts)", () => {
  it("gives 19.85, 6.48 to 33.22 for the circuit boards, and finds samples 6 and 20 (Montgomery 2019, example 7.3)", () => {
    const boards = [
      21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
    ];
    const points = pointsOf(cChart(boards));
    const { centre, lowerLimit, upperLimit } = points[0]!;
    expect([centre, lowerLimit, upperLimit].map((x) => x.toFixed(2))).toEqual(["19.85", "6.48", "33.21"]);
    expect(beyondOf(points)).toEqual([6, 20]);
  });
});

describe("gChart(cases)", () => {
  it("has its centre at 0.693 of the mean (Provost and Murray 2011, pages 228 and 229)", () => {
    // The health care data guide, ISBN 978-0-470-90258-5: the median of the geometric distribution.
    expect(pointsOf(gChart([60, 140, 100]))[0]!.centre).toBe(69);
    expect(pointsOf(gChart([600, 1400, 1000]))[0]!.centre).toBe(693);
  });

  // The formula is published, no limits were found with their data.
  it("with three sigma has Benneyan's limits: mean + 3 sqrt(mean (mean + 1)), and 0", () => {
    for (const item of casesOf("control-charts", "gChart")) {
      const points = pointsOf(gChart(column(item, "values"), { limits: "three sigma" }));
      const of = (name: "centre" | "lowerLimit" | "upperLimit") => points.map((point) => point[name]);
      expect(worst(of("centre"), item.output.meanCentre!)).toBeLessThan(1e-13);
      expect(worst(of("lowerLimit"), item.output.sigmaLower!)).toBe(0);
      expect(worst(of("upperLimit"), item.output.sigmaUpper!)).toBeLessThan(1e-13);
    }
  });

  it("of a fair coin (mean 1) signals from 10 on: 2^-10 is below 0.00135, 2^-9 is not", () => {
    const points = pointsOf(gChart([0, 2, 0, 2, 0, 2, 1]));
    expect(points[0]).toMatchObject({ centre: 0, lowerLimit: 0, upperLimit: 9 });
    const long = pointsOf(gChart([10, ...new Array(10).fill(0), 1, 1], { limits: "three sigma" }));
    expect(long[0]!.signals).toEqual(["beyond limits"]);
  });

  it("signals beyond its limits and nowhere else", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 0, max: 2000 }),
        (cases, far) => {
          const chart = gChart([...cases, far]);
          if (chart.kind === "not estimable") return;
          for (const { value, lowerLimit, upperLimit, signals } of pointsOf(chart)) {
            expect(signals.includes("beyond limits")).toBe(value < lowerLimit || value > upperLimit);
          }
        },
      ),
      FIXED,
    );
  });
});

describe("tChart(times)", () => {
  /** Montgomery 2019, example 7.6: hours between failures of a valve. */
  const VALVE = [
    286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96,
  ];

  it("finds the valve's failures stable about 5.39 ^ 3.6 hours (Montgomery 2019, example 7.6)", () => {
    const points = pointsOf(tChart(VALVE));
    expect((points[0]!.centre ** (1 / 3.6)).toFixed(2)).toBe("5.39");
    expect(points.flatMap((point) => point.signals)).toEqual([]);
  });

  it("scales with the unit of time, signals staying as they are", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 30 }), (days) => {
        const chart = tChart(days);
        if (chart.kind === "not estimable") return;
        const hours = pointsOf(tChart(days.map((time) => time * 24)));
        for (const [i, point] of pointsOf(chart).entries()) {
          expect(hours[i]!.upperLimit / point.upperLimit).toBeCloseTo(24, 8);
          expect(hours[i]!.signals.includes("trend of six")).toBe(point.signals.includes("trend of six"));
        }
      }),
      FIXED,
    );
  });
});

describe("signals(points)", () => {
  it("equal what R finds by looking back from every point", () => {
    const bits = { "beyond limits": 1, "run of eight": 2, "trend of six": 4, "two of three": 8 };
    for (const item of casesOf("control-charts", "signals")) {
      const codes = signals(column(item, "z").map((z) => ({ z, value: z }))).map((rules) =>
        rules.reduce((sum, rule) => sum + bits[rule], 0),
      );
      expect(codes).toEqual(item.output.codes);
    }
  });

  it("of the Western Electric handbook: two of three in zone A, counted by hand", () => {
    const z = [0.4, 2.2, -0.3, 2.4, 0.1, -2.1, -2.3];
    const twos = signals(z.map((value) => ({ z: value, value })));
    expect(twos.map((rules) => rules.length)).toEqual([0, 0, 0, 1, 0, 0, 1]);
  });
});

// The rules are published, as pictures: no figures to compare.
describe("variationAndAssurance(chart)", () => {
  const steady = [10, 12, 11, 9, 10, 12, 8, 11, 9, 10, 12, 9, 11, 10];
  const of = (values: readonly number[], options: Parameters<typeof variationAndAssurance>[1]) =>
    found(variationAndAssurance(xmrChart(values), options));

  it("tells common cause, improvement and concern by the last point (Making data count)", () => {
    expect(of(steady, { better: "higher" }).variation).toBe("common cause");
    expect(of([...steady, 40], { better: "higher" }).variation).toBe("improvement");
    expect(of([...steady, 40], { better: "lower" }).variation).toBe("concern");
    expect(of([...steady, 40], { better: "neither" }).variation).toBe("neither, high");
    expect(of([...steady, 40, 10], { better: "lower" }).variation).toBe("common cause");
  });

  it("takes seven points on one side as a signal, six not", () => {
    const high = [14, 26, 14, 26, 14, 26, 14];
    const low = [0, 11, 0, 11, 0, 11, 0, 11, 0];
    expect(of([...low, ...high], { better: "lower" }).variation).toBe("concern");
    expect(of([...low, ...high.slice(1)], { better: "lower" }).variation).toBe("common cause");
  });

  it("judges a trend by the way it goes, though it be on the other side of the centre", () => {
    const falling = [0, 30, 0, 30, 0, 30, 0, 29, 26, 23, 20, 17, 16];
    const chart = xmrChart(falling);
    expect(pointsOf(chart).at(-1)!.signals).toEqual(["trend of six"]);
    expect(found(variationAndAssurance(chart, { better: "higher" })).variation).toBe("concern");
  });

  it("tells whether the process will hit the target: limits on one side of it, or about it", () => {
    const { lowerLimit, upperLimit } = pointsOf(xmrChart(steady))[0]!;
    const to = (target: number, better: "higher" | "lower") => of(steady, { better, target }).assurance;
    expect([to(lowerLimit - 1, "higher"), to(10, "higher"), to(upperLimit + 1, "higher")]).toEqual([
      "hits",
      "hit and miss",
      "misses",
    ]);
    expect([to(lowerLimit - 1, "lower"), to(10, "lower"), to(upperLimit + 1, "lower")]).toEqual([
      "misses",
      "hit and miss",
      "hits",
    ]);
    expect(of(steady, { better: "neither", target: 4 }).assurance).toBe("no target");
  });

  it("fails, passes, and does neither, as in the tests of NHSRplotthedots: limits 1 to 3, 5 to 7, 1 to 5; target 4", () => {
    // https://github.com/nhs-r-community/NHSRplotthedots, tests of ptd_calculate_assurance_type.
    const chartOf = (lowerLimit: number, upperLimit: number): ControlChart => ({
      kind: "control chart",
      points: [
        {
          kind: "point",
          value: lowerLimit + 1,
          centre: lowerLimit + 1,
          lowerLimit,
          upperLimit,
          trialLimits: false,
          signals: [],
        },
      ],
    });
    const charts = [chartOf(1, 3), chartOf(5, 7), chartOf(1, 5)];
    const to = (better: "higher" | "lower" | "neither") =>
      charts.map((chart) => found(variationAndAssurance(chart, { better, target: 4 })).assurance);
    expect(to("higher")).toEqual(["misses", "hits", "hit and miss"]);
    expect(to("lower")).toEqual(["hits", "misses", "hit and miss"]);
    expect(to("neither")).toEqual(["no target", "no target", "no target"]);
  });

  it("mirrors: a turned series with the other side better is the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 25 }),
        fc.integer({ min: -30, max: 30 }),
        (values, target) => {
          const one = variationAndAssurance(xmrChart(values), { better: "higher", target });
          const turned = xmrChart(values.map((value) => -value));
          const two = variationAndAssurance(turned, { better: "lower", target: -target });
          expect(two).toEqual(one);
        },
      ),
      FIXED,
    );
  });
});
