import { describe, expect, it } from "vitest";
import { candidateOrder } from "../../../loaders/disclosure/suppression/candidate-order.ts";
import { contributionsOf } from "../../../loaders/disclosure/suppression/contributions-of.ts";
import { gaussSuppression } from "../../../loaders/disclosure/suppression/gauss-suppression.ts";
import { membersOf } from "../../../loaders/disclosure/suppression/incidence.ts";
import { linkedTables } from "../../../loaders/disclosure/suppression/linked-tables.ts";
import { soleContributors } from "../../../loaders/disclosure/suppression/sole-contributors.ts";
import { determined } from "./linear-attack.ts";
import { countsIn } from "./tables.ts";

const people = [
  { sex: "f", age: "18-20", pathway: "prison" },
  { sex: "m", age: "18-20", pathway: "prison" },
  { sex: "m", age: "21-24", pathway: "returned" },
  { sex: "m", age: "25+", pathway: "returned" },
  { sex: "m", age: "25+", pathway: "returned" },
];
const dimensions = { sex: {}, age: { groups: { young: ["18-20", "21-24"] } }, pathway: {} };

describe("linkedTables(rows, design)", () => {
  it("crosses codes and groups, with totals: codes, groups and all of each dimension", () => {
    const { cells, incidence } = linkedTables(people, { dimensions, crossings: [{ by: ["sex", "age"] }] });
    expect(incidence.innerCells).toBe(2 * 3);
    expect(cells.length).toBe((2 + 1) * (3 + 1 + 1));
    expect(cells).toContainEqual({});
    expect(cells).toContainEqual({ sex: "f", age: "young" });
  });

  it("adds up the same people as the keys say", () => {
    const rows = people.map((key) => ({ key, count: 1 }));
    const { tables, values } = countsIn(rows, { dimensions, crossings: [{ by: ["sex", "age"] }] });
    for (const [column, key] of tables.cells.entries()) {
      const isIn = (person: (typeof people)[number]) =>
        Object.entries(key).every(([name, code]) =>
          code === "young" ? person.age !== "25+" : person[name as "sex"] === code,
        );
      expect(values[column]).toBe(people.filter(isIn).length);
    }
  });

  it("has shared totals as one column, and says in which crossings a cell stands", () => {
    const { cells, crossingsOf } = linkedTables(people, {
      dimensions,
      crossings: [{ by: ["sex", "age"] }, { by: ["sex", "pathway"] }],
    });
    const place = (key: object) => cells.findIndex((cell) => JSON.stringify(cell) === JSON.stringify(key));
    expect(cells.length).toBe(15 + 9 - 3);
    expect(crossingsOf[place({ sex: "m" })]).toEqual([0, 1]);
    expect(crossingsOf[place({ age: "young" })]).toEqual([0]);
  });

  it("links two hierarchies over the same codes: each table alone is safe, both together give K away", () => {
    // sdcTools/sdcTable, tests/testthat/test-linked-tables.r: county-2 without L and M is K and N; N is 7.
    const [first, second] = [
      { "county-1": ["A", "B", "I", "J"], "county-2": ["K", "L", "M", "N"] },
      { small: ["A", "B", "I", "J", "K", "N"], BIG: ["L", "M"] },
    ];
    const counts = { A: 2, B: 2, I: 8, J: 8, K: 3, L: 3, M: 3, N: 7 };
    const rows = Object.entries(counts).map(([region, count]) => ({ key: { region }, count }));
    const suppress = (groups: Record<string, readonly string[]>) => {
      const crossings = [{ by: ["region"] }];
      const { tables, incidence, values } = countsIn(rows, { dimensions: { region: { groups } }, crossings });
      const primary = values.flatMap((value, column) => (value <= 3 ? [column] : []));
      const order = candidateOrder(incidence, values);
      const { secondary } = gaussSuppression({ incidence, primary, order });
      const others = order.filter((column) => !primary.includes(column));
      const region = (column: number) => tables.cells[column]?.region;
      return {
        secondary: secondary.map(region),
        exposed: determined(incidence, { published: others }, primary).map(region),
      };
    };
    expect(suppress(first ?? {})).toEqual({ secondary: [], exposed: [] });
    expect(suppress(second ?? {})).toEqual({ secondary: [], exposed: [] });
    expect(suppress({ ...first, ...second })).toEqual({ secondary: ["N"], exposed: ["K"] });
  });

  it("shows only what is listed, and totals only where wanted", () => {
    const { cells } = linkedTables(people, {
      dimensions,
      crossings: [{ by: ["sex", "age"], only: { age: ["young"] }, totals: false }],
    });
    expect(cells).toEqual([
      { sex: "f", age: "young" },
      { sex: "m", age: "young" },
    ]);
  });

  it("takes groups of groups", () => {
    const { cells, incidence } = linkedTables(people, {
      dimensions: { age: { groups: { anybody: ["young", "25+"], young: ["18-20", "21-24"] } } },
      crossings: [{ by: ["age"] }],
    });
    const members = (age: string) =>
      membersOf(
        incidence,
        cells.findIndex((cell) => cell.age === age),
      ).length;
    expect([members("young"), members("anybody")]).toEqual([2, 3]);
  });

  it("counts combinations that nobody has as possible, or as known to be empty", () => {
    const cellsOf = (emptyCells: "possible" | "known") =>
      linkedTables(people, { dimensions, crossings: [{ by: ["sex", "age", "pathway"] }], emptyCells })
        .incidence.innerCells;
    expect(cellsOf("possible")).toBe(12);
    expect(cellsOf("known")).toBe(4);
  });

  it("known to be empty is safe against readers who know less", () => {
    const rows = people.map((key) => ({ key, count: 1 }));
    const made = (emptyCells: "possible" | "known") =>
      countsIn(rows, { dimensions, crossings: [{ by: ["sex", "age"] }], emptyCells });
    const [known, possible] = [made("known"), made("possible")];
    const primary = known.values.flatMap((value, column) => (value === 1 ? [column] : []));
    const { secondary } = gaussSuppression({
      incidence: known.incidence,
      primary,
      order: candidateOrder(known.incidence, known.values),
    });
    const inPossible = (column: number) =>
      possible.tables.cells.findIndex(
        (cell) => JSON.stringify(cell) === JSON.stringify(known.tables.cells[column]),
      );
    const hidden = new Set([...primary, ...secondary].map(inPossible));
    const published = possible.values.flatMap((_, column) => (hidden.has(column) ? [] : [column]));
    expect(hidden.size).toBeLessThan(known.values.length);
    expect(determined(possible.incidence, { published }, primary.map(inPossible))).toEqual([]);
  });

  it.each([
    [
      "a dimension that is not described",
      { dimensions: {}, crossings: [{ by: ["sex"] }] },
      /unknown dimension/,
    ],
    [
      "a person without a code",
      { dimensions: { office: {} }, crossings: [{ by: ["office"] }] },
      /row 1 has no "office"/,
    ],
    [
      "a code that the dimension does not have",
      { dimensions: { sex: { codes: ["f"] } }, crossings: [{ by: ["sex"] }] },
      /row 2 has a code of "sex"/,
    ],
    [
      "a group of what does not exist",
      { dimensions: { sex: { groups: { all: ["x"] } } }, crossings: [{ by: ["sex"] }] },
      /unknown group/,
    ],
    [
      "a group that holds itself",
      { dimensions: { sex: { groups: { all: ["f", "all"] } } }, crossings: [{ by: ["sex"] }] },
      /holds itself/,
    ],
    [
      "a group named like a code",
      { dimensions: { sex: { groups: { f: ["m"] } } }, crossings: [{ by: ["sex"] }] },
      /named like a code/,
    ],
    [
      "a code that cannot be shown",
      { dimensions: { sex: {} }, crossings: [{ by: ["sex"], only: { sex: ["x"] } }] },
      /unknown code/,
    ],
  ])("refuses %s", (_, design, message) => {
    expect(() => linkedTables(people, design)).toThrow(message);
  });

  it("refuses more combinations than it can take, and names the way out", () => {
    const codes = Array.from({ length: 100 }, (_, code) => `${code}`);
    const design = {
      dimensions: { a: { codes }, b: { codes }, c: { codes } },
      crossings: [{ by: ["a", "b", "c"] }],
    };
    expect(() => linkedTables([], design)).toThrow(/emptyCells to "known"/);
    expect(linkedTables([], { ...design, emptyCells: "known" }).cells).toEqual([]);
  });
});

describe("who contributes", () => {
  const tables = linkedTables(people, { dimensions, crossings: [{ by: ["sex", "age"] }] });

  it("contributionsOf(tables, contributions) adds up the rows of one contributor, largest first", () => {
    const contributions = [3, 5, 2, 4, 1].map((value, row) => ({
      contributor: row > 2 ? "x" : `${row}`,
      value,
    }));
    const all = contributionsOf(tables, contributions)[
      tables.cells.findIndex((cell) => !("sex" in cell || "age" in cell))
    ];
    expect(all).toEqual([5, 5, 3, 2]);
  });

  it("soleContributors(tables, contributors) finds the cells that one fills alone", () => {
    expect(soleContributors(tables)).toHaveLength(3);
    expect(soleContributors(tables, ["a", "a", "b", "c", "c"]).map((cells) => cells.length)).toEqual([
      2, 1, 1,
    ]);
  });
});
