import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  brierScore,
  type CalibrationClass,
  calibration,
  calibrationTable,
  kaplanMeier,
  stepAt,
  timeDependentBrier,
} from "../../src/statistics/index.ts";
import { columnsOf, eachPerson, FIXED, followUp, predictedOutcomes } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, errorsOf, scalar } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const casesOfRoom = (estimator: string) => casesOf("discrimination", estimator);

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
      expect(errorsOf(item, { figures: [ours.value, ours.spiegelhalter!.z, ours.spiegelhalter!.p] })).toEqual(
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
      expect(
        errorsOf(item, { value: [inTheLarge.value], standardError: [inTheLarge.standardError] }),
      ).toEqual([]);
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
      expect(errorsOf(item, ours, { floor: 1e-15 })).toEqual([]);
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
      expect(errorsOf(item, { ...figures, ...skill })).toEqual([]);
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
