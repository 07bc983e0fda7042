import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  directStandardization,
  standardizedRateDifference,
  standardizedRateRatio,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

/** Children with Down's syndrome by their mother's age, by order of birth (1 … 5): Fleiss 1981, p. 249. */
const birthOrder = new Map(
  casesOf("comparison-effects", "downsSyndrome").map((item) => [
    Number(item.name),
    column(item, "events").map((events, i) => ({
      events,
      exposure: column(item, "exposure")[i]!,
      standard: column(item, "standard")[i]!,
    })),
  ]),
);

/** Deaths and person-years of men by age, then of women, in 2000. */
const STATES = [
  [
    [37, 81_205],
    [68, 93_662],
    [206, 108_615],
    [369, 35_139],
    [556, 5_491],
    [78, 77_203],
    [181, 85_412],
    [395, 100_386],
    [555, 32_118],
    [479, 7_701],
  ],
  [
    [1_189, 1_505_889],
    [2_962, 1_972_157],
    [10_279, 2_197_912],
    [26_354, 1_383_533],
    [42_443, 554_632],
    [906, 1_445_831],
    [1_234, 1_870_430],
    [5_630, 2_246_737],
    [18_309, 1_612_270],
    [53_489, 868_838],
  ],
];
const US = [
  30_854_207, 40_199_647, 40_945_028, 19_948_630, 6_106_351, 29_399_168, 38_876_268, 41_881_451, 22_717_040,
  10_494_416,
];

const strata = fc.array(
  fc.record({
    events: fc.integer({ min: 1, max: 40 }),
    others: fc.integer({ min: 1, max: 40 }),
    exposure: fc.integer({ min: 1, max: 900 }),
    exposed: fc.integer({ min: 1, max: 900 }),
    standard: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe("directStandardization(strata)", () => {
  it("gives table 1 of Fay and Feuer (1997): Down's syndrome by birth order, the mother's age held", () => {
    const rates = [...birthOrder.values()].map((rows) => found(directStandardization(rows)));
    for (const [i, item] of casesOf("comparison-effects", "downsSyndrome").entries()) {
      const { crude, value, lower, upper } = rates[i]!;
      expect(worst([crude, value, lower, upper], item.output.all!)).toBeLessThan(1e-9);
    }
    const table = rates.map(({ value, lower, upper }) =>
      [value, lower, upper].map((x) => (1e5 * x).toFixed(1)),
    );
    expect(table).toEqual([
      ["92.3", "80.4", "105.8"],
      ["91.2", "82.4", "100.9"],
      ["85.1", "77.2", "94.2"],
      ["92.7", "80.0", "114.7"],
      ["75.5", "67.7", "188.3"],
    ]);
  });
});

describe("standardizedRateDifference(first, second) and standardizedRateRatio(first, second)", () => {
  it("equal R, from two of epitools' standardized rates", () => {
    for (const item of casesOf("comparison-effects", "standardizedRates")) {
      const pair = [birthOrder.get(scalar(item, "first"))!, birthOrder.get(scalar(item, "second"))!] as const;
      const difference = found(standardizedRateDifference(...pair));
      const { value, lower, upper, standardError } = difference;
      expect(worst([value, lower, upper, standardError], item.output.difference!)).toBeLessThan(1e-10);
      const ratio = found(standardizedRateRatio(...pair));
      const ours = [ratio.value, ratio.lower, ratio.upper, ratio.logStandardError];
      expect(worst(ours, item.output.ratio!)).toBeLessThan(1e-10);
    }
  });

  it("give 0.3351 a thousand and 1.0433 for deaths in Alaska and Florida (vignette of R's dsr, after SAS/STAT)", () => {
    // https://cran.r-project.org/package=dsr: standardized by sex and age to the people of the United States.
    const [alaska, florida] = STATES.map((state) =>
      state.map(([events, exposure], i) => ({ events: events!, exposure: exposure!, standard: US[i]! })),
    );
    const { value, first, second } = found(standardizedRateDifference(alaska!, florida!));
    const printed = [first.value, second.value, value].map((x) => (1000 * x).toFixed(4));
    expect(printed).toEqual(["8.0693", "7.7342", "0.3351"]);
    // The package's limits leave out Florida's error (0.0130, 0.6572) and put the logarithm's about the ratio (1.0031, 1.0835).
    const about = (middle: number, error: number) => [-1, 1].map((side) => middle + side * 1.959964 * error);
    expect(about(value, first.standardError).map((x) => (1000 * x).toFixed(4))).toEqual(["0.0130", "0.6572"]);
    const ratio = found(standardizedRateRatio(alaska!, florida!));
    expect(ratio.value.toFixed(4)).toBe("1.0433");
    expect(about(ratio.value, ratio.logStandardError).map((x) => x.toFixed(4))).toEqual(["1.0031", "1.0835"]);
  });

  it("take the same Poisson errors together, worked by hand", () => {
    const one = [{ events: 16, exposure: 100, standard: 1 }];
    const two = [{ events: 9, exposure: 100, standard: 1 }];
    const difference = found(standardizedRateDifference(one, two));
    expect(difference.value).toBeCloseTo(0.07, 12);
    expect(difference.standardError).toBeCloseTo(0.05, 12);
    const ratio = found(standardizedRateRatio(one, two));
    expect(ratio.value).toBeCloseTo(16 / 9, 12);
    expect(ratio.logStandardError).toBeCloseTo(Math.sqrt(1 / 16 + 1 / 9), 12);
  });

  it("turn with the groups, and do not know the unit of the standard", () => {
    fc.assert(
      fc.property(strata, (rows) => {
        const first = rows.map(({ events, exposure, standard }) => ({ events, exposure, standard }));
        const second = rows.map(({ others, exposed, standard }) => ({
          events: others,
          exposure: exposed,
          standard,
        }));
        const there = found(standardizedRateRatio(first, second));
        expect(found(standardizedRateRatio(second, first)).lower * there.upper).toBeCloseTo(1, 9);
        const scaled = [first, second].map((group) =>
          group.map((row) => ({ ...row, standard: 1000 * row.standard })),
        );
        const again = found(standardizedRateDifference(scaled[0]!, scaled[1]!));
        const difference = found(standardizedRateDifference(first, second));
        expect(again.standardError).toBeCloseTo(difference.standardError, 12);
        const { first: a, second: b } = difference;
        expect(difference.value > 0).toBe(a.value > b.value);
      }),
      FIXED,
    );
  });

  it("refuse groups with other strata or another standard", () => {
    const one = [{ events: 1, exposure: 10, standard: 1 }];
    const other = [{ events: 1, exposure: 10, standard: 2 }];
    expectRefusal(() => standardizedRateDifference(one, other), /same strata/, /same order/);
    expectRefusal(() => standardizedRateRatio(one, [...one, ...one]), /same strata/);
  });
});
