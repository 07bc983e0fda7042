import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CountCurve,
  kaplanMeier,
  meanCumulativeCount,
  nelsonAalen,
  stepAt,
} from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, columnsFrom, errorsOf, type FixtureCase } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const dataOf = (item: FixtureCase) => ({
  ...item.input,
  id: column(item, "id"),
  time: column(item, "time"),
  cause: column(item, "cause"),
});

function expectEqual(
  item: FixtureCase,
  curve: CountCurve,
  names: readonly ("atRisk" | "mean" | "standardError")[],
) {
  const steps = item.output.time!.map((time) => stepAt(curve, time!)!);
  expect(errorsOf(item, columnsFrom(steps, names), { most: 5e-11 })).toEqual([]);
}

/** Days at which valve seats of 41 engines were replaced, up to day 388, when all ran: Nelson (1995). */
const REPLACED = [61, 76, 84, 87, 92, 98, 120, 139, 139, 165, 166, 202, 206, 249, 254, 258, 265, 276, 298];

/** Events, numbers of people and days of their ends. */
const people = fc.array(
  fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { maxLength: 5 }), ends: fc.boolean() }),
  { minLength: 1, maxLength: 20 },
);

const rowsOf = (list: readonly { days: readonly number[]; ends: boolean }[], end: (i: number) => number) => {
  const rows = list.flatMap(({ days, ends }, id) => [
    ...days
      .toSorted((a, b) => a - b)
      .filter((day) => day < end(id))
      .map((time) => ({ id, time, cause: 1 })),
    { id, time: end(id), cause: ends ? 2 : 0 },
  ]);
  return {
    id: rows.map((row) => row.id),
    time: rows.map((row) => row.time),
    cause: rows.map((row) => row.cause),
  };
};

describe("meanCumulativeCount({ id, time, cause })", () => {
  it("equals R's survfit with id: cumulative hazard with the robust error, ties, late entry, weights", () => {
    for (const item of casesOf("multi-state", "meanCumulativeCount")) {
      expectEqual(item, found(meanCumulativeCount(dataOf(item))), ["atRisk", "mean", "standardError"]);
    }
  });

  it("equals mets' recurrentMarginal, and with ties Ghosh and Lin's sums written out, where people die", () => {
    for (const item of casesOf("multi-state", "ghoshLin")) {
      expectEqual(item, found(meanCumulativeCount(dataOf(item))), ["mean", "standardError"]);
    }
  });

  it("gives a replacement every 41st step in the valve seats of Nelson (1995)", () => {
    const engines = Array.from({ length: 41 }, (_, id) => ({ id, time: 388, cause: 0, events: 0 }));
    const replaced = [...new Set(REPLACED)].map((time, id) => ({
      id,
      time,
      cause: 1,
      events: REPLACED.filter((day) => day === time).length,
    }));
    const rows = [...replaced, ...engines];
    const curve = found(
      meanCumulativeCount({
        id: rows.map((row) => row.id),
        time: rows.map((row) => row.time),
        cause: rows.map((row) => row.cause),
        events: rows.map((row) => row.events),
      }),
    );
    expect(stepAt(curve, 61)!.mean).toBeCloseTo(1 / 41, 14);
    expect(stepAt(curve, 139)).toMatchObject({ events: 2, atRisk: 41, mean: expect.closeTo(9 / 41, 14) });
    expect(curve.steps.at(-1)!.mean).toBeCloseTo(19 / 41, 14);
  });

  it("is the mean number of events, with the variance of a mean, where everybody is followed to the end", () => {
    fc.assert(
      fc.property(people, (list) => {
        const stay = list.map(({ days }) => ({ days, ends: false }));
        const { mean, standardError } = found(meanCumulativeCount(rowsOf(stay, () => 20))).steps.at(-1)!;
        const average = list.reduce((sum, { days }) => sum + days.length, 0) / list.length;
        const squares = list.reduce((sum, { days }) => sum + (days.length - average) ** 2, 0);
        expect(mean).toBeCloseTo(average, 12);
        expect(standardError).toBeCloseTo(Math.sqrt(squares) / list.length, 7);
      }),
      FIXED,
    );
  });

  it("is the mean number of events by then where all are seen until they die", () => {
    fc.assert(
      fc.property(people, (list) => {
        const dead = list.map(({ days }) => ({ days, ends: true }));
        const ends = list.map((_, i) => 5 + (i % 16));
        const counts = list.map(({ days }, i) => days.filter((day) => day < ends[i]!).length);
        const { mean } = found(meanCumulativeCount(rowsOf(dead, (i) => ends[i]!))).steps.at(-1)!;
        expect(mean).toBeCloseTo(counts.reduce((sum, value) => sum + value, 0) / list.length, 12);
      }),
      FIXED,
    );
  });

  it("is nelsonAalen for events that come once, and 1 - Kaplan-Meier for those that end follow-up for good", () => {
    fc.assert(
      fc.property(followUp(1), (rows) => {
        const { time, cause } = columnsOf(rows);
        const id = time.map((_, i) => i);
        const steps = found(meanCumulativeCount({ id, time, cause })).steps;
        const hazard = found(nelsonAalen({ time, cause })).steps;
        const survival = found(kaplanMeier({ time, cause })).steps;
        const once = { id, time, cause: cause.map((code) => 2 * code), events: cause };
        for (const [k, step] of found(meanCumulativeCount(once)).steps.entries()) {
          expect(steps[k]!.mean).toBeCloseTo(hazard[k]!.cumulativeHazard, 12);
          expect(step.mean).toBeCloseTo(1 - survival[k]!.survival, 12);
          expect(step.lower <= step.mean && step.mean <= step.upper).toBe(true);
        }
      }),
      FIXED,
    );
  });

  it("is finite, between its limits, with a robust error of its size for weights many powers of ten apart", () => {
    const person = fc.record({
      time: fc.integer({ min: 1, max: 5 }),
      cause: fc.nat(2),
      weight: fc.oneof(
        fc.integer({ min: -58, max: 58 }).map((power) => 10 ** power),
        fc.integer({ min: -8, max: 8 }).map((power) => 10 ** power),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
      ),
    });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 8 }), (list) => {
        const curve = found(
          meanCumulativeCount({
            id: list.map((_, i) => i),
            time: list.map(({ time }) => time),
            cause: list.map(({ cause }) => cause),
            weight: list.map(({ weight }) => weight),
          }),
        );
        for (const { mean, lower, upper, standardError } of curve.steps) {
          expect(0 <= lower && lower <= mean && mean <= upper && Number.isFinite(upper)).toBe(true);
          // Of everybody once at most: influences are weights over the weight at risk.
          expect(standardError).toBeLessThanOrEqual(Math.sqrt(list.length) * (1 + mean));
        }
      }),
      { ...FIXED, numRuns: 1000 },
    );
    // The heaviest leaves at once, before anything has happened.
    const left = found(
      meanCumulativeCount({
        id: [0, 1, 2, 3, 4, 5],
        time: [3, 2, 4, 4, 1, 3],
        cause: [2, 2, 1, 1, 0, 1],
        weight: [0.01, 1e-7, 1e-8, 1e-7, 1e6, 1e-5],
      }),
    );
    expect(left.steps.at(-1)!.standardError).toBeLessThan(0.01);
    for (const weight of [
      [1e16, 1, 1e-16],
      [1e59, 1, 1e-59],
    ]) {
      // The first dies and is nearly everybody: hardly anything can come after.
      const curve = found(meanCumulativeCount({ id: [0, 1, 2], time: [1, 2, 3], cause: [2, 1, 1], weight }));
      expect(curve.steps.map(({ atRisk }) => atRisk)).toEqual([weight[0], weight[1], weight[2]]);
      expect(curve.steps.at(-1)!.mean).toBeLessThan(1e-12);
    }
  });

  it("has no error where everybody has had the same, whatever rounding leaves", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 2, maxLength: 12 }),
        (weight) => {
          const id = [...weight, ...weight].map((_, i) => i % weight.length);
          const time = id.map((_, i) => (i < weight.length ? 1 : 2));
          const rows = { id, time, cause: time.map(() => 1), weight: id.map((i) => weight[i]!) };
          for (const { mean, standardError } of found(meanCumulativeCount(rows)).steps) {
            expect(mean).toBeGreaterThan(0);
            expect(standardError).toBe(0);
          }
        },
      ),
      FIXED,
    );
  });

  it("bounds what has not been seen", () => {
    const [first] = found(meanCumulativeCount({ id: [1, 2, 3], time: [1, 2, 3], cause: [0, 0, 1] })).steps;
    expect(first).toMatchObject({ mean: 0, lower: 0, upper: expect.closeTo(-Math.log(0.025) / 3, 12) });
  });

  it("refuses rows that contradict each other", () => {
    const data = { id: [1, 1], time: [2, 4], cause: [1, 0] };
    expectRefusal(() => meanCumulativeCount({ ...data, time: [4, 4] }), /overlap/);
    expectRefusal(() => meanCumulativeCount({ ...data, cause: [2, 0] }), /row 1 follows on .* terminal/);
    expectRefusal(() => meanCumulativeCount({ ...data, cause: [3, 0] }), /cause\[0\] is above 2/);
    expectRefusal(() => meanCumulativeCount({ ...data, events: [0, 0] }), /contradict/);
    expectRefusal(() => meanCumulativeCount({ ...data, events: [1.5, 0] }), /events\[0\]/);
    expectRefusal(() => meanCumulativeCount({ ...data, weight: [1, Number.NaN] }), /weight\[1\]/);
  });
});
