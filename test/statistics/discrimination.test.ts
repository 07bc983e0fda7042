import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  auc,
  aucDifference,
  classificationTable,
  concordance,
  pairedAucDifference,
  thresholdTable,
  unoConcordance,
} from "../../src/statistics/index.ts";
import { columnsOf, eachPerson, FIXED, followUp } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, errorsOf, scalar } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const casesOfRoom = (estimator: string) => casesOf("discrimination", estimator);

const scored = fc
  .array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(1)), { minLength: 4, maxLength: 30 })
  .map((rows) => ({
    first: rows.map(([a]) => a),
    second: rows.map(([, b]) => b),
    outcome: rows.map(([, , y]) => y),
  }));

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

  it("is not estimable from less than one of either, as from one", () => {
    const data = { score: [2, 0, 1, 3, 2], outcome: [1, 0, 1, 0, 1] };
    for (const count of [
      [2, 1e-20, 1e-59, 1e-59, 1e59],
      [2, 0.5, 1, 0.25, 3],
      [0.25, 2, 0.5, 3, 0.125],
    ]) {
      expect(auc({ ...data, count })).toEqual(not("one observation"));
    }
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
        errorsOf(item, {
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
        errorsOf(item, {
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
        errorsOf(
          item,
          {
            value: [ours.value],
            standardError: [ours.standardError],
            counts: [ours.concordant, ours.discordant, ours.tied],
          },
          { floor: 1e-12 },
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
        errorsOf(item, {
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
      expect(errorsOf(item, ours)).toEqual([]);
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
