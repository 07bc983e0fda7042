import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aalenJohansen, type StateFollowUp, stateOccupation, stepAt } from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, INTERVAL_TYPES, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const dataOf = (item: FixtureCase): StateFollowUp => ({
  id: column(item, "id"),
  entry: column(item, "entry"),
  time: column(item, "time"),
  from: column(item, "from"),
  to: column(item, "to"),
  weight: column(item, "weight"),
});

const SCALES = ["plain", "log", "log-log", "arcsine"] as const;

/** Journeys of people through three states, in whole days, each followed for some time. */
const journeys = fc
  .array(fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(2)), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 15,
  })
  .map((people) =>
    people.flatMap((stays, id) => {
      let [entry, from] = [0, 0];
      return stays.map(([stay, to]) => {
        const row = { id, entry, time: entry + stay, from, to };
        [entry, from] = [row.time, to];
        return row;
      });
    }),
  );

type Row = { id: number; entry: number; time: number; from: number; to: number };

const stretches = (rows: readonly Row[]) => ({
  id: rows.map((row) => row.id),
  entry: rows.map((row) => row.entry),
  time: rows.map((row) => row.time),
  from: rows.map((row) => row.from),
  to: rows.map((row) => row.to),
});

describe("stateOccupation({ id, entry, time, from, to })", () => {
  it("equals R's survfit with istate, and the jackknife by its definition: ties, late entry, several beginnings, weights, cuts, gaps", () => {
    for (const item of casesOf("multi-state", "stateOccupation")) {
      const curve = found(
        stateOccupation(dataOf(item), { interval: INTERVAL_TYPES[item.name.split(" ").at(-1)!]! }),
      );
      const states = item.output.time!.flatMap((time) => stepAt(curve, time!)!.states);
      for (const name of ["probability", "standardError", "lower", "upper"] as const) {
        if (item.output[name] === undefined) continue;
        const ours = states.map((state) => state[name]);
        // Where a share is 0 or 1 R's jackknife leaves a rounding error, of which arcsine limits make 0 to 1.
        const isLimit = name === "lower" || name === "upper";
        const theirs = item.output[name].map((value, i) =>
          isLimit && item.output.standardError![i]! < 1e-14 ? undefined : value,
        );
        expect([item.name, name, worst(ours, theirs, 1e-14)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 9),
        ]);
      }
    }
  });

  it("is worked by hand for three people, one of whom goes back", () => {
    // 2: one of three goes to custody (1). 3: that one comes back. 4: one of three completes (2). 6: the others leave.
    const data = { id: [1, 1, 1, 2, 3], time: [2, 3, 6, 4, 6], from: [0, 1, 0, 0, 0], to: [1, 0, 0, 2, 0] };
    const curve = found(stateOccupation(data, { states: ["supervised", "custody", "completed"] }));
    const at = (time: number) => stepAt(curve, time)!.states.map((state) => state.probability);
    expect(curve.n).toBe(3);
    expect(at(2)[1]).toBeCloseTo(1 / 3, 14);
    expect(at(3)).toEqual([1, 0, 0].map((share) => expect.closeTo(share, 14)));
    expect(at(4)[2]).toBeCloseTo(1 / 3, 14);
    expect(stepAt(curve, 2)!.states[1]).toMatchObject({ state: "custody", atRisk: 0, entered: 1 });
    expect(stepAt(curve, 4)!.states[2]!.standardError).toBeCloseTo(Math.sqrt(2 / 27), 14);
  });

  it("is the plain share in each state where everybody is followed to the end", () => {
    fc.assert(
      fc.property(journeys, (rows) => {
        const end = 31;
        const last = new Map(rows.map((row) => [row.id, row]));
        const whole = [
          ...rows,
          ...[...last.values()].map(({ id, time, to }) => ({ id, entry: time, time: end, from: to, to })),
        ];
        const curve = found(stateOccupation(stretches(whole), { states: ["a", "b", "c"] }));
        for (const { time, states } of curve.steps.filter((step) => step.time < end)) {
          for (const [state, { probability, standardError, lower, upper }] of states.entries()) {
            const there = whole.filter((row) => row.entry <= time && row.time > time && row.from === state);
            const share = there.length / last.size;
            expect(probability).toBeCloseTo(share, 12);
            expect(standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / last.size), 10);
            expect(lower <= probability + 1e-12 && upper >= probability - 1e-12).toBe(true);
          }
        }
      }),
      FIXED,
    );
  });

  it("adds up to 1, and does not change with the order of rows or where stays are cut", () => {
    fc.assert(
      fc.property(journeys, (rows) => {
        const curve = found(stateOccupation(stretches(rows), { states: ["a", "b", "c"] }));
        const cut = rows.flatMap((row) =>
          row.time - row.entry < 2
            ? [row]
            : [
                { ...row, time: row.entry + 1, to: row.from },
                { ...row, entry: row.entry + 1 },
              ],
        );
        const again = found(stateOccupation(stretches(cut.toReversed()), { states: ["a", "b", "c"] }));
        expect(again.steps.map((step) => step.time)).toEqual(curve.steps.map((step) => step.time));
        for (const [k, { states }] of curve.steps.entries()) {
          expect(states.reduce((sum, state) => sum + state.probability, 0)).toBeCloseTo(1, 12);
          for (const [j, state] of states.entries()) {
            expect(again.steps[k]!.states[j]!.probability).toBeCloseTo(state.probability, 12);
            expect(again.steps[k]!.states[j]!.standardError).toBeCloseTo(state.standardError, 10);
          }
        }
      }),
      FIXED,
    );
  });

  it("is aalenJohansen where nobody moves twice", () => {
    fc.assert(
      fc.property(followUp(2), (rows) => {
        const { time, cause } = columnsOf(rows);
        const data = { id: time.map((_, i) => i), time, from: time.map(() => 0), to: cause };
        const occupied = found(stateOccupation(data, { states: ["free", "first", "second"] })).steps;
        for (const [k, step] of found(aalenJohansen({ time, cause }, { causes: 2 })).steps.entries()) {
          for (const [c, { incidence, standardError }] of step.causes.entries()) {
            expect(occupied[k]!.states[c + 1]!.probability).toBeCloseTo(incidence, 12);
            expect(occupied[k]!.states[c + 1]!.standardError).toBeCloseTo(standardError, 12);
          }
        }
      }),
      FIXED,
    );
  });

  it("stays within 0, its limits and 1 for weights many powers of ten apart, on every scale", () => {
    const exponent = fc.integer({ min: -10, max: 10 });
    const person = fc.record({
      time: fc.integer({ min: 1, max: 5 }),
      from: fc.nat(1),
      to: fc.nat(2),
      weight: fc.oneof(
        exponent.map((power) => 10 ** power),
        fc.constant(1),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...SCALES),
        (people, interval) => {
          const curve = found(
            stateOccupation(
              {
                id: people.map((_, i) => i),
                time: people.map(({ time }) => time),
                from: people.map(({ from }) => from),
                to: people.map(({ to }) => to),
                weight: people.map(({ weight }) => weight),
              },
              { interval, states: ["a", "b", "c"] },
            ),
          );
          for (const { states } of curve.steps) {
            for (const { lower, probability, upper, standardError } of states) {
              expect(0 <= lower && lower <= probability && probability <= upper && upper <= 1).toBe(true);
              expect(standardError >= 0 && standardError <= 1).toBe(true);
            }
          }
        },
      ),
      { ...FIXED, numRuns: 1000 },
    );
  });

  it("leaves nothing in a state that everybody has left, whatever their weights", () => {
    const data = { id: [0, 1, 2], time: [1, 2, 3], from: [1, 1, 1], to: [0, 0, 0], weight: [1e5, 1, 1e-5] };
    const last = found(stateOccupation(data)).steps.at(-1)!.states;
    expect(last.map(({ probability }) => probability)).toEqual([1, 0]);
    expect(last[1]).toMatchObject({ standardError: 0, lower: 0 });
    const light = { id: [0, 1], time: [1, 2], from: [1, 1], to: [0, 1], weight: [1e12, 1e-12] };
    // Alone at risk at the end, one person counts as one.
    expect(found(stateOccupation(light, { interval: "arcsine" })).steps[1]!.states[1]!).toMatchObject({
      atRisk: 1e-12,
      lower: 0,
      upper: 1 - 0.025,
    });
  });

  it("is not above an upper limit that rounding has made", () => {
    const data = { id: [0, 1, 2, 3, 4], time: [2, 4, 3, 2, 3], from: [0, 0, 1, 1, 0], to: [1, 2, 0, 1, 2] };
    for (const { states } of found(stateOccupation(data, { interval: "arcsine" })).steps) {
      for (const { probability, upper } of states) expect(probability).toBeLessThanOrEqual(upper);
    }
  });

  it("refuses rows that contradict each other, and states without a number or a name", () => {
    const row = { id: [1, 1], time: [2, 4], from: [0, 1], to: [1, 0] };
    expectRefusal(() => stateOccupation({ ...row, entry: [0, 1] }), /overlap/, /begin where/);
    expectRefusal(() => stateOccupation({ ...row, time: [2, 2] }), /overlap/);
    expectRefusal(() => stateOccupation({ ...row, from: [0, 2] }), /row 1 begins in another state/);
    expectRefusal(() => stateOccupation({ ...row, to: [1, 32] }), /to\[1\] is not a whole number/);
    expectRefusal(() => stateOccupation({ ...row, from: [0, 0.5] }), /from\[1\]/);
    expectRefusal(() => stateOccupation(row, { states: ["only one"] }), /no name/);
    expectRefusal(() => stateOccupation({ ...row, weight: [1, -1] }), /weight\[1\]/);
    expect(stateOccupation({ ...row, weight: [0, 0] })).toMatchObject({ reason: "no observations" });
  });
});
