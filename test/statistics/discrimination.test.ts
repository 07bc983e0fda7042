import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  auc,
  aucDifference,
  brierScore,
  type CalibrationClass,
  calibration,
  calibrationTable,
  classificationTable,
  concordance,
  decisionCurve,
  type Estimate,
  kaplanMeier,
  normalQuantile,
  pairedAucDifference,
  stepAt,
  survivalDecisionCurve,
  thresholdTable,
  timeDependentBrier,
  unoConcordance,
} from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const z = normalQuantile(0.975);
const casesOfRoom = (estimator: string) => casesOf("discrimination", estimator);

/** Worst relative errors by name of the output, for a message that says which. */
function errors(item: FixtureCase, ours: Readonly<Record<string, readonly number[]>>, floor = 0) {
  return Object.entries(ours)
    .map(([name, values]) => ({ case: item.name, name, error: worst(values, item.output[name]!, floor) }))
    .filter(({ error }) => !(Number(error) < 1e-9));
}

const scored = fc
  .array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(1)), { minLength: 4, maxLength: 30 })
  .map((rows) => ({
    first: rows.map(([a]) => a),
    second: rows.map(([, b]) => b),
    outcome: rows.map(([, , y]) => y),
  }));

const predictedOutcomes = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 19 }), fc.nat(1), fc.nat(3)), { minLength: 2, maxLength: 30 })
  .map((rows) => ({
    predicted: rows.map(([p]) => p / 20),
    outcome: rows.map(([, y]) => y),
    count: rows.map(([, , n]) => n),
  }));

/** The same people, a row each. */
function eachPerson<T extends { readonly count: readonly number[] }>(data: T): Omit<T, "count"> {
  const rows = data.count.flatMap((number, i) => new Array<number>(number).fill(i));
  const columns = Object.entries(data).filter(([name]) => name !== "count");
  const picked = columns.map(([name, values]) => [name, rows.map((i) => (values as number[])[i]!)]);
  return Object.fromEntries(picked) as Omit<T, "count">;
}

/** Hanley and McNeil 1982, table I: 109 images of the brain rated from 1, definitely normal, to 5. */
const IMAGES = {
  score: [1, 2, 3, 4, 5, 1, 2, 3, 4, 5],
  outcome: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
  count: [33, 6, 6, 11, 2, 3, 2, 2, 11, 33],
};

describe("auc({ score, outcome, count })", () => {
  it("gives 0.893 for the rated images of Hanley and McNeil (1982)", () => {
    expect(found(auc(IMAGES)).value.toFixed(3)).toBe("0.893");
  });
});

describe("pairedAucDifference({ first, second, outcome })", () => {
  it("equals pROC's paired test of DeLong, with its interval", () => {
    for (const item of casesOfRoom("pairedAucDifference")) {
      const { first, second, outcome } = item.input;
      const level = scalar(item, "level");
      const ours = found(
        pairedAucDifference({ first: first!, second: second!, outcome: outcome! }, { level }),
      );
      const { statistic, p, lower, upper } = ours;
      expect(
        errors(item, {
          areas: [ours.first, ours.second],
          statistic: [statistic],
          p: [p],
          lower: [lower],
          upper: [upper],
        }),
      ).toEqual([]);
    }
  });

  it("is worked by hand for three people with the event and two without", () => {
    // Placements of the first score 1, 1, 0.5 and 1, 2/3; of the second 1, 0.5, 0.5 and 2/3, 2/3.
    const data = { first: [5, 4, 2, 1, 3], second: [5, 2, 2, 3, 3], outcome: [1, 1, 1, 0, 0] };
    const one = found(pairedAucDifference(data));
    const placed = (of: readonly number[]) => of.reduce((sum, x) => sum + x, 0) / of.length;
    expect(one.first).toBeCloseTo(placed([1, 1, 0.5]), 12);
    expect(one.second).toBeCloseTo(placed([1, 0, 0]), 12);
    // Differences by person: events 0, 1, 1/2 about 1/2; non-events 1 - 1/3, 2/3 - 1/3 about 1/2.
    expect(one.standardError ** 2).toBeCloseTo(0.25 / 3 + (2 * (1 / 6) ** 2) / 2, 12);
  });

  it("turns with its scores, holds through monotone changes, and counts are rows", () => {
    fc.assert(
      fc.property(scored, ({ first, second, outcome }) => {
        const one = pairedAucDifference({ first, second, outcome });
        const turned = pairedAucDifference({
          first: second,
          second: first.map((s) => s ** 3 - 5),
          outcome,
        });
        expect(turned.kind).toBe(one.kind);
        if (one.kind === "not estimable") return;
        expect(found(turned).value).toBeCloseTo(-one.value, 12);
        expect(found(turned).standardError).toBeCloseTo(one.standardError, 12);
        expect(one.first).toBeCloseTo(found(auc({ score: first, outcome })).value, 12);
        const twice = (values: readonly number[]) => [...values, ...values];
        const rows = found(
          pairedAucDifference({ first: twice(first), second: twice(second), outcome: twice(outcome) }),
        );
        const counts = found(pairedAucDifference({ first, second, outcome, count: outcome.map(() => 2) }));
        expect(counts.standardError).toBeCloseTo(rows.standardError, 12);
      }),
      FIXED,
    );
  });

  it("says that both scores rank alike, and refuses columns of unequal length", () => {
    const first = [1, 2, 3, 2];
    expect(pairedAucDifference({ first, second: [10, 20, 30, 20], outcome: [0, 1, 1, 0] })).toEqual(
      not("no variation"),
    );
    expectRefusal(() => pairedAucDifference({ first, second: [1, 2], outcome: [0, 1, 1, 0] }), /length/);
  });
});

describe("aucDifference(first, second)", () => {
  it("equals pROC's unpaired test of DeLong; the interval is that of its t", () => {
    for (const item of casesOfRoom("aucDifference")) {
      const ours = found(
        aucDifference(
          { score: column(item, "score1"), outcome: column(item, "outcome1") },
          { score: column(item, "score2"), outcome: column(item, "outcome2") },
          { level: scalar(item, "level") },
        ),
      );
      const { statistic, df, p, lower, upper } = ours;
      expect(
        errors(item, {
          areas: [ours.first, ours.second],
          statistic: [statistic],
          df: [df!],
          p: [p],
          limits: [lower, upper],
        }),
      ).toEqual([]);
    }
  });

  it("is the difference of two areas with the sum of their variances, and turns with its groups", () => {
    fc.assert(
      fc.property(scored, scored, (a, b) => {
        const [one, other] = [
          { score: a.first, outcome: a.outcome },
          { score: b.second, outcome: b.outcome },
        ];
        const there = aucDifference(one, other);
        const back = aucDifference(other, one);
        if (there.kind === "not estimable") return;
        expect(found(back).value).toBeCloseTo(-there.value, 12);
        expect(found(back).p).toBeCloseTo(there.p, 12);
        const [first, second] = [found(auc(one)), found(auc(other))];
        expect(there.standardError).toBeCloseTo(Math.hypot(first.standardError, second.standardError), 12);
      }),
      FIXED,
    );
  });

  it("says that neither group leaves doubt", () => {
    const perfect = { score: [1, 2, 3, 4], outcome: [0, 0, 1, 1] };
    expect(aucDifference(perfect, perfect)).toEqual(not("no variation"));
    expect(aucDifference(perfect, { score: [1, 2], outcome: [0, 0] })).toEqual(not("no events"));
  });
});

describe("unoConcordance(data, { horizon })", () => {
  it("equals survival's concordance(timewt = 'n/G2'): ties, horizon, weights, clusters", () => {
    for (const item of casesOfRoom("unoConcordance")) {
      const { time, cause, score, horizon, ...more } = item.input;
      const ours = found(
        unoConcordance(
          { time: time!, cause: cause!, score: score!, ...more },
          horizon ? { horizon: horizon[0]! } : {},
        ),
      );
      expect(
        errors(
          item,
          {
            value: [ours.value],
            standardError: [ours.standardError],
            counts: [ours.concordant, ours.discordant, ours.tied],
          },
          1e-12,
        ),
      ).toEqual([]);
    }
  });

  it("is worked by hand: pairs opened after a censoring count 1/G squared", () => {
    // At 1 an event (score 4) with four others at risk, three of them lower; at 2 one of four is censored; at 3 an
    // event (score 1) with two others, both higher, each counting 1 / (3/4)^2 = 16/9.
    const data = { time: [1, 2, 3, 4, 5], cause: [1, 0, 1, 0, 0], score: [4, 5, 1, 2, 3] };
    const ours = found(unoConcordance(data));
    expect(ours.concordant).toBeCloseTo(3, 12);
    expect(ours.discordant).toBeCloseTo(1 + 2 * (16 / 9), 12);
    expect(ours.value).toBeCloseTo(3 / (4 + 32 / 9), 12);
    expect(found(unoConcordance(data, { horizon: 2 })).value).toBeCloseTo(3 / 4, 12);
  });

  it("is Harrell's C where nobody is censored before the last event; counts are rows", () => {
    fc.assert(
      fc.property(followUp(1), fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }), (rows, scores) => {
        const data = { ...columnsOf(rows), score: rows.map((_, i) => scores[i]!) };
        const all = { ...data, cause: data.cause.map(() => 1) };
        expect(unoConcordance(all)).toEqual(concordance(all));
        const one = unoConcordance(data);
        const each = unoConcordance(eachPerson(data));
        expect(each.kind).toBe(one.kind);
        if (one.kind === "not estimable") return;
        expect(found(each).value).toBeCloseTo(one.value, 10);
        expect(found(each).standardError).toBeCloseTo(one.standardError, 10);
      }),
      FIXED,
    );
  });

  it("says that no pair is opened by the horizon, and refuses late entry", () => {
    const data = { time: [3, 5], cause: [1, 0], score: [1, 2] };
    expect(unoConcordance(data, { horizon: 2 })).toEqual(not("too few observations"));
    const late = { ...data, entry: [1, 1] };
    expectRefusal(() => unoConcordance(late), /late entry/, /concordance/);
    expectRefusal(() => unoConcordance(data, { horizon: 0 }), /horizon/);
  });
});

describe("brierScore({ predicted, outcome })", () => {
  it("gives half of 0.19, the score of both classes, for the ten forecasts of rain in Brier (1950)", () => {
    const predicted = [0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1];
    const outcome = [0, 1, 1, 1, 0, 0, 0, 0, 0, 0];
    expect(found(brierScore({ predicted, outcome })).value).toBeCloseTo(0.19 / 2, 12);
  });

  it("tests calibration as Spiegelhalter does, equal to rms's val.prob", () => {
    for (const item of casesOfRoom("spiegelhalter")) {
      const ours = found(
        brierScore({ predicted: column(item, "predicted"), outcome: column(item, "outcome") }),
      );
      expect(errors(item, { figures: [ours.value, ours.spiegelhalter!.z, ours.spiegelhalter!.p] })).toEqual(
        [],
      );
    }
  });

  it("has no such test where every prediction is 0, a half or 1", () => {
    const ours = found(brierScore({ predicted: [0, 0.5, 1], outcome: [0, 1, 1] }));
    expect(ours).not.toHaveProperty("spiegelhalter");
  });
});

describe("calibration({ predicted, outcome })", () => {
  it("gives the shift of R's glm(outcome ~ offset(logit)) as calibration in the large", () => {
    for (const item of casesOfRoom("inTheLarge")) {
      const { inTheLarge } = found(
        calibration({ predicted: column(item, "predicted"), outcome: column(item, "outcome") }),
      );
      expect(errors(item, { value: [inTheLarge.value], standardError: [inTheLarge.standardError] })).toEqual(
        [],
      );
    }
  });

  it("makes expected events equal to observed ones by that shift", () => {
    fc.assert(
      fc.property(predictedOutcomes, ({ predicted, outcome, count }) => {
        const one = calibration({ predicted, outcome, count });
        if (one.kind === "not estimable") return;
        const shifted = predicted.map(
          (p) => 1 / (1 + Math.exp(-Math.log(p / (1 - p)) - one.inTheLarge.value)),
        );
        const expected = shifted.reduce((sum, p, i) => sum + count[i]! * p, 0);
        expect(expected).toBeCloseTo(one.events, 6);
      }),
      FIXED,
    );
  });
});

describe("calibrationTable({ predicted, outcome })", () => {
  it("equals R's shares by class, with prop.test's intervals", () => {
    for (const item of casesOfRoom("calibrationTable")) {
      const classes = scalar(item, "classes");
      const { classes: rows } = found(
        calibrationTable(
          { predicted: column(item, "predicted"), outcome: column(item, "outcome") },
          classes === 0 ? { from: [0, 0.2, 0.5] } : { classes },
        ),
      );
      const by = (of: (row: (typeof rows)[number]) => number) => rows.map(of);
      const ours = {
        n: by((row) => row.n),
        events: by((row) => row.events),
        expected: by((row) => row.expected),
        meanPredicted: by((row) => row.meanPredicted),
        lowest: by((row) => row.lowest),
        highest: by((row) => row.highest),
        observed: by((row) => row.observed.value),
        lower: by((row) => row.observed.lower),
        upper: by((row) => row.observed.upper),
      };
      expect(errors(item, ours, 1e-15)).toEqual([]);
    }
  });

  it("keeps people with the same prediction together, and loses nobody", () => {
    fc.assert(
      fc.property(predictedOutcomes, fc.integer({ min: 1, max: 12 }), (data, classes) => {
        const table = calibrationTable(data, { classes });
        if (table.kind === "not estimable") return;
        const sum = (of: (row: CalibrationClass) => number) =>
          table.classes.reduce((total, row) => total + of(row), 0);
        expect(sum((row) => row.n)).toBe(table.n);
        expect(sum((row) => row.events)).toBe(
          data.count.reduce((total, n, i) => total + n * data.outcome[i]!, 0),
        );
        for (const [k, row] of table.classes.entries()) {
          expect(row.n).toBeGreaterThan(0);
          if (k > 0) expect(row.lowest).toBeGreaterThan(table.classes[k - 1]!.highest);
        }
        const each = found(calibrationTable(eachPerson(data), { classes }));
        expect(each.classes.map((row) => row.observed)).toEqual(table.classes.map((row) => row.observed));
      }),
      FIXED,
    );
  });

  it("refuses classes that are none", () => {
    const data = { predicted: [0.1, 0.6], outcome: [0, 1] };
    expectRefusal(() => calibrationTable(data, { classes: 0 }), /classes/);
    expectRefusal(() => calibrationTable(data, { from: [0, 0.5, 0.5] }), /ascend/);
    expectRefusal(() => calibrationTable(data, { from: [0.2, 0.5] }), /predicted\[0\] is below/);
  });
});

describe("classificationTable({ truePositive, … })", () => {
  it("gives the likelihood ratios of epiR, with their intervals", () => {
    for (const item of casesOfRoom("likelihoodRatios")) {
      const [tp, fp, fn, tn] = column(item, "cells");
      const table = found(
        classificationTable(
          { truePositive: tp!, falsePositive: fp!, falseNegative: fn!, trueNegative: tn! },
          { level: scalar(item, "level") },
        ),
      );
      const triple = (ratio: typeof table.positiveLikelihoodRatio) => {
        const { value, lower, upper } = found(ratio);
        return [value, lower, upper];
      };
      expect(
        errors(item, {
          positive: triple(table.positiveLikelihoodRatio),
          negative: triple(table.negativeLikelihoodRatio),
        }),
      ).toEqual([]);
    }
  });

  it("has no ratio where one of its cells is empty", () => {
    const none = { truePositive: 4, falsePositive: 0, falseNegative: 1, trueNegative: 5 };
    const table = found(classificationTable(none));
    expect(table.positiveLikelihoodRatio).toEqual(not("no events"));
    expect(table.negativeLikelihoodRatio.kind).toBe("estimate");
  });
});

describe("thresholdTable({ score, outcome })", () => {
  it("equals pROC's coordinates at every score", () => {
    for (const item of casesOfRoom("thresholdTable")) {
      const { rows } = found(
        thresholdTable({ score: column(item, "score"), outcome: column(item, "outcome") }),
      );
      const ours = {
        threshold: rows.map((row) => row.threshold),
        tp: rows.map((row) => row.truePositive),
        fp: rows.map((row) => row.falsePositive),
        fn: rows.map((row) => row.falseNegative),
        tn: rows.map((row) => row.trueNegative),
        sensitivity: rows.map(({ table }) => found(table.sensitivity).value),
        specificity: rows.map(({ table }) => found(table.specificity).value),
      };
      expect(errors(item, ours)).toEqual([]);
    }
  });

  it("gives sensitivity 0.90 and specificity 0.67 from rating 3 of Hanley and McNeil (1982)", () => {
    // 46 of 51 abnormal and 19 of 58 normal images were rated 3 or more.
    const row = found(thresholdTable(IMAGES)).rows[2]!;
    expect(row).toMatchObject({ threshold: 3, truePositive: 46, falsePositive: 19 });
    expect(found(row.table.sensitivity).value.toFixed(2)).toBe("0.90");
    expect(found(row.table.specificity).value.toFixed(2)).toBe("0.67");
  });

  it("flags fewer at each higher threshold; the area under its corners is the AUC", () => {
    fc.assert(
      fc.property(scored, ({ first: score, outcome }) => {
        const table = thresholdTable({ score, outcome });
        if (table.kind === "not estimable") return;
        const corners = [...table.rows, { truePositive: 0, falsePositive: 0 }];
        let under = 0;
        for (const [k, { truePositive, falsePositive }] of corners.entries()) {
          if (k === 0) continue;
          const before = corners[k - 1]!;
          expect(before.truePositive + before.falsePositive).toBeGreaterThan(truePositive + falsePositive);
          under += ((before.falsePositive - falsePositive) * (before.truePositive + truePositive)) / 2;
        }
        const area = auc({ score, outcome });
        if (area.kind === "estimate")
          expect(under / table.events / table.nonEvents).toBeCloseTo(area.value, 12);
      }),
      FIXED,
    );
  });
});

describe("decisionCurve({ predicted, outcome }, { thresholds })", () => {
  const half = ({ lower, upper }: Estimate) => (upper - lower) / 2 / z;

  it("equals the net benefit and its errors written out in R", () => {
    for (const item of casesOfRoom("decisionCurve")) {
      const { points } = found(
        decisionCurve(
          { predicted: column(item, "predicted"), outcome: column(item, "outcome") },
          { thresholds: column(item, "thresholds") },
        ),
      );
      const ours = {
        flagged: points.map((point) => point.flagged),
        netBenefit: points.map((point) => point.netBenefit.value),
        netBenefitSe: points.map((point) => half(point.netBenefit)),
        treatAll: points.map((point) => point.treatAll.value),
        treatAllSe: points.map((point) => half(point.treatAll)),
        over: points.map((point) => point.overTreatAll.value),
        overSe: points.map((point) => half(point.overTreatAll)),
        avoided: points.map((point) => point.actionsAvoided),
      };
      expect(errors(item, ours, 1e-15)).toEqual([]);
    }
  });

  it("values acting for all as for none at the threshold equal to the share with the event (Vickers and Elkin 2006)", () => {
    fc.assert(
      fc.property(predictedOutcomes, (data) => {
        const n = data.count.reduce((sum, count) => sum + count, 0);
        const events = data.count.reduce((sum, count, i) => sum + count * data.outcome[i]!, 0);
        if (events === 0 || events >= n) return;
        const { points } = found(decisionCurve(data, { thresholds: [events / n, 0.01, 0.99] }));
        expect(points[0]!.treatAll.value).toBeCloseTo(0, 12);
        // Everybody has 0.05 or more, nobody 0.99.
        expect(points[1]!.netBenefit).toEqual(points[1]!.treatAll);
        expect(points[2]!.netBenefit).toMatchObject({ value: 0, lower: 0, upper: 0 });
        for (const point of points) {
          expect(point.overTreatAll.value).toBeCloseTo(point.netBenefit.value - point.treatAll.value, 10);
        }
        const each = found(decisionCurve(eachPerson(data))).points;
        const counted = found(decisionCurve(data)).points;
        expect(each).toHaveLength(99);
        for (const [k, point] of counted.entries()) {
          expect(each[k]!.netBenefit.upper).toBeCloseTo(point.netBenefit.upper, 10);
        }
      }),
      FIXED,
    );
  });

  it("is worked by hand: 10 found and 20 needless of 100 at a threshold of 20 % are 10/100 - 20/100 x 1/4", () => {
    const data = { predicted: [0.3, 0.2, 0.1, 0.1], outcome: [1, 0, 1, 0], count: [10, 20, 5, 65] };
    const [point] = found(decisionCurve(data, { thresholds: [0.2] })).points;
    expect(point!.netBenefit.value).toBeCloseTo(0.05, 12);
    expect(point!.treatAll.value).toBeCloseTo(0.15 - 0.85 / 4, 12);
    // (0.05 + 0.0625) x 4 = 0.45: 45 of 100 needless actions spared at equal true positives.
    expect(point!.actionsAvoided).toBeCloseTo(0.45, 12);
    expect(point!.flagged).toBeCloseTo(0.3, 12);
  });
});

describe("survivalDecisionCurve(data, { horizon })", () => {
  it("equals net benefits from survival's incidence among those flagged", () => {
    for (const item of casesOfRoom("survivalDecisionCurve")) {
      const { predicted, time, cause } = item.input;
      const { points } = found(
        survivalDecisionCurve(
          { predicted: predicted!, time: time!, cause: cause! },
          { horizon: scalar(item, "horizon"), thresholds: column(item, "thresholds") },
        ),
      );
      expect(
        errors(
          item,
          {
            flagged: points.map((point) => point.flagged),
            treatAll: points.map((point) => point.treatAll.value),
            treatAllSe: points.map(({ treatAll }) => (treatAll.upper - treatAll.lower) / 2 / z),
          },
          1e-15,
        ),
      ).toEqual([]);
      for (const [k, { netBenefit }] of points.entries()) {
        const expected = item.output.netBenefit![k];
        if (expected === undefined) expect(netBenefit).toEqual(not("not reached"));
        else {
          const { value, lower, upper } = found(netBenefit);
          expect([item.name, k, worst([value], [expected], 1e-15)]).toEqual([
            item.name,
            k,
            expect.closeTo(0, 9),
          ]);
          const error = worst([(upper - lower) / 2 / z], [item.output.standardError![k]], 1e-15);
          expect([item.name, k, error]).toEqual([item.name, k, expect.closeTo(0, 9)]);
        }
      }
    }
  });

  it("is the decision curve where everybody is followed to the horizon", () => {
    fc.assert(
      fc.property(predictedOutcomes, ({ predicted, outcome }) => {
        const thresholds = [0.1, 0.5, 0.8];
        const plain = decisionCurve({ predicted, outcome }, { thresholds });
        if (plain.kind === "not estimable") return;
        const timed = found(
          survivalDecisionCurve(
            { predicted, time: outcome.map((y) => (y === 1 ? 3 : 10)), cause: outcome },
            { horizon: 10, thresholds },
          ),
        );
        for (const [k, point] of timed.points.entries()) {
          expect(found(point.netBenefit).value).toBeCloseTo(plain.points[k]!.netBenefit.value, 10);
          expect(point.treatAll.value).toBeCloseTo(plain.points[k]!.treatAll.value, 10);
        }
      }),
      FIXED,
    );
  });
});

describe("timeDependentBrier(data, { horizon })", () => {
  it("equals riskRegression's score, and its definition where people are censored at the horizon", () => {
    for (const item of casesOfRoom("timeDependentBrier")) {
      const { predicted, time, cause } = item.input;
      const ours = found(
        timeDependentBrier(
          { predicted: predicted!, time: time!, cause: cause! },
          { horizon: scalar(item, "horizon") },
        ),
      );
      const { value, standardError, ofIncidence } = ours;
      const figures = { value: [value], standardError: [standardError], ofIncidence: [ofIncidence] };
      const skill = item.output.skill ? { skill: [ours.skill!] } : {};
      expect(errors(item, { ...figures, ...skill })).toEqual([]);
    }
  });

  it("is worked by hand: of four, one is censored before the horizon", () => {
    // At 2 one of three is censored: who had the event at 3 and who was followed beyond count 1 / (2/3) = 1.5.
    const data = { predicted: [0.8, 0.5, 0.6, 0.1], time: [1, 2, 3, 9], cause: [1, 0, 1, 0] };
    const { value } = found(timeDependentBrier(data, { horizon: 5 }));
    expect(value).toBeCloseTo((0.2 ** 2 + 1.5 * 0.4 ** 2 + 1.5 * 0.1 ** 2) / 4, 12);
  });

  it("is the Brier score where everybody is followed to the horizon; counts are rows; rows in any order", () => {
    fc.assert(
      fc.property(followUp(2), fc.array(fc.nat(10), { minLength: 40, maxLength: 40 }), (rows, said) => {
        const data = { ...columnsOf(rows), predicted: rows.map((_, i) => said[i]! / 10) };
        const whole = { ...data, cause: data.cause.map((cause, i) => (data.time[i]! >= 8 ? 0 : cause || 1)) };
        const outcome = whole.cause.map((cause) => Number(cause === 1));
        const plain = brierScore({ predicted: data.predicted, outcome, count: data.count });
        const timed = timeDependentBrier(whole, { horizon: 8 });
        if (timed.kind === "not estimable" || plain.kind === "not estimable") return;
        expect(timed.value).toBeCloseTo(plain.value, 12);
        expect(timed.ofIncidence).toBeCloseTo(plain.uncertainty, 12);
        const one = timeDependentBrier(data, { horizon: 8 });
        const each = eachPerson(data);
        const reversed = Object.fromEntries(
          Object.entries(each).map(([name, values]) => [name, values.toReversed()]),
        ) as typeof each;
        const same = timeDependentBrier(reversed, { horizon: 8 });
        expect(same.kind).toBe(one.kind);
        if (one.kind === "estimate") expect(found(same).upper).toBeCloseTo(one.upper, 12);
      }),
      FIXED,
    );
  });

  it("compares with saying Kaplan-Meier's incidence to everybody", () => {
    const data = { predicted: [0.5, 0.5, 0.5, 0.5], time: [1, 2, 3, 9], cause: [1, 0, 1, 0] };
    const { survival } = stepAt(found(kaplanMeier(data)), 5)!;
    const same = { ...data, predicted: data.predicted.map(() => 1 - survival) };
    const ours = found(timeDependentBrier(same, { horizon: 5 }));
    expect(ours.value).toBeCloseTo(ours.ofIncidence, 12);
    expect(ours.skill).toBeCloseTo(0, 12);
  });

  it("says that nobody was followed so long, and refuses late entry and predictions that are none", () => {
    const data = { predicted: [0.5, 0.2], time: [1, 2], cause: [1, 0] };
    expect(timeDependentBrier(data, { horizon: 3 })).toEqual(not("not reached"));
    expect(timeDependentBrier({ ...data, cause: [1, 1] }, { horizon: 3 }).kind).toBe("estimate");
    const late = { ...data, entry: [0, 1] };
    expectRefusal(() => timeDependentBrier(late, { horizon: 1 }), /late entry/);
    expectRefusal(
      () => timeDependentBrier({ ...data, predicted: [20, 1] }, { horizon: 1 }),
      /predicted\[0\]/,
    );
  });
});
