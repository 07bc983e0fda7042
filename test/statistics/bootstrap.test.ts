import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bootstrap,
  bootstrap,
  bootstrapCurves,
  correlation,
  kaplanMeier,
  moments,
  stepAt,
} from "../../src/statistics/index.ts";
import { Random } from "../../src/statistics/resampling/random.ts";
import { columnsOf, FIXED, followUp, onePersonARow } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const whole = fc.integer({ min: -20, max: 20 });

describe("the random numbers", () => {
  it("are those of R from the seed on: runif, and floor(n * runif)", () => {
    for (const item of casesOf("resampling", "random")) {
      const uniform = Random.from("test", scalar(item, "seed"));
      expect(Array.from({ length: 200 }, () => uniform.next())).toEqual(item.output.uniform);
      const whole = Random.from("test", scalar(item, "seed"));
      const n = scalar(item, "n");
      expect(Array.from({ length: 200 }, () => whole.below(n))).toEqual(item.output.below);
    }
  });

  it("fall below n as often on each number (chi-squared), and never outside", () => {
    for (const n of [1, 2, 7, 1000]) {
      const random = Random.from("test", 5);
      const counts = new Float64Array(n);
      for (let i = 0; i < 200 * n; i++) counts[random.below(n)]!++;
      const chiSquared = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
      // Mean n - 1, standard deviation sqrt(2 (n - 1)).
      expect(Math.abs(chiSquared - (n - 1))).toBeLessThan(4 * Math.sqrt(2 * n));
    }
  });

  it("are counted in one loop as they are drawn one by one", () => {
    const [one, other] = [Random.from("test", 9), Random.from("test", 9)];
    const cellOf = Uint32Array.from({ length: 3001 }, (_, i) => i % 11);
    const [counts, expected] = [new Int32Array(11), new Int32Array(11)];
    one.countDraws(5000, cellOf, counts);
    for (let i = 0; i < 5000; i++) expected[cellOf[other.below(3001)]!]!++;
    expect(counts).toEqual(expected);
    expect(one.next()).toBe(other.next());
  });

  it("are refused a seed that R does not know", () => {
    for (const seed of [-1, 0.5, 2 ** 31, Number.NaN]) expectRefusal(() => Random.from("test", seed), /seed/);
  });
});

interface Row {
  readonly x: number;
  readonly y: number;
  readonly s: number;
  readonly id: number;
}

const xOf = (rows: readonly Row[]) => rows.map((row) => row.x);
const yOf = (rows: readonly Row[]) => rows.map((row) => row.y);
const meanX = (rows: readonly Row[]) => moments(xOf(rows)).mean;
const ofStratum = (rows: readonly Row[], s: number) => meanX(rows.filter((row) => row.s === s));

/** In the order of the R script. */
const STATISTICS: ((rows: readonly Row[]) => number)[] = [
  meanX,
  (rows) => moments(xOf(rows)).sd ** 2,
  (rows) => found(correlation({ x: xOf(rows), y: yOf(rows) })).value,
  (rows) => moments(yOf(rows)).mean / meanX(rows),
  (rows) => ofStratum(rows, 1) - ofStratum(rows, 2),
];

function fromR(item: FixtureCase): Bootstrap {
  const [x, y, s, id] = ["x", "y", "s", "id"].map((name) => column(item, name));
  const rows = x!.map((value, i) => ({ x: value, y: y![i]!, s: s![i]!, id: id![i]! }));
  const units = scalar(item, "units");
  const flat = column(item, "draws");
  const draws = Array.from({ length: flat.length / units }, (_, r) => flat.slice(r * units, (r + 1) * units));
  return found(
    bootstrap(rows, STATISTICS[scalar(item, "statistic") - 1]!, {
      draws,
      level: scalar(item, "level"),
      ...(scalar(item, "strata") === 1 ? { stratum: (row: Row) => row.s } : {}),
      ...(scalar(item, "clusters") === 1 ? { cluster: (row: Row) => row.id } : {}),
    }),
  );
}

/** Efron and Tibshirani 1993, table 14.1: spatial ability of 26 children, test A. */
const SPATIAL = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41,
];

/** Variance with n: the estimate of their example. */
function plugInVariance(values: readonly number[]): number {
  const { n, sd } = moments(values);
  return (sd ** 2 * (n - 1)) / n;
}

describe("bootstrap(rows, statistic)", () => {
  it("equals R's boot.ci from R's resamples: percentile, basic, BCa and its constants, strata, clusters", () => {
    for (const item of casesOf("resampling", "bootstrap")) {
      const ours = fromR(item);
      const { bca } = ours;
      if (bca.kind === "not estimable") throw new Error(bca.reason);
      const figures: Record<string, readonly number[]> = {
        value: [ours.value],
        bias: [ours.bias],
        standardError: [ours.standardError],
        replicates: [...ours.replicates],
        percentile: [ours.percentile.lower, ours.percentile.upper],
        basic: [ours.basic.lower, ours.basic.upper],
        bca: [bca.lower, bca.upper],
        biasCorrection: [bca.biasCorrection],
        acceleration: [bca.acceleration],
      };
      for (const [name, values] of Object.entries(figures)) {
        const error = worst(values, item.output[name]!, 1e-13);
        expect([item.name, name, error]).toEqual([item.name, name, expect.closeTo(0, 8)]);
      }
    }
  });

  it("gives 115.8 to 259.6 at 90 %, acceleration 0.061 for 171.5 (Efron and Tibshirani 1993, table 14.2)", () => {
    const { value, bca } = found(bootstrap(SPATIAL, plugInVariance, { replicates: 9999, level: 0.9 }));
    expect(value).toBeCloseTo(171.5, 1);
    // Theirs are of 2,000 other resamples.
    expect(bca).toMatchObject({
      acceleration: expect.closeTo(0.061, 3),
      lower: expect.closeTo(115.8, -0.8),
      upper: expect.closeTo(259.6, -0.8),
    });
  });

  it("draws the people that R draws from the seed", () => {
    for (const item of casesOf("resampling", "bootstrapSeed")) {
      const seed = scalar(item, "seed");
      const x = column(item, "x");
      const ours = found(bootstrap(x, (rows) => moments(rows).mean, { replicates: 99, seed }));
      expect(worst([...ours.replicates], item.output.replicates!)).toBeLessThan(1e-12);
    }
  });

  it("gives the same for the same seed, another for another", () => {
    const one = bootstrap(SPATIAL, plugInVariance, { replicates: 50, seed: 3 });
    expect(bootstrap(SPATIAL, plugInVariance, { replicates: 50, seed: 3 })).toEqual(one);
    expect(bootstrap(SPATIAL, plugInVariance, { replicates: 50, seed: 4 })).not.toEqual(one);
  });

  it("moves with a constant, turns with the sign, and percentile limits keep their order under any scale", () => {
    const values = fc.array(whole, { minLength: 4, maxLength: 15 });
    fc.assert(
      fc.property(values, whole, (list, by) => {
        const mean = (rows: readonly number[]) => moments(rows).mean;
        const there = bootstrap(list, mean, { replicates: 60 });
        if (there.kind === "not estimable") return;
        const moved = found(bootstrap(list, (rows) => mean(rows) + by, { replicates: 60 }));
        expect(moved.percentile.lower).toBeCloseTo(there.percentile.lower + by, 9);
        expect(moved.basic.upper).toBeCloseTo(there.basic.upper + by, 9);
        const turned = found(bootstrap(list, (rows) => -mean(rows), { replicates: 60 }));
        expect(turned.percentile.upper).toBeCloseTo(-there.percentile.lower, 9);
        expect(there.percentile.lower).toBeLessThanOrEqual(there.percentile.upper);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it("draws a person's rows together: the error of the mean is that of the persons' means", () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ person: i % 8, value: (i % 8) ** 2 }));
    const mean = (list: typeof rows) => moments(list.map((row) => row.value)).mean;
    const clustered = found(bootstrap(rows, (list) => mean([...list]), { cluster: (row) => row.person }));
    const eight = Array.from({ length: 8 }, (_, i) => ({ person: i, value: i ** 2 }));
    const persons = found(bootstrap(eight, (list) => mean([...list])));
    expect(clustered.standardError).toBeCloseTo(persons.standardError, 10);
    const apart = found(bootstrap(rows, (list) => mean([...list])));
    expect(apart.standardError).toBeLessThan(clustered.standardError / 2);
  });

  it("draws as many from each stratum as it has", () => {
    const rows = Array.from({ length: 30 }, (_, i) => (i < 10 ? 0 : 1));
    const share = (list: readonly number[]) => moments(list).mean;
    const options = { stratum: (row: number) => row, replicates: 20 };
    expect(bootstrap(rows, share, options)).toEqual(not("no variation"));
    expect(found(bootstrap(rows, share, { replicates: 20 })).standardError).toBeGreaterThan(0.03);
  });

  it("counts resamples without an estimate, and takes the results of estimators", () => {
    const rows = [
      { time: 1, cause: 1 },
      { time: 2, cause: 0 },
      { time: 3, cause: 0 },
      { time: 4, cause: 0 },
    ];
    // The share of events of those who had one or were followed for 3: not estimable where neither was drawn.
    const share = (list: readonly (typeof rows)[number][]) => {
      const known = list.filter((row) => row.cause === 1 || row.time >= 3);
      return known.length === 0
        ? ({ kind: "not estimable", reason: "no observations" } as const)
        : { kind: "estimate", value: known.filter((row) => row.cause === 1).length / known.length };
    };
    const result = found(bootstrap(rows, share, { replicates: 2000 }));
    // Four times the one who was followed for 2: 1 of 4^4.
    expect(result.notEstimable / 2000).toBeCloseTo(1 / 256, 2);
    expect(result.notEstimable + result.replicates.length).toBe(2000);
    expect(result.warnings).toContain("replicates not estimable");
  });

  it("says why there is no BCa interval, while the others stand", () => {
    const result = found(bootstrap([1, 2, 3, 4], (rows) => Math.min(...rows), { replicates: 200 }));
    expect(result.bca).toEqual(not("not reached"));
    expect(result.percentile.lower).toBe(1);
    // Without the one above 3 there is no such share.
    const above = (rows: readonly number[]) => {
      const high = rows.filter((row) => row > 3).length;
      return high === 0 ? Number.NaN : high + rows[0]! / 100;
    };
    const fragile = found(bootstrap([1, 2, 3, 4], above, { replicates: 200 }));
    expect(fragile.bca).toEqual(not("too few observations"));
    expect(fragile.warnings).toContain("replicates not estimable");
  });

  it("warns of limits beyond the outermost replicates", () => {
    expect(found(bootstrap(SPATIAL, plugInVariance, { replicates: 20 })).warnings).toEqual([
      "too few replicates",
    ]);
  });

  it("says why there is nothing, and refuses what cannot be", () => {
    const mean = (rows: readonly number[]) => moments(rows).mean;
    expect(bootstrap([], mean)).toEqual(not("no observations"));
    expect(bootstrap([1], mean)).toEqual(not("one observation"));
    expect(bootstrap([1, 2], mean, { cluster: () => "all" })).toEqual(not("one observation"));
    expect(bootstrap([2, 2, 2], mean)).toEqual(not("no variation"));
    expect(bootstrap([1, 2], () => ({ kind: "not estimable", reason: "no events" }) as const)).toEqual(
      not("no events"),
    );
    expectRefusal(() => bootstrap([1, 2], () => Number.NaN), /statistic/, /finite/);
    expectRefusal(() => bootstrap([1, 2], mean, { replicates: 1 }), /replicates/);
    expectRefusal(() => bootstrap([1, 2], mean, { seed: -1 }), /seed/);
    expectRefusal(() => bootstrap([1, 2], mean, { draws: [[0, 2], [0]] }), /draws\[0\]\[1\]/);
    const options = { cluster: () => 1, stratum: (row: number) => row };
    expectRefusal(() => bootstrap([1, 2], mean, options), /several strata/);
  });
});

// Replicates are random: a published figure can only be met within their error.
describe("bootstrapCurves(data, times)", () => {
  it("draws the people that bootstrap draws with kaplanMeier: same error, same limits", () => {
    fc.assert(
      fc.property(followUp(1), fc.integer({ min: 0, max: 20 }), (rows, time) => {
        const options = { replicates: 40, seed: 11 };
        const curves = bootstrapCurves(columnsOf(rows), [time], options);
        const { time: times, cause } = onePersonARow(rows);
        const people = times.map((t, i) => ({ time: t, cause: cause[i]! }));
        const survivalAt = (list: readonly { time: number; cause: number }[]) => {
          const data = { time: list.map((row) => row.time), cause: list.map((row) => row.cause) };
          return stepAt(found(kaplanMeier(data)), time)?.survival ?? 1;
        };
        const expected = bootstrap(people, survivalAt, options);
        const point = found(curves).curves[0]!.points[0]!;
        if (point.kind === "not estimable" || expected.kind === "not estimable") return;
        expect(point.survival).toBeCloseTo(expected.value, 12);
        expect(point.standardError).toBeCloseTo(expected.standardError, 12);
        expect(point.lower).toBeCloseTo(expected.percentile.lower, 12);
        expect(point.upper).toBeCloseTo(expected.percentile.upper, 12);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it("has an error about Greenwood's 0.0963 for remission under 6-MP at 10 weeks (Klein and Moeschberger 2003, table 4.1B)", () => {
    const data = {
      time: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
      cause: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
    };
    const { curves } = found(bootstrapCurves(data, [10], { replicates: 10_000 }));
    const point = curves[0]!.points[0]!;
    if (point.kind === "not estimable") throw new Error(point.reason);
    expect(point.survival.toFixed(3)).toBe("0.753");
    // The error of a standard deviation from 10,000 replicates is 0.7 %.
    expect(Math.abs(point.standardError / 0.0963 - 1)).toBeLessThan(0.03);
  });

  it("has the binomial error where nobody is censored, and Greenwood's where some are", () => {
    const time = Array.from({ length: 400 }, (_, i) => 1 + (i % 50));
    const data = { time, cause: time.map(() => 1) };
    const { curves } = found(bootstrapCurves(data, [10], { replicates: 4000 }));
    expect(curves[0]!.points[0]).toMatchObject({
      survival: expect.closeTo(0.8, 12),
      standardError: expect.closeTo(Math.sqrt((0.8 * 0.2) / 400), 2.7),
    });
    const some = { time, cause: time.map((_, i) => (i % 3 === 0 ? 0 : 1)) };
    const point = found(bootstrapCurves(some, [25], { replicates: 4000 })).curves[0]!.points[0]!;
    const greenwood = stepAt(found(kaplanMeier(some)), 25)!.standardError;
    expect(found(point).standardError / greenwood).toBeCloseTo(1, 1);
  });

  it("keeps groups apart, takes times in any order, and gives each its replicates", () => {
    const data = {
      time: [3, 1, 2, 1, 2, 3, 4, 4],
      cause: [1, 1, 1, 0, 1, 1, 0, 0],
      group: [7, 7, 7, 2, 2, 2, 2, 2],
    };
    const { curves } = found(bootstrapCurves(data, [2, 1], { replicates: 30 }));
    expect(curves.map(({ group, n }) => [group, n])).toEqual([
      [2, 5],
      [7, 3],
    ]);
    const survival = curves[1]!.points.map((point) => found(point).survival);
    expect(survival).toEqual([expect.closeTo(1 / 3, 12), expect.closeTo(2 / 3, 12)]);
    expect(curves[0]!.replicates.length).toBe(60);
  });

  it("counts replicates whose follow-up ended before, and says where the curve itself did", () => {
    const data = { time: [1, 2, 9], cause: [1, 0, 0] };
    const times = [8, 9, 2, 10, 0.5];
    const { points } = found(bootstrapCurves(data, times, { replicates: 3000 })).curves[0]!;
    // Nobody followed for 9 is drawn, (2/3)³; but not three times the one with the event, (1/3)³.
    const carried = points.slice(0, 3).map((point) => found(point).carried / 3000);
    const expected = 8 / 27 - 1 / 27;
    expect(carried).toEqual([expect.closeTo(expected, 1), expect.closeTo(expected, 1), 0]);
    expect(points[3]).toMatchObject(not("not reached"));
    expect(points[4]).toMatchObject(not("no variation"));
  });

  it("says that nobody was there, and refuses what is no follow-up", () => {
    expect(bootstrapCurves({ time: [], cause: [] }, [1])).toEqual(not("no observations"));
    const data = { time: [1, 2], cause: [1, 0] };
    expectRefusal(() => bootstrapCurves({ ...data, cause: [1, 2] }, [1]), /competing/, /aalenJohansen/);
    expectRefusal(() => bootstrapCurves({ ...data, count: [1, 0.5] }, [1]), /count\[1\]/);
    expectRefusal(() => bootstrapCurves({ ...data, time: [-1, 2] }, [1]), /negative/);
    expectRefusal(() => bootstrapCurves(data, [Number.NaN]), /times\[0\]/);
    expectRefusal(() => bootstrapCurves({ ...data, entry: [0, 0] } as typeof data, [1]), /late entry/);
    expectRefusal(() => bootstrapCurves(data, [1], { replicates: 0 }), /replicates/);
  });
});
