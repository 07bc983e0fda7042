import { describe, expect, it } from "vitest";
import { few, hidden, most, policies, released, shown } from "./gate.ts";
import { lifeGroup, lifeTableOf } from "./statements.ts";

const publicGroup = (...group: Parameters<typeof lifeGroup>) =>
  released(lifeTableOf([lifeGroup(...group)]), "public").groups[0];

describe("release(life table) on the public tier", () => {
  it("rounds every cumulative count on its own, and hides it while it is below 10", () => {
    const group = publicGroup(300, [
      [182, 4, 0, 12],
      [365, 13, 3, 41],
      [547, 27, 11, 83],
    ]);
    expect(group?.n).toEqual(shown(300, 2));
    expect(group?.rows.map(({ events }) => events)).toEqual([few(9), shown(15, 2), shown(25, 2)]);
    expect(group?.rows.map(({ competing }) => competing)).toEqual([few(9), few(9), shown(10, 2)]);
    expect(group?.rows.map(({ censored }) => censored)).toEqual([shown(10, 2), shown(40, 2), shown(85, 2)]);
    expect(group).not.toHaveProperty("cutAt");
  });

  it("hides events that leave fewer than 10 people", () => {
    expect(publicGroup(200, [[182, 60, 5, 5]])?.rows[0]?.events).toEqual(shown(60, 2));
    const other = released(lifeTableOf([lifeGroup(100, [[182, 91, 0, 0]])]), {
      ...policies.public,
      curves: { ...policies.public.curves, atRisk: "counted", endsBelow: 1 },
    });
    expect(other.groups[0]?.rows[0]?.events).toEqual(most(9));
  });

  it("works out who is at risk from the other columns, with the bounds that they leave", () => {
    const group = publicGroup(300, [
      [182, 12, 3, 41],
      [365, 13, 13, 62],
    ]);
    // 300 - 10 - (0 … 9) - 40, then 300 - 15 - 15 - 60, each shown one ± 2.
    expect(group?.rows.map(({ atRisk }) => atRisk)).toEqual([shown(245, 11), shown(210, 8)]);
  });

  it("ends before the first row where fewer than 30 may be at risk and says where", () => {
    const group = publicGroup(150, [
      [182, 20, 20, 70],
      [365, 20, 20, 75],
      [547, 20, 20, 85],
    ]);
    expect(group?.rows.map(({ day, atRisk }) => [day, atRisk])).toEqual([[182, shown(40, 8)]]);
    expect(group?.cutAt).toBe(365);
  });

  it("gives no rows to a group that is shown as fewer than 80", () => {
    expect(publicGroup(77, [[182, 20, 0, 0]])).toEqual({ key: {}, n: shown(75, 2), rows: [] });
    expect(publicGroup(80, [[182, 20, 0, 0]])?.rows).toHaveLength(1);
  });

  it("decides by the shown n, so that the decision does not tell 78 from 82", () => {
    const seen = [78, 79, 80, 81, 82].map((n) => {
      const group = publicGroup(n, [[182, 20, 0, 0]]);
      return [group?.n, group?.rows.length];
    });
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it("does not name a category below 30", () => {
    expect(publicGroup(29, [[182, 12, 0, 0]], { sex: "female" })).toBeUndefined();
    expect(publicGroup(30, [[182, 12, 0, 0]], { sex: "female" })?.n).toEqual(shown(30, 2));
  });

  it("needs no repair to stay cumulative: shown counts never fall", () => {
    const cumulative = Array.from({ length: 6 }, (_, i): [number, number, number, number] => [
      182 * (i + 1),
      10 + i,
      10 + 2 * i,
      10 + 3 * i,
    ]);
    const rows = publicGroup(400, cumulative)?.rows ?? [];
    for (const column of ["events", "competing", "censored"] as const) {
      const values = rows.map((row) => (row[column].kind === "count" ? row[column].value : 0));
      expect(values).toEqual(values.toSorted((a, b) => a - b));
    }
  });

  it("leaves at least three possible increments between any two shown counts", () => {
    // What a reader knows of a shown count r: r - 2 … r + 2, and 10 at least.
    const least = (r: number) => Math.max(10, r - 2);
    for (let first = 10; first <= 60; first += 5)
      for (let second = first; second <= 60; second += 5) {
        const lowest = Math.max(0, least(second) - (first + 2));
        const highest = second + 2 - least(first);
        expect(highest - lowest + 1).toBeGreaterThanOrEqual(3);
      }
  });
});

describe("release(life table) on the internal tier", () => {
  it("shows exact counts by month and at landmarks", () => {
    const table = lifeTableOf([
      lifeGroup(62, [
        [30, 6, 0, 0],
        [70, 14, 0, 0],
        [91, 14, 2, 10],
      ]),
    ]);
    const rows = released(table, "internal").groups[0]?.rows;
    expect(rows?.map(({ events }) => events)).toEqual([shown(6, 0), shown(14, 0), shown(14, 0)]);
    expect(rows?.[0]?.competing).toEqual(few(4));
    expect(rows?.[0]?.censored).toEqual(shown(0, 0));
    // At risk would be n less all others, and give the hidden ones away.
    expect(rows?.map(({ atRisk }) => atRisk)).toEqual([hidden, hidden, hidden]);
  });

  it("shows who is at risk where nothing else is hidden", () => {
    const table = lifeTableOf([lifeGroup(62, [[91, 14, 8, 10]])]);
    expect(released(table, "internal").groups[0]?.rows[0]?.atRisk).toEqual(shown(30, 0));
  });
});

describe("release(life table) refuses", () => {
  const table = (rows: Parameters<typeof lifeGroup>[1], n = 200) => lifeTableOf([lifeGroup(n, rows)]);

  it("a grid finer than the tier's: neighbouring rows would show the events of a month", () => {
    const monthly = table([
      [30, 12, 0, 0],
      [60, 13, 0, 0],
    ]);
    expect(() => released(monthly, "public")).toThrow(/grid too fine/);
    expect(() => released(monthly, "internal")).not.toThrow();
  });

  it("26 weeks not: they stand for half a year", () => {
    expect(() => released(table([[182, 12, 0, 0]]), "public")).not.toThrow();
    expect(() => released(table([[178, 12, 0, 0]]), "public")).not.toThrow();
    expect(() => released(table([[177, 12, 0, 0]]), "public")).toThrow(/grid too fine/);
  });

  it("counts that fall", () => {
    const falling = table([
      [182, 12, 0, 0],
      [365, 11, 0, 5],
    ]);
    expect(() => released(falling, "public")).toThrow(/not cumulative/);
  });

  it("people who are counted twice or not at all", () => {
    const group = lifeGroup(200, [[182, 12, 0, 0]]);
    const wrong = { ...group, rows: group.rows.map((row) => ({ ...row, atRisk: row.atRisk - 1 })) };
    expect(() => released(lifeTableOf([wrong]), "public")).toThrow(/does not add up/);
  });

  it("more events than people", () => {
    expect(() => released(table([[182, 201, 0, 0]]), "public")).toThrow(/not a count|larger than whole/);
  });
});
