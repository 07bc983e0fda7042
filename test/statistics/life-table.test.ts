import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aalenJohansen,
  type LifeTable,
  lifeTableEnvelope,
  lifeTableIncidence,
  type RoundedLifeTable,
  stepAt,
} from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const rowsOf = (day: readonly number[], events: readonly number[], left: readonly number[]) =>
  day.map((value, k) => ({ day: value, events: events[k]!, competing: 0, censored: left[k]! }));

/** 126 men with cancer of the kidney: deaths 47, 5, 2, 2, 0; lost or withdrawn 19, 17, 15, 9, 6. */
const KIDNEY = rowsOf([1, 2, 3, 4, 5], [47, 52, 54, 56, 56], [19, 36, 51, 60, 66]);

describe("lifeTableIncidence(table)", () => {
  it("equals R's survfit on a grid where nobody leaves before its last day", () => {
    for (const item of casesOf("survival", "lifeTableIncidence")) {
      const rows = column(item, "day").map((day, k) => ({
        day,
        events: column(item, "events")[k]!,
        competing: column(item, "competing")[k]!,
        censored: column(item, "censored")[k]!,
      }));
      const { points } = found(lifeTableIncidence({ n: scalar(item, "n"), rows }));
      for (const name of ["incidence", "standardError", "lower", "upper", "competingIncidence"] as const) {
        const ours = points.map((point) => point[name]);
        expect([name, worst(ours, item.output[name]!)]).toEqual([name, expect.closeTo(0, 10)]);
      }
    }
  });

  it("gives the five-year survival of 44 % of Cutler and Ederer (1958, table 2)", () => {
    const { points } = found(lifeTableIncidence({ n: 126, rows: KIDNEY }));
    expect(points.map((point) => point.exposed)).toEqual([116.5, 51.5, 30.5, 16.5, 7]);
    expect(points.map((point) => point.survival.toFixed(2))).toEqual([
      "0.60",
      "0.54",
      "0.50",
      "0.44",
      "0.44",
    ]);
    expect(points.at(-1)!.standardError.toFixed(3)).toBe("0.060");
  });

  it("equals aalenJohansen on any grid where nobody leaves before its end", () => {
    const grid = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(followUp(2), grid, (drawn, days) => {
        const people = drawn.map((row) => (row.cause === 0 ? { ...row, time: 21 } : row));
        const curve = found(aalenJohansen(columnsOf(people), { causes: 2 }));
        const sum = (keep: (row: (typeof people)[number]) => boolean) =>
          people.filter(keep).reduce((total, row) => total + row.count, 0);
        const rows = days
          .toSorted((a, b) => a - b)
          .map((day) => ({
            day,
            events: sum((row) => row.time <= day && row.cause === 1),
            competing: sum((row) => row.time <= day && row.cause === 2),
            censored: 0,
          }));
        for (const point of found(lifeTableIncidence({ n: sum(() => true), rows })).points) {
          const [cause] = stepAt(curve, point.day)?.causes ?? [{ incidence: 0, standardError: 0 }];
          expect(point.incidence).toBeCloseTo(cause!.incidence, 12);
          expect(point.standardError).toBeCloseTo(cause!.standardError, 12);
        }
      }),
      FIXED,
    );
  });

  it("adds up to 1, rises, lies within its interval", () => {
    fc.assert(
      fc.property(tables(6, 0), ({ n, rows }) => {
        const exact = { n: n.value, rows: rows.map(valuesOf) };
        const { points } = found(lifeTableIncidence(exact));
        let before = 0;
        for (const { incidence, competingIncidence, survival, lower, upper, standardError } of points) {
          expect(incidence + competingIncidence + survival).toBeCloseTo(1, 12);
          expect(incidence).toBeGreaterThanOrEqual(before);
          expect(lower <= incidence + 1e-12 && upper >= incidence - 1e-12).toBe(true);
          expect(lower >= 0 && upper <= 1 && standardError >= 0).toBe(true);
          before = incidence;
        }
      }),
      FIXED,
    );
  });

  it("ends where nobody is left, bounds what was not seen, says that nobody was there", () => {
    const all = lifeTableIncidence({ n: 2, rows: rowsOf([1, 2, 3], [2, 2, 2], [0, 0, 0]) });
    expect(found(all).points.map((point) => point.incidence)).toEqual([1]);
    const none = lifeTableIncidence({ n: 30, rows: rowsOf([1], [0], [4]) });
    expect(found(none).points[0]).toMatchObject({
      lower: 0,
      upper: expect.closeTo(1 - 0.025 ** (1 / 28), 12),
      standardError: 0,
    });
    expect(lifeTableIncidence({ n: 0, rows: [] })).toEqual({
      kind: "not estimable",
      reason: "no observations",
    });
  });

  it("refuses counts that cannot be", () => {
    const refuse = (table: LifeTable, problem: RegExp) =>
      expectRefusal(() => lifeTableIncidence(table), problem);
    refuse({ n: -1, rows: [] }, /n is not a whole number/);
    refuse({ n: 5, rows: rowsOf([2, 1], [0, 0], [0, 0]) }, /does not ascend/);
    refuse({ n: 5, rows: rowsOf([1, 2], [3, 2], [0, 0]) }, /events fall at rows\[1\]/);
    refuse({ n: 5, rows: rowsOf([1], [3], [3]) }, /more than n/);
    refuse({ n: 5, rows: rowsOf([1], [0.5], [0]) }, /not a whole number/);
    refuse({ n: 5, rows: rowsOf([Number.NaN], [0], [0]) }, /not a finite/);
  });
});

const valuesOf = (row: RoundedLifeTable["rows"][number]) => ({
  day: row.day,
  events: row.events.value,
  competing: row.competing.value,
  censored: row.censored.value,
});

/** Cumulative counts of a group, each known within the same width. */
function tables(most: number, within: number): fc.Arbitrary<RoundedLifeTable> {
  const step = fc.tuple(fc.nat(most), fc.nat(most), fc.nat(most));
  return fc
    .tuple(fc.array(step, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 9 }))
    .map(([steps, rest]) => {
      const sums = [0, 0, 0];
      const rounded = (value: number) => ({ value, within });
      const rows = steps.map((counts, k) => {
        for (const [i, count] of counts.entries()) sums[i]! += count;
        const [events, competing, censored] = sums as [number, number, number];
        return {
          day: 180 * (k + 1),
          events: rounded(events),
          competing: rounded(competing),
          censored: rounded(censored),
        };
      });
      return { n: rounded(sums.reduce((total, value) => total + value, rest) + within), rows };
    });
}

// The method is ours: there is nothing published to compare.
describe("lifeTableEnvelope(table)", () => {
  it("is the range of all counts within the rounding, tried one by one", () => {
    const table = rounded(30, [
      [5, 3, 6],
      [9, 5, 12],
    ]);
    const { points } = found(lifeTableEnvelope(table));
    const tried = everyTable(table).map((exact) => found(lifeTableIncidence(exact)).points);
    expect(tried.length).toBe(2187);
    for (const [k, point] of points.entries()) {
      const of = (name: "incidence" | "lower" | "upper") => tried.map((list) => list[k]![name]);
      expect(point.least).toBeCloseTo(Math.min(...of("incidence")), 12);
      expect(point.most).toBeCloseTo(Math.max(...of("incidence")), 12);
      expect(point.lower).toBeCloseTo(Math.min(...of("lower")), 12);
      expect(point.upper).toBeCloseTo(Math.max(...of("upper")), 12);
    }
  });

  it("holds whatever the true counts were", () => {
    const drawn = tables(5, 2).chain((table) => fc.tuple(fc.constant(table), truthOf(table)));
    fc.assert(
      fc.property(drawn, ([table, truth]) => {
        fc.pre(isCumulative(truth));
        const { points } = found(lifeTableEnvelope(table));
        for (const [k, exact] of found(lifeTableIncidence(truth)).points.entries()) {
          expect(points[k]!.least).toBeLessThanOrEqual(exact.incidence + 1e-12);
          expect(points[k]!.most).toBeGreaterThanOrEqual(exact.incidence - 1e-12);
          expect(points[k]!.lower).toBeLessThanOrEqual(exact.lower + 1e-12);
          expect(points[k]!.upper).toBeGreaterThanOrEqual(exact.upper - 1e-12);
        }
      }),
      { ...FIXED, numRuns: 1000 },
    );
  });

  it("leaves the five-year survival of 44 % of Cutler and Ederer (1958) as it is: their counts are exact", () => {
    const exactly = (value: number) => ({ value, within: 0 });
    const rows = KIDNEY.map(({ day, events, competing, censored }) => ({
      day,
      events: exactly(events),
      competing: exactly(competing),
      censored: exactly(censored),
    }));
    const { incidence, least, most } = found(lifeTableEnvelope({ n: exactly(126), rows })).points.at(-1)!;
    expect([incidence, least, most].map((x) => (1 - x).toFixed(2))).toEqual(["0.44", "0.44", "0.44"]);
  });

  it("is the life table itself where counts are exact", () => {
    fc.assert(
      fc.property(tables(6, 0), (table) => {
        const { points } = found(lifeTableEnvelope(table));
        const exact = found(lifeTableIncidence({ n: table.n.value, rows: table.rows.map(valuesOf) })).points;
        for (const [k, { incidence, lower, upper }] of exact.entries()) {
          expect(points[k]).toMatchObject({ incidence, least: incidence, most: incidence, lower, upper });
        }
      }),
      FIXED,
    );
  });

  it("takes the middle where the shown counts contradict each other", () => {
    const table = rounded(20, [[15, 5, 1]]);
    const [point] = found(lifeTableEnvelope(table)).points;
    expect(point!.incidence).toBeCloseTo((point!.least + point!.most) / 2, 12);
  });

  it("refuses what no counts could give", () => {
    const refuse = (table: RoundedLifeTable, problem: RegExp) =>
      expectRefusal(() => lifeTableEnvelope(table), problem);
    refuse(rounded(10, [[20, 0, 0]]), /no whole numbers within the rounding/);
    const wide = { value: 50, within: 20 };
    const row = { day: 1, events: wide, competing: wide, censored: wide };
    refuse({ n: { value: 300, within: 2 }, rows: [row] }, /within 0 to 12/);
    refuse({ n: { value: 0.5, within: 0.2 }, rows: [] }, /no whole number/);
    refuse({ n: { value: Number.NaN, within: 0 }, rows: [] }, /zero or more/);
    expect(lifeTableEnvelope({ n: { value: 2, within: 2 }, rows: [] }).kind).toBe("not estimable");
  });
});

type Counts = readonly [events: number, competing: number, censored: number];

function rounded(n: number, counts: readonly Counts[]): RoundedLifeTable {
  const within = 1;
  const rows = counts.map(([events, competing, censored], k) => ({
    day: 180 * (k + 1),
    events: { value: events, within },
    competing: { value: competing, within },
    censored: { value: censored, within },
  }));
  return { n: { value: n, within }, rows };
}

/** Every table of whole numbers within the rounding that is one of cumulative counts. */
function everyTable({ n, rows }: RoundedLifeTable): LifeTable[] {
  const shifts = [-1, 0, 1];
  let tables: { n: number; rows: LifeTable["rows"] }[] = shifts.map((shift) => ({
    n: n.value + shift,
    rows: [],
  }));
  for (const row of rows) {
    tables = tables.flatMap((table) =>
      shifts.flatMap((a) =>
        shifts.flatMap((b) =>
          shifts.map((c) => ({ n: table.n, rows: [...table.rows, shifted(row, [a, b, c])] })),
        ),
      ),
    );
  }
  return tables.filter(isCumulative);
}

const shifted = (row: RoundedLifeTable["rows"][number], [a, b, c]: Counts) => ({
  day: row.day,
  events: row.events.value + a,
  competing: row.competing.value + b,
  censored: row.censored.value + c,
});

function isCumulative({ n, rows }: LifeTable): boolean {
  return rows.every((row, k) => {
    const before = rows[k - 1] ?? { events: 0, competing: 0, censored: 0 };
    const falls =
      row.events < before.events || row.competing < before.competing || row.censored < before.censored;
    return !falls && row.events + row.competing + row.censored <= n;
  });
}

/** Counts that may stand behind the rounded ones. */
function truthOf({ n, rows }: RoundedLifeTable): fc.Arbitrary<LifeTable> {
  const shift = fc.integer({ min: -2, max: 2 });
  const shifts = fc.array(fc.tuple(shift, shift, shift), { minLength: rows.length, maxLength: rows.length });
  return fc.tuple(shift, shifts).map(([all, list]) => ({
    n: n.value + all,
    rows: rows.map((row, k) => shifted(row, list[k]!)),
  }));
}
