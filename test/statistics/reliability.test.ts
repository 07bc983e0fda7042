import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  correlation,
  cronbachAlpha,
  kappa,
  krippendorffAlpha,
  mcdonaldOmega,
  moments,
  type RatingScale,
  reliableChange,
} from "../../src/statistics/index.ts";
import { cholesky } from "../../src/statistics/linear/cholesky.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { JUDGES } from "./published-data.ts";
import { casesOf, column, errorsOf, type FixtureCase, scalar } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

/** A row a person, with these very covariances between columns: orthogonal waves, mixed by the root of the matrix. */
function ratingsWith(covariance: readonly (readonly number[])[], n: number): number[][] {
  const root = cholesky(covariance)!;
  return Array.from({ length: n }, (_, i) => {
    const wave = (k: number) => Math.sqrt((2 * (n - 1)) / n) * Math.cos((Math.PI * (k + 1) * (i + 0.5)) / n);
    return root.map((row) => row.reduce((sum, weight, k) => sum + weight * wave(k), 0));
  });
}

const not = (reason: string) => ({ kind: "not estimable", reason });
const SCALES: readonly RatingScale[] = ["nominal", "ordinal", "interval", "ratio"];

const errors = (item: FixtureCase, ours: Readonly<Record<string, readonly number[]>>, most = 1e-9) =>
  errorsOf(item, ours, { most, floor: 1e-15 });

/** A matrix that R wrote row by row; NA is null. */
function rowsOf<Missing>(item: FixtureCase, missing: Missing): (number | Missing)[][] {
  const [values, k] = [item.input.x!, scalar(item, "k")];
  const cell = (value: number | undefined) => value ?? missing;
  return Array.from({ length: values.length / k }, (_, i) => values.slice(i * k, (i + 1) * k).map(cell));
}

describe("mcdonaldOmega(ratings)", () => {
  it("equals one factor by EM in R, and the delta method written out", () => {
    for (const item of casesOf("reliability", "mcdonaldOmega")) {
      const ours = found(mcdonaldOmega(rowsOf(item, 0), { level: scalar(item, "level") }));
      const { value, standardError, lower, upper, loadings, fit } = ours;
      const interval = { standardError: [standardError], lower: [lower], upper: [upper] };
      expect(errors(item, { value: [value], ...interval, loadings })).toEqual([]);
      expect(fit === undefined).toBe(item.output.fit === undefined);
      // The statistic is a small difference of large sums: EM's last step is felt in it.
      if (fit) expect(errors(item, { fit: [fit.chiSquared, fit.df, fit.p] }, 1e-8)).toEqual([]);
    }
  });

  it("gives Votaw's four ratings of essays loadings of 4.57, 2.68, 2.65, 4.53 (Jöreskog and Sörbom), and so 0.83", () => {
    // 126 people, Votaw (1948), Ann Math Stat 19:447-473: copy, handwritten copy, carbon copy and original. The printed
    // squares of correlations with the factor are 0.83, 0.25, 0.31, 0.94; omega follows from them.
    const covariance = [
      [25.0704, 12.4363, 11.7257, 20.751],
      [12.4363, 28.2021, 9.2281, 11.9732],
      [11.7257, 9.2281, 22.739, 12.0692],
      [20.751, 11.9732, 12.0692, 21.8707],
    ];
    const ours = found(mcdonaldOmega(ratingsWith(covariance, 126)));
    const loadings = ours.loadings.map((loading, j) => loading * Math.sqrt(covariance[j]![j]!));
    for (const [j, printed] of [4.57, 2.68, 2.65, 4.53].entries()) {
      expect(Math.abs(loadings[j]! - printed)).toBeLessThan(0.006);
    }
    expect(ours.loadings.map((loading) => (loading ** 2).toFixed(2))).toEqual([
      "0.83",
      "0.25",
      "0.31",
      "0.94",
    ]);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const shared = sum([4.57, 2.68, 2.65, 4.53]) ** 2;
    const rest = sum([0.83, 0.25, 0.31, 0.94].map((square, j) => (1 - square) * covariance[j]![j]!));
    expect(ours.value).toBeCloseTo(shared / (shared + rest), 2);
    expect(ours.fit?.df).toBe(2);
  });

  it("takes three items' loadings from their correlations, as Spearman (1904): r12 r13 / r23", () => {
    const rows = [
      [5, 6, 6],
      [4, 4, 4],
      [3, 4, 6],
      [2, 2, 3],
      [6, 6, 8],
      [2, 5, 2],
      [5, 3, 3],
      [6, 5, 5],
    ];
    const items = [0, 1, 2].map((j) => rows.map((row) => row[j]!));
    const r = (i: number, j: number) => found(correlation({ x: items[i]!, y: items[j]! })).value;
    const [r12, r13, r23] = [r(0, 1), r(0, 2), r(1, 2)];
    const squares = [(r12 * r13) / r23, (r12 * r23) / r13, (r13 * r23) / r12];
    const ours = found(mcdonaldOmega(rows));
    for (const [j, square] of squares.entries()) expect(ours.loadings[j]).toBeCloseTo(Math.sqrt(square), 9);
    const spreads = items.map((item) => moments(item).sd);
    const shared = squares.reduce((sum, square, j) => sum + Math.sqrt(square) * spreads[j]!, 0) ** 2;
    const rest = squares.reduce((sum, square, j) => sum + (1 - square) * spreads[j]! ** 2, 0);
    expect(ours.value).toBeCloseTo(shared / (shared + rest), 9);
    expect(ours).not.toHaveProperty("fit");
  });

  it("holds when items move or change places and when all change unit or direction; no alpha of the same factor is above it", () => {
    const people = fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 5, maxLength: 5 }), {
      minLength: 12,
      maxLength: 30,
    });
    let fitted = 0;
    fc.assert(
      fc.property(people, (drawn) => {
        // The first number is what all items measure.
        const rows = drawn.map(([common, ...own]) => own.map((value, j) => 2 * common! + (j + 1) * value));
        const one = mcdonaldOmega(rows);
        if (one.kind === "not estimable") return;
        fitted++;
        const turned = found(
          mcdonaldOmega(rows.map((row) => row.map((value, j) => j - 3 * value).reverse())),
        );
        expect(turned.value).toBeCloseTo(one.value, 8);
        expect(turned.upper).toBeCloseTo(one.upper, 7);
        expect(0 < one.lower && one.lower < one.value && one.value < one.upper && one.upper < 1).toBe(true);
        // Alpha of the covariances that the factor implies never exceeds its omega (McDonald 1999).
        const spreads = rows[0]!.map((_, j) => moments(rows.map((row) => row[j]!)).sd);
        const shared = one.loadings.reduce((sum, loading, j) => sum + loading * spreads[j]!, 0) ** 2;
        const variances = spreads.map((spread) => spread ** 2);
        const rest = variances.reduce((sum, value, j) => sum + value * (1 - one.loadings[j]! ** 2), 0);
        expect(one.value).toBeCloseTo(shared / (shared + rest), 9);
        const alpha = (4 / 3) * (1 - variances.reduce((sum, value) => sum + value, 0) / (shared + rest));
        expect(alpha).toBeLessThanOrEqual(one.value + 1e-9);
      }),
      FIXED,
    );
    expect(fitted).toBeGreaterThan(50);
  });

  it("is between its limits, or says why there is none, for whatever answers: loadings of either sign too", () => {
    const people = fc
      .integer({ min: 3, max: 4 })
      .chain((k) =>
        fc.array(fc.array(fc.nat(4), { minLength: k, maxLength: k }), { minLength: k + 1, maxLength: 9 }),
      );
    fc.assert(
      fc.property(people, (rows) => {
        const omega = mcdonaldOmega(rows);
        if (omega.kind === "not estimable") return;
        const { value, lower, upper, standardError } = omega;
        expect(0 <= lower && lower <= value && value <= upper && upper <= 1).toBe(true);
        expect(Number.isFinite(standardError)).toBe(true);
      }),
      FIXED,
    );
    // Of these the loadings times spreads add up to less than 0: only the square of the sum has a meaning.
    const opposed = [
      [4, 1, 2],
      [4, 1, 3],
      [1, 1, 2],
      [0, 2, 4],
      [3, 2, 1],
      [0, 1, 2],
    ];
    const { value, lower, upper } = found(mcdonaldOmega(opposed));
    expect(0 < lower && lower < value && value < upper && upper < 1).toBe(true);
  });

  it("says that there is no total to speak of where loadings cancel", () => {
    // Loadings times spreads 1, 1 and -2, uniquenesses 1, 1 and 2.
    const cancelling = [
      [2, 1, -2],
      [1, 2, -2],
      [-2, -2, 6],
    ];
    expect(mcdonaldOmega(ratingsWith(cancelling, 40))).toEqual(not("no proper solution"));
  });

  it("says why there is none", () => {
    const four = [
      [1, 2, 3],
      [2, 1, 4],
      [3, 5, 1],
      [4, 4, 4],
    ];
    expect(mcdonaldOmega(four.slice(0, 3))).toEqual(not("too few observations"));
    expect(mcdonaldOmega(four.map(([a, b]) => [a!, b!, 0.1]))).toEqual(not("no variation"));
    expect(mcdonaldOmega(four.map(([a, b]) => [a!, b!, a! + b!]))).toEqual(not("no variation"));
    // The first two go with the third far better than with each other: its loading would be above 1.
    const heywood = [
      [1, 1, 3],
      [1, -1, 0],
      [-1, 1, 0],
      [-1, -1, -2],
      [2, 1, 3],
      [0, 1, 0],
    ];
    expect(mcdonaldOmega(heywood)).toEqual(not("no proper solution"));
    expectRefusal(() => mcdonaldOmega([[1, 2]]), /fewer than three/, /cronbachAlpha/);
  });
});

describe("krippendorffAlpha(ratings, { scale })", () => {
  const { 0: binary, 1: nominal } = [
    ["0100000010", "1110010000"],
    ["aabbdcccedda", "babbbcccedDd".toLowerCase()],
  ].map(([a, b]) => Array.from(a!, (code, i) => [code.charCodeAt(0), b!.charCodeAt(i)]));

  it("gives 0.095 and 0.692 for two observers (Krippendorff 2011, A and B)", () => {
    expect(found(krippendorffAlpha(binary!)).value.toFixed(3)).toBe("0.095");
    expect(found(krippendorffAlpha(nominal!)).value.toFixed(3)).toBe("0.692");
  });

  it("gives 0.743, 0.815, 0.849, 0.797 for four observers with gaps (Krippendorff 2011, C and D)", () => {
    const [item] = casesOf("reliability", "krippendorffAlpha");
    const rows = rowsOf(item!, null);
    const values = SCALES.map((scale) => found(krippendorffAlpha(rows, { scale, samples: 1 })).value);
    expect(values.map((value) => value.toFixed(3))).toEqual(["0.743", "0.815", "0.849", "0.797"]);
  });

  it("equals the matrix of coincidences written out in R, and R's bootstrap with the same seed", () => {
    for (const item of casesOf("reliability", "krippendorffAlpha")) {
      const estimate = krippendorffAlpha(rowsOf(item, null), {
        scale: SCALES[scalar(item, "scale") - 1]!,
        level: scalar(item, "level"),
        samples: scalar(item, "samples"),
        seed: scalar(item, "seed"),
      });
      if (item.output.figures![1] === 0) {
        // All agree: R's interval has no width.
        expect(estimate).toMatchObject({ value: item.output.figures![0], warnings: ["full agreement"] });
        continue;
      }
      const ours = found(estimate);
      const { value, observedDisagreement, expectedDisagreement, ratings, units, lower, upper, samples } =
        ours;
      const figures = [value, observedDisagreement, expectedDisagreement, ratings];
      expect(errors(item, { figures, units: [units], limits: [lower, upper], samples: [samples] })).toEqual(
        [],
      );
    }
  });

  it("does not mind who rated, units rated once, or the unit of an interval scale", () => {
    const rating = fc.option(fc.integer({ min: 0, max: 4 }));
    const rows = fc.array(fc.array(rating, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.constantFrom(...SCALES), (ratings, scale) => {
        const one = krippendorffAlpha(ratings, { scale, samples: 20 });
        const more = [...ratings.map((row) => row.toReversed()), [null, 3, undefined]];
        expect(krippendorffAlpha(more, { scale, samples: 20 })).toEqual(one);
        if (one.kind === "not estimable") return;
        expect(one.value < 1).toBe(one.observedDisagreement > 0);
        const changed = ratings.map((row) => row.map((value) => value && 5 * value));
        const moved = found(krippendorffAlpha(changed, { scale, samples: 20 }));
        expect(moved.value).toBeCloseTo(one.value, 10);
        expect(moved.lower).toBeCloseTo(one.lower, 10);
      }),
      FIXED,
    );
  });

  it("draws the same interval from the same seed, and another from another", () => {
    const limits = (seed: number) => found(krippendorffAlpha(nominal!, { seed, samples: 50 })).lower;
    expect(limits(7)).toBe(limits(7));
    expect(new Set([1, 2, 3, 4].map(limits)).size).toBeGreaterThan(1);
  });

  it("is 1 where raters agree throughout, down to an exact bound that no scale changes", () => {
    for (const scale of SCALES) {
      const agreed = found(
        krippendorffAlpha(
          [
            [1, 1],
            [2, 2],
            [3, 3],
            [3, 3],
            [7, 7],
            [7, 7],
          ],
          { scale },
        ),
      );
      expect(agreed).toMatchObject({ value: 1, upper: 1, samples: 0, warnings: ["full agreement"] });
      // Of 12 ratings 2, 2, 4 and 4 are alike.
      const byChance = (2 + 2 + 12 + 12) / 132;
      expect((agreed.lower + (1 - agreed.lower) * byChance) ** 6).toBeCloseTo(0.025, 12);
    }
  });

  it("warns where it could not be estimated of some resamples, as bootstrap does", () => {
    const few = found(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
          [1, 2],
        ],
        { samples: 500 },
      ),
    );
    expect(few.samples).toBeLessThan(500);
    expect(few.warnings).toEqual(["replicates not estimable"]);
    expect(found(krippendorffAlpha(nominal!, { samples: 50 })).warnings).toEqual([]);
  });

  it("refuses what it cannot draw or measure", () => {
    expectRefusal(() => krippendorffAlpha(nominal!, { samples: 0 }), /samples/);
    expectRefusal(() => krippendorffAlpha(nominal!, { seed: -1 }), /seed/);
    expectRefusal(() => krippendorffAlpha([[1, -2]], { scale: "ratio" }), /negative/, /interval/);
    expectRefusal(() => krippendorffAlpha([[1, 2], [1]]), /row 1/, /null/);
  });
});

describe("reliableChange({ before, after }, { reliability, better })", () => {
  it("equals R's index and prop.test of its groups, both directions, with and without a norm", () => {
    for (const item of casesOf("reliability", "reliableChange")) {
      const norm = item.input.sdBefore;
      const ours = found(
        reliableChange(
          { before: column(item, "before"), after: column(item, "after") },
          {
            reliability: scalar(item, "reliability"),
            better: scalar(item, "better") === 1 ? "higher" : "lower",
            level: scalar(item, "level"),
            ...(norm ? { sdBefore: norm[0]! } : {}),
          },
        ),
      );
      const triple = ({ count, share }: typeof ours.improved) => [count, share.lower, share.upper];
      expect(
        errors(item, {
          indices: ours.indices,
          error: [ours.standardError, ours.smallestReliableChange],
          improved: triple(ours.improved),
          worse: triple(ours.worse),
          unchanged: triple(ours.unchanged),
        }),
      ).toEqual([]);
    }
  });

  it("gives 3.16 for a change from 32.5 to 47.5 with SD 7.5 and r .80 (Jacobson and Truax 1991)", () => {
    const options = { reliability: 0.8, sdBefore: 7.5, better: "higher" } as const;
    const ours = found(reliableChange({ before: [32.5], after: [47.5] }, options));
    expect(ours.indices[0]!.toFixed(2)).toBe("3.16");
    expect(ours.standardError.toFixed(2)).toBe("4.74");
    expect(ours.groups).toEqual(["improved"]);
  });

  it("turns improved and worse with the direction; everybody is in one group; norms in the unit of scores", () => {
    const score = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 5, max: 95 }),
        (pairs, percent) => {
          const data = { before: pairs.map(([b]) => b), after: pairs.map(([, a]) => a) };
          const reliability = percent / 100;
          const up = reliableChange(data, { reliability, better: "higher" });
          if (up.kind === "not estimable") return;
          const down = found(reliableChange(data, { reliability, better: "lower" }));
          expect([down.improved, down.worse, down.unchanged]).toEqual([up.worse, up.improved, up.unchanged]);
          expect(up.improved.count + up.unchanged.count + up.worse.count).toBe(pairs.length);
          for (const [i, group] of up.groups.entries()) {
            const change = data.after[i]! - data.before[i]!;
            expect(group === "unchanged").toBe(Math.abs(change) <= up.smallestReliableChange);
            if (group === "improved") expect(change).toBeGreaterThan(0);
          }
          const same = found(
            reliableChange(data, { reliability, better: "higher", sdBefore: moments(data.before).sd }),
          );
          expect(same.indices).toEqual(up.indices);
        },
      ),
      FIXED,
    );
  });

  it("refuses a reliability or a direction that is none", () => {
    const pairs = { before: [1, 2], after: [2, 2] };
    expectRefusal(() => reliableChange(pairs, { reliability: 1, better: "lower" }), /reliability/, /manual/);
    expectRefusal(() => reliableChange(pairs, { reliability: 0.8, better: "up" as never }), /better/);
    expectRefusal(
      () => reliableChange(pairs, { reliability: 0.8, better: "lower", sdBefore: 0 }),
      /sdBefore/,
    );
  });
});

describe("kappa(table, { weights })", () => {
  it("gives .492 for the table of Cohen (1968)", () => {
    const table = [
      [44, 5, 1],
      [7, 20, 3],
      [9, 5, 6],
    ];
    expect(found(kappa(table)).value.toFixed(3)).toBe("0.492");
  });

  it("with quadratic weights is the agreement of scores, 2 cov / (var + var + bias squared) (Fleiss and Cohen 1973)", () => {
    const square = fc.integer({ min: 2, max: 5 }).chain((k) => {
      const row = fc.array(fc.nat(9), { minLength: k, maxLength: k });
      return fc.array(row, { minLength: k, maxLength: k });
    });
    fc.assert(
      fc.property(square, (table) => {
        const one = kappa(table, { weights: "quadratic" });
        if (one.kind === "not estimable") return;
        const n = table.flat().reduce((sum, count) => sum + count, 0);
        const mean = (of: (i: number, j: number) => number) =>
          table.reduce((sum, row, i) => sum + row.reduce((s, count, j) => s + (count * of(i, j)) / n, 0), 0);
        const [a, b] = [mean((i) => i), mean((_, j) => j)];
        const [va, vb] = [mean((i) => (i - a) ** 2), mean((_, j) => (j - b) ** 2)];
        const together = mean((i, j) => (i - a) * (j - b));
        expect(one.value).toBeCloseTo((2 * together) / (va + vb + (a - b) ** 2), 10);
      }),
      FIXED,
    );
  });
});

describe("cronbachAlpha(ratings)", () => {
  it("gives .91 for four judges, the ICC(3,4) of Shrout and Fleiss (1979), who say that they are the same", () => {
    expect(found(cronbachAlpha(JUDGES)).value.toFixed(2)).toBe("0.91");
  });
});
