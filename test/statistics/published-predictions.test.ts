import { describe, expect, it } from "vitest";
import {
  aucDifference,
  calibrationTable,
  concordance,
  decisionCurve,
  pairedAucDifference,
  survivalDecisionCurve,
  timeDependentBrier,
  unoConcordance,
} from "../../src/statistics/index.ts";
import { found } from "./found.ts";
import { casesOf, column } from "./reference/fixtures.ts";

const rounded = (values: readonly number[], digits: number) => values.map((value) => value.toFixed(digits));

/** Outcome after a subarachnoid haemorrhage by three scores: Robin and others (2011), doi:10.1186/1471-2105-12-77. */
const [ASAH] = casesOf("published", "aSAH");
const [outcome, wfns, s100b, ndka] = ["outcome", "wfns", "s100b", "ndka"].map((name) =>
  column(ASAH!, name),
) as [readonly number[], readonly number[], readonly number[], readonly number[]];

/** Ovarian cancer: albumin, total protein, 10 minus the K-G score, whether surgery helped (DeLong and others 1988). */
const OVARIAN = [
  [3, 5.8, 0, 0],
  [3.2, 6.3, 5, 1],
  [3.9, 6.8, 7, 1],
  [2.8, 4.8, 4, 0],
  [3.2, 5.8, 7, 1],
  [0.9, 4, 5, 0],
  [2.5, 5.7, 2, 0],
  [1.6, 5.6, 5, 1],
  [3.8, 5.7, 5, 1],
  [3.7, 6.7, 4, 1],
  [3.2, 5.4, 6, 1],
  [3.8, 6.6, 4, 1],
  [4.1, 6.6, 5, 1],
  [3.6, 5.7, 5, 1],
  [4.3, 7, 6, 1],
  [3.6, 6.7, 6, 0],
  [2.3, 4.4, 4, 1],
  [4.2, 7.6, 6, 0],
  [4, 6.6, 4, 0],
  [3.5, 5.8, 4, 1],
  [3.8, 6.8, 3, 1],
  [3, 4.7, 2, 0],
  [4.5, 7.4, 5, 1],
  [3.7, 7.4, 5, 1],
  [3.1, 6.6, 4, 1],
  [4.1, 8.2, 4, 1],
  [4.3, 7, 5, 1],
  [4.3, 6.5, 6, 1],
  [3.2, 5.1, 5, 1],
  [2.6, 4.7, 4, 1],
  [3.3, 6.8, 4, 0],
  [1.7, 4, 3, 0],
  [3.7, 6.1, 5, 1],
  [3.3, 6.3, 3, 1],
  [4.2, 7.7, 4, 1],
  [3.5, 6.2, 5, 1],
  [2.9, 5.7, 1, 0],
  [2.1, 4.8, 3, 1],
  [2.8, 6.2, 2, 0],
  [4, 7, 3, 1],
  [3.3, 5.7, 4, 1],
  [3.7, 6.9, 5, 1],
  [3.6, 6.6, 5, 1],
];

describe("pairedAucDifference({ first, second, outcome })", () => {
  it("gives areas 0.7366 and 0.7258, p = 0.9102, for ovarian cancer (SAS/STAT User's Guide; DeLong et al. 1988)", () => {
    // The data are those of the LOGISTIC procedure's example on comparing curves, doi:10.2307/2531595.
    const [albumin, protein, score, helped] = [0, 1, 2, 3].map((j) => OVARIAN.map((row) => row[j]!));
    const one = found(pairedAucDifference({ first: albumin!, second: score!, outcome: helped! }));
    expect(rounded([one.first, one.second, one.value, one.p], 4)).toEqual([
      "0.7366",
      "0.7258",
      "0.0108",
      "0.9102",
    ]);
    const other = found(pairedAucDifference({ first: protein!, second: score!, outcome: helped! }));
    expect(rounded([other.first, other.value], 4)).toEqual(["0.6478", "-0.0780"]);
  });

  it("gives Z = 2.209, p = 0.0272, 0.0104 to 0.1742 for WFNS and S100B (pROC's data and tests)", () => {
    const { first, second, statistic, p, lower, upper } = found(
      pairedAucDifference({ first: wfns, second: s100b, outcome }),
    );
    expect(rounded([first, second], 3)).toEqual(["0.824", "0.731"]);
    expect(statistic).toBeCloseTo(2.20898359144091, 12);
    expect(p).toBeCloseTo(0.0271757822291882, 12);
    expect([lower, upper]).toEqual([0.0104061769564846, 0.174214419249478].map((x) => expect.closeTo(x, 12)));
    expect(found(pairedAucDifference({ first: wfns, second: ndka, outcome })).statistic).toBeCloseTo(
      2.79777591868904,
      12,
    );
  });
});

describe("aucDifference(first, second)", () => {
  it("gives D = 1.435, p = 0.153 for WFNS and S100B as if of different people (pROC's data and tests)", () => {
    const { statistic, p } = found(aucDifference({ score: wfns, outcome }, { score: s100b, outcome }));
    expect([statistic, p]).toEqual([1.43490640926908, 0.152825378808796].map((x) => expect.closeTo(x, 12)));
    const other = found(aucDifference({ score: ndka, outcome }, { score: s100b, outcome }));
    expect([other.statistic, other.p]).toEqual(
      [-1.55995743389685, 0.120192832430845].map((x) => expect.closeTo(x, 12)),
    );
  });
});

describe("calibrationTable({ predicted, outcome })", () => {
  it("gives the tenths of the low birth weights of Hosmer and Lemeshow (Stata's manual, estat gof)", () => {
    // Hosmer, Lemeshow and Sturdivant (2013), doi:10.1002/9781118548387. 19 women a class, 18 in the last.
    const [births] = casesOf("published", "birthwt");
    const data = { predicted: column(births!, "predicted"), outcome: column(births!, "outcome") };
    const sorted = data.predicted.toSorted((a, b) => a - b);
    const from = Array.from({ length: 10 }, (_, k) => (k === 0 ? 0 : sorted[19 * k]!));
    const { classes } = found(calibrationTable(data, { from }));
    expect(classes.map((row) => row.n)).toEqual([19, 19, 19, 19, 19, 19, 19, 19, 19, 18]);
    expect(classes.map((row) => row.events)).toEqual([0, 2, 6, 1, 7, 7, 6, 7, 10, 13]);
    expect(
      rounded(
        classes.map((row) => row.expected),
        1,
      ),
    ).toEqual(["1.2", "2.0", "3.2", "4.3", "4.9", "5.6", "6.5", "8.2", "10.3", "12.8"]);
    // The test of Hosmer and Lemeshow, 9.65.
    const squares = classes.map(
      (row) => (row.events - row.expected) ** 2 / (row.expected * (1 - row.expected / row.n)),
    );
    expect(squares.reduce((sum, square) => sum + square, 0).toFixed(2)).toBe("9.65");
  });
});

/** The 11 patients of survival's aml who were maintained, with the scores and weights of its tests. */
const MAINTAINED = {
  time: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
  cause: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
  score: [1, 6, 2, 7, 3, 7, 3, 8, 4, 4, 5],
};

describe("concordance({ time, cause, score })", () => {
  it("gives 14 concordant, 24 discordant, 2 tied; 70, 91, 7 with weights (Therneau, tests/concordance.R, by hand)", () => {
    // https://github.com/therneau/survival
    expect(found(concordance(MAINTAINED))).toMatchObject({
      concordant: 14,
      discordant: 24,
      tied: 2,
      value: 15 / 40,
    });
    const weight = [1, 2, 3, 2, 1, 2, 3, 4, 3, 2, 1];
    expect(found(concordance({ ...MAINTAINED, weight }))).toMatchObject({
      concordant: 70,
      discordant: 91,
      tied: 7,
    });
  });
});

describe("unoConcordance({ time, cause, score })", () => {
  it.each([
    [[5, 8, 11, 19, 34, 12, 3, 9, 12, 20], 0.347890360332615],
    [[5, 8, 11, 11, 34, 12, 3, 9, 12, 20], 0.365629810028969],
    [[5, 8, 11, 11, 34, 12, 11, 9, 12, 20], 0.387865723332956],
  ])("of scores %j is %f (scikit-survival, tests/test_metrics.py)", (score, expected) => {
    // https://github.com/sebp/scikit-survival; Pölsterl (2020), J Mach Learn Res 21:212.
    const time = [1, 5, 6, 10, 11, 34, 45, 46, 50, 56];
    const cause = [0, 1, 1, 0, 1, 0, 1, 0, 0, 1];
    expect(found(unoConcordance({ time, cause, score })).value).toBeCloseTo(expected, 8);
  });
});

/** Predictions on either side of a threshold of 25 %. */
const [FLAGGED, NOT_FLAGGED] = [0.3, 0.1];

describe("decisionCurve({ predicted, outcome })", () => {
  it("gives 0.064, -0.147 for all, at 25 % (dcurves, tests/testthat/test-dca.R)", () => {
    // https://github.com/ddsjoberg/dcurves, df_binary: 72 of 144 flagged have cancer, 33 of 606 others.
    const { points } = found(
      decisionCurve(
        {
          predicted: [FLAGGED, FLAGGED, NOT_FLAGGED, NOT_FLAGGED],
          outcome: [1, 0, 1, 0],
          count: [72, 72, 33, 573],
        },
        { thresholds: [0.25] },
      ),
    );
    expect(rounded([points[0]!.netBenefit.value, points[0]!.treatAll.value], 7)).toEqual([
      "0.0640000",
      "-0.1466667",
    ]);
  });
});

describe("survivalDecisionCurve({ predicted, time, cause }, { horizon })", () => {
  it("gives 0.05695371 at 25 % and a year (dcurves, tests/testthat/test-dca.R)", () => {
    // df_surv: of 750 men 144 are flagged; in order of time, e is a cancer within the year, c a man who left before.
    const within = Array.from(
      "eeceecceeeececcececeeeeeeececceecceecceecccccccecccccceccceeeeccceeeccecececeecceeeeceecceececcccccecccceceec",
    );
    const data = {
      predicted: [...within.map(() => FLAGGED), FLAGGED, NOT_FLAGGED],
      time: [...within.keys(), 1000, 1000],
      cause: [...within.map((letter) => Number(letter === "e")), 0, 0],
      count: [...within.map(() => 1), 144 - within.length, 606],
    };
    const { points } = found(survivalDecisionCurve(data, { horizon: 900, thresholds: [0.25] }));
    expect(found(points[0]!.netBenefit).value.toFixed(8)).toBe("0.05695371");
  });
});

describe("timeDependentBrier(data, { horizon })", () => {
  it("weighs ten people by sevenths: 7, 7, 0, 8, 0, 0, 12 … (Therneau, survival's tests/rttright.R)", () => {
    // https://github.com/therneau/survival. Whoever alone is predicted wrongly contributes a tenth of the weight.
    const time = [1, 2, 2, 3, 4, 4, 5, 5, 8, 9];
    const cause = [1, 1, 0, 1, 0, 0, 1, 0, 1, 1];
    const sevenths = (horizon: number) =>
      time.map((_, wrong) => {
        const predicted = time.map((t, i) => Number(t <= horizon && cause[i] === 1) ^ Number(i === wrong));
        return 70 * found(timeDependentBrier({ predicted, time, cause }, { horizon })).value;
      });
    const weights = [
      [3, [7, 7, 0, 8, 8, 8, 8, 8, 8, 8]],
      [5, [7, 7, 0, 8, 0, 0, 12, 12, 12, 12]],
      [6, [7, 7, 0, 8, 0, 0, 12, 0, 18, 18]],
    ] as const;
    for (const [horizon, expected] of weights)
      expect(sevenths(horizon)).toEqual(expected.map((weight) => expect.closeTo(weight, 12)));
  });
});
