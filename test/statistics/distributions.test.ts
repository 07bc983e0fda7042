import { describe, expect, it } from "vitest";
import * as statistics from "../../src/statistics/index.ts";
import { fixture, relativeError } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

/** R 4.2: `pgamma(a - 3 * sqrt(a), a)`, `pgamma(a + 4 * sqrt(a), a, lower.tail = FALSE)`, `qgamma(0.025, a)`. */
const LARGE_SHAPES: Readonly<Record<string, readonly number[]>> = {
  "10000000": [1.346163207147312e-3, 3.188335051795038e-5, 9993802.996884268],
  "1000000000": [1.34952432973817e-3, 3.169240729133927e-5, 999938021.4439279],
  "1000000000000": [1.349886213392038e-3, 3.167191098928972e-5, 999998040036.9626],
  "1000000000000000": [1.349897665619151e-3, 3.167126312784755e-5, 999999938020497.8],
};

type Distribution = (x: number, ...shapes: number[]) => number;

const functions: Readonly<Record<string, Distribution>> = {
  normalCdf: statistics.normalCdf,
  normalQuantile: statistics.normalQuantile,
  studentTCdf: statistics.studentTCdf,
  studentTQuantile: statistics.studentTQuantile,
  gammaCdf: statistics.gammaCdf,
  gammaUpper: statistics.gammaUpper,
  gammaQuantile: statistics.gammaQuantile,
  betaCdf: statistics.betaCdf,
  betaQuantile: statistics.betaQuantile,
};

describe("distributions equal R's to 5e-13, relative, far into the tails", () => {
  for (const [name, distribution] of Object.entries(functions)) {
    it(name, () => {
      const cases = fixture("distributions").filter((item) => item.estimator === name);
      const errors = cases.flatMap(({ name: label, input, output }) => {
        const { x, ...shapes } = input;
        const values = Object.values(shapes).map((shape) => shape[0]!);
        return x!.map((point, i) => ({
          label,
          point,
          error: relativeError(distribution(point, ...values), output.value![i]!),
        }));
      });
      expect(errors.length).toBeGreaterThan(15);
      expect(errors.filter(({ error }) => !(error <= 5e-13))).toEqual([]);
    });
  }
});

describe("gammaCdf, gammaUpper and gammaQuantile of large shapes", () => {
  it.each([1e7, 1e9, 1e12, 1e15])("equal R at shape %d", (shape) => {
    const expected = LARGE_SHAPES[String(shape)]!;
    const at = (z: number) => shape + z * Math.sqrt(shape);
    const found = [
      statistics.gammaCdf(at(-3), shape),
      statistics.gammaUpper(at(4), shape),
      statistics.gammaQuantile(0.025, shape),
    ];
    for (const [i, value] of found.entries()) expect(value / expected[i]!).toBeCloseTo(1, 12);
  });
});

describe("a place, a probability or a shape that no distribution has", () => {
  it("is refused", () => {
    expectRefusal(() => statistics.normalQuantile(2), /p is not between 0 and 1/);
    expectRefusal(() => statistics.studentTQuantile(0.5, -1), /df/);
    expectRefusal(() => statistics.betaCdf(0.3, Number.NEGATIVE_INFINITY, 3), /a is not/);
    expectRefusal(() => statistics.gammaDensity(0, 0.5), /larger than any number/);
    expectRefusal(() => statistics.normalCdf(Number.NaN), /z is not a number/);
  });

  it("ends of a distribution are no faults", () => {
    expect(statistics.betaQuantile(0, 2, 3)).toBe(0);
    expect(statistics.betaQuantile(1, 2, 3)).toBe(1);
    expect(statistics.gammaCdf(Number.POSITIVE_INFINITY, 2)).toBe(1);
    expect(statistics.betaDensity(0, 1, 3)).toBe(3);
    expect(statistics.betaDensity(1.5, 2, 3)).toBe(0);
  });
});
