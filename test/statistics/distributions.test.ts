import { describe, expect, it } from "vitest";
import * as statistics from "../../src/statistics/index.ts";
import { fixture, relativeError } from "./reference/fixtures.ts";

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
