import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decisionCurve,
  type Estimate,
  normalQuantile,
  survivalDecisionCurve,
} from "../../src/statistics/index.ts";
import { eachPerson, FIXED, predictedOutcomes } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, errorsOf, scalar, worst } from "./reference/fixtures.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const z = normalQuantile(0.975);
const casesOfRoom = (estimator: string) => casesOf("discrimination", estimator);

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
      expect(errorsOf(item, ours, { floor: 1e-15 })).toEqual([]);
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
        errorsOf(
          item,
          {
            flagged: points.map((point) => point.flagged),
            treatAll: points.map((point) => point.treatAll.value),
            treatAllSe: points.map(({ treatAll }) => (treatAll.upper - treatAll.lower) / 2 / z),
          },
          { floor: 1e-15 },
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
