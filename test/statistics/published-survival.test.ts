import { describe, expect, it } from "vitest";
import {
  aalenJohansen,
  coxRegression,
  fineGray,
  grayTest,
  kaplanMeier,
  landmarkRate,
  nelsonAalen,
  proportionalHazards,
  restrictedMean,
  riskTable,
  stateOccupation,
  stepAt,
  subdistributionRows,
} from "../../src/statistics/index.ts";
import { found } from "./found.ts";
import { casesOf, column } from "./reference/fixtures.ts";

const rounded = (values: readonly number[], digits: number) => values.map((value) => value.toFixed(digits));

/** Weeks of remission under 6-MP (Freireich et al. 1963), events and censored by week. */
const REMISSION = {
  time: [6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 34, 35],
  cause: [1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0],
  count: [3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1],
};
const WEEKS = [6, 7, 10, 13, 16, 22, 23];

/** Klein and Moeschberger (2003), Survival analysis, doi:10.1007/b97377: tables 4.1A and 4.2, section 4.5. */
describe("remission under 6-MP (Klein and Moeschberger 2003)", () => {
  it("riskTable(data, times): 21, 17, 15, 12, 11, 7, 6 at risk where patients relapse", () => {
    const rows = riskTable(REMISSION, WEEKS);
    expect(rows.map((row) => row.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
  });

  it("nelsonAalen(data): 0.1428 to 0.7521, standard errors 0.0825 to 0.2795", () => {
    const curve = found(nelsonAalen(REMISSION));
    const at = WEEKS.map((week) => stepAt(curve, week)!);
    const hazards = [0.1428, 0.2017, 0.2683, 0.3517, 0.4426, 0.5854, 0.7521];
    for (const [i, hazard] of hazards.entries()) expect(at[i]!.cumulativeHazard).toBeCloseTo(hazard, 3);
    expect(rounded([at[0]!.standardError, at[6]!.standardError], 4)).toEqual(["0.0825", "0.2795"]);
  });

  it("restrictedMean(curve, { horizon: 35 }): 23.29 weeks, standard error 2.83", () => {
    const mean = found(restrictedMean(found(kaplanMeier(REMISSION)), { horizon: 35 }));
    expect(rounded([mean.value, mean.standardError], 2)).toEqual(["23.29", "2.83"]);
  });
});

describe("landmarkRate(data, { at })", () => {
  it("finds 14, 35, 58, 81, 107 of 432 released men arrested by weeks 9, 19 … 49, 114 by 52 (Rossi et al. 1980)", () => {
    // Rossi, Berk and Lenihan, Money, work and crime, ISBN 0125982402; by tens of weeks in Allison 2010, chapter 3.
    const arrests = [
      1, 1, 1, 1, 1, 1, 1, 5, 2, 1, 2, 2, 1, 3, 2, 2, 3, 3, 2, 5, 2, 1, 1, 4, 3, 3, 2, 2, 0, 2, 1, 2, 2, 2, 4,
      3, 4, 1, 2, 4, 0, 2, 4, 2, 2, 4, 1, 2, 5, 3, 0, 4,
    ];
    const data = {
      time: [...arrests.keys(), 51].map((week) => week + 1),
      cause: [...arrests.map(() => 1), 0],
      count: [...arrests, 318],
      potential: new Array<number>(53).fill(52),
    };
    const at = [9, 19, 29, 39, 49, 52].map((week) => found(landmarkRate(data, { at: week })));
    expect(at.map(({ events }) => events)).toEqual([14, 35, 58, 81, 107, 114]);
    expect(at.map(({ eligible }) => eligible)).toEqual(new Array(6).fill(432));
    expect(at.at(-1)!.rate.value.toFixed(3)).toBe("0.264");
  });
});

/** Leukaemia after a transplant of bone marrow: 1 ALL, 2 AML of low risk, 3 AML of high risk; 1 relapse, 2 death. */
const [BMT] = casesOf("published", "bmt");
const marrow = {
  time: column(BMT!, "time"),
  cause: column(BMT!, "cause"),
  group: column(BMT!, "group"),
};
const inGroup = (group: number) => marrow.group.map((value) => Number(value === group));

/**
 * SAS/STAT User's Guide, the LIFETEST and PHREG procedures, analysis of competing risks; the same from R in CAMIS
 * (https://psiaims.github.io/CAMIS/R/survival_cif.html). Data: Klein and Moeschberger (2003), section 1.3.
 */
describe("137 transplants of bone marrow (SAS/STAT User's Guide)", () => {
  it("grayTest(data, { cause }): 11.92 with p = 0.0026 for relapse, 0.137 with p = 0.934 for death", () => {
    const [relapse, death] = [found(grayTest(marrow)), found(grayTest(marrow, { cause: 2 }))];
    expect(rounded([relapse.chiSquared, relapse.p], 7)).toEqual(["11.9228820", "0.0025762"]);
    expect(rounded([death.chiSquared, death.p], 7)).toEqual(["0.1374108", "0.9336017"]);
  });

  it("aalenJohansen(data): relapse of AML of low risk 0.0741 (0.0234 to 0.1646) by year 1, 0.1667 (0.0813 to 0.2783) by 3", () => {
    const rows = marrow.time.flatMap((_, i) => (marrow.group[i] === 2 ? [i] : []));
    const data = { time: rows.map((i) => marrow.time[i]!), cause: rows.map((i) => marrow.cause[i]!) };
    const curve = found(aalenJohansen(data, { interval: "log-log", variance: "aalen" }));
    const by = (years: number) => {
      const { incidence, standardError, lower, upper } = stepAt(curve, 365.25 * years)!.causes[0]!;
      return rounded([incidence, standardError, lower, upper], 4);
    };
    expect(by(1)).toEqual(["0.0741", "0.0360", "0.0234", "0.1646"]);
    expect(by(1.5)).toEqual(["0.1296", "0.0463", "0.0563", "0.2344"]);
    expect(by(2)).toEqual(["0.1481", "0.0489", "0.0685", "0.2565"]);
    expect(by(3)).toEqual(["0.1667", "0.0514", "0.0813", "0.2783"]);
  });

  it("fineGray(data) and coxRegression of subdistributionRows(data): AML of low risk against ALL -0.8034, 0.448 times", () => {
    const covariates = { low: inGroup(2), high: inGroup(3) };
    const model = found(fineGray({ ...marrow, covariates }, { iteration: "crr" }));
    const [low, high] = model.coefficients;
    expect(low!.coefficient.toFixed(5)).toBe("-0.80340");
    expect(rounded([low!.standardError, low!.hazardRatio, high!.hazardRatio], 3)).toEqual([
      "0.428",
      "0.448",
      "1.663",
    ]);
    const rows = found(subdistributionRows(marrow));
    const spread = (values: readonly number[]) => Array.from(rows.row, (i) => values[i]!);
    const weighted = coxRegression(
      {
        entry: rows.entry,
        time: rows.time,
        cause: rows.cause,
        weight: rows.weight,
        covariates: { low: spread(covariates.low), high: spread(covariates.high) },
      },
      { ties: "breslow" },
    );
    expect(found(weighted).coefficients[0]!.coefficient).toBeCloseTo(-0.8034, 4);
  });
});

describe("stateOccupation({ id, entry, time, from, to })", () => {
  it("gives the 24/32, 8/32 … 9.5/32, 13/32 that survival's author worked by hand (Therneau, tests/mstate.R)", () => {
    // https://github.com/therneau/survival: five people in an entry state (0) and a, b, c (1, 2, 3).
    const curve = found(
      stateOccupation(
        {
          id: [1, 1, 1, 2, 3, 4, 4, 4, 5, 5],
          entry: [0, 4, 9, 0, 2, 0, 2, 8, 1, 3],
          time: [4, 9, 10, 5, 9, 2, 8, 9, 3, 11],
          from: [0, 1, 2, 0, 0, 0, 1, 3, 0, 2],
          to: [1, 2, 1, 2, 3, 1, 3, 3, 2, 2],
        },
        { states: ["entry", "a", "b", "c"] },
      ),
    );
    const in32nds = [
      [2, 24, 8, 0, 0],
      [3, 18, 8, 6, 0],
      [4, 12, 14, 6, 0],
      [5, 6, 14, 12, 0],
      [8, 6, 7, 12, 7],
      [9, 0, 0, 19, 13],
      [10, 0, 9.5, 9.5, 13],
      [11, 0, 9.5, 9.5, 13],
    ];
    expect(
      curve.steps.map((step) => [step.time, ...step.states.map((state) => 32 * state.probability)]),
    ).toEqual(in32nds.map((row) => row.map((value) => expect.closeTo(value, 12))));
  });
});

describe("proportionalHazards(data)", () => {
  it("gives 0.698, 2.371 and 3.633 together for ovarian cancer (the example of survival's cox.zph)", () => {
    // 26 women: Edmonson and others 1979, as in the package.
    const { covariates, global } = found(
      proportionalHazards({
        time: [
          59, 115, 156, 421, 431, 448, 464, 475, 477, 563, 638, 744, 769, 770, 803, 855, 1040, 1106, 1129,
          1206, 1227, 268, 329, 353, 365, 377,
        ],
        cause: [1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0],
        covariates: {
          age: [
            72.3315, 74.4932, 66.4658, 53.3644, 50.3397, 56.4301, 56.937, 59.8548, 64.1753, 55.1781, 56.7562,
            50.1096, 59.6301, 57.0521, 39.2712, 43.1233, 38.8932, 44.6, 53.9068, 44.2055, 59.589, 74.5041,
            43.137, 63.2192, 64.4247, 58.3096,
          ],
          ecog: [1, 1, 2, 1, 1, 2, 2, 2, 1, 2, 2, 1, 2, 1, 1, 2, 2, 1, 1, 1, 2, 2, 1, 2, 1, 1],
        },
      }),
    );
    expect(
      rounded(
        [...covariates, global].map((test) => test.chiSquared),
        3,
      ),
    ).toEqual(["0.698", "2.371", "3.633"]);
    expect(
      rounded(
        [...covariates, global].map((test) => test.p),
        2,
      ),
    ).toEqual(["0.40", "0.12", "0.16"]);
  });
});
