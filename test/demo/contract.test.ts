import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cohortColumns } from "../../loaders/demo/tables/out.ts";
import { writeDemo } from "../../loaders/demo/write-demo.ts";
import { contract, type TableName, tableNames } from "../../loaders/exports/contract/index.ts";
import type { Field } from "../../loaders/exports/contract/table.ts";
import { readInstruments } from "../../loaders/exports/instruments.ts";
import { readTable, type TextRow } from "./read-table.ts";

const folder = mkdtempSync(join(tmpdir(), "throughcare-contract-"));
const tables = new Map<TableName, TextRow[]>();
const rows = (table: TableName): TextRow[] => tables.get(table)!;
const cutoff = "2025-12-31";

beforeAll(async () => {
  await writeDemo({ folder, people: 600, seed: 3, faults: false });
  for (const table of tableNames) tables.set(table, readTable(folder, table));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shapes: Readonly<Record<Field["type"], RegExp>> = {
  string: /^[^\n"]{1,80}$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^(19|20)\d\d-\d\d-\d\d$/,
};

/** What is wrong with a value, in words; null where nothing is. */
function fault(value: string, field: Field): string | null {
  const { required, enum: values, minimum, maximum, pattern } = field.constraints ?? {};
  if (value === "") return required === true ? "missing" : null;
  if (!shapes[field.type].test(value)) return "shape";
  if (values !== undefined && !values.includes(value)) return "not in list";
  if (minimum !== undefined && Number(value) < minimum) return "below minimum";
  if (maximum !== undefined && Number(value) > maximum) return "above maximum";
  if (pattern !== undefined && !new RegExp(pattern).test(value)) return "pattern";
  return null;
}

const keyOf = (row: TextRow, columns: readonly string[]): string =>
  columns.map((column) => row[column]).join("|");

describe.each(tableNames)("%s without faults", (table) => {
  const definition = contract[table];
  const fields: Readonly<Record<string, Field>> = definition.fields;

  it("has the contract's columns and rows", () => {
    const added = table === "cases" ? cohortColumns : [];
    expect(Object.keys(rows(table)[0]!)).toEqual([...Object.keys(fields), ...added]);
    expect(rows(table).length).toBeGreaterThan(20);
  });

  it("holds only values that the contract allows", () => {
    const faults = new Set<string>();
    for (const row of rows(table)) {
      for (const [name, field] of Object.entries(fields)) {
        const found = fault(row[name]!, field);
        if (found !== null) faults.add(`${name}: ${found}`);
      }
    }
    expect([...faults]).toEqual([]);
  });

  it("has every column filled somewhere", () => {
    const empty = Object.keys(fields).filter((name) => rows(table).every((row) => row[name] === ""));
    expect(empty).toEqual([]);
  });

  it("has unique keys and no orphans", () => {
    const keys = rows(table).map((row) => keyOf(row, definition.primaryKey));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { field, table: other, references } of definition.foreignKeys) {
      const known = new Set(rows(other as TableName).map((row) => row[references]!));
      expect(rows(table).filter((row) => row[field] !== "" && !known.has(row[field]!))).toEqual([]);
    }
  });
});

describe("rules across columns and tables", () => {
  /** Rows of a table that break a rule; dates compare as text. */
  const broken = (table: TableName, rule: (row: TextRow) => boolean) => rows(table).filter(rule).length;
  const isLater = (a: string, b: string) => a !== "" && b !== "" && a > b;
  const cases = () => new Map(rows("cases").map((row) => [row.case_id!, row]));
  const zeroOf = (row: TextRow) => [row.released_on!, row.supervision_started_on!].sort()[1]!;

  it("nothing is dated after the cut-off, plans and certificates apart", () => {
    const ahead = new Set(["planned_end_on", "certified_until"]);
    for (const table of tableNames) {
      const dates = Object.entries(contract[table].fields as Readonly<Record<string, Field>>)
        .filter(([name, { type }]) => type === "date" && !ahead.has(name))
        .map(([name]) => name);
      expect(broken(table, (row) => dates.some((name) => row[name]! > cutoff))).toBe(0);
    }
  });

  it("no date comes before the one that it must follow", () => {
    const orders: [TableName, string, string][] = [
      ["cases", "supervision_started_on", "ended_on"],
      ["custody", "from_on", "to_on"],
      ["supervision", "from_on", "to_on"],
      ["events", "occurred_on", "recorded_on"],
      ["events", "occurred_on", "decided_on"],
      ["events", "recorded_on", "decided_on"],
      ["needs", "identified_on", "reviewed_on"],
      ["enrolments", "referred_on", "started_on"],
      ["enrolments", "started_on", "ended_on"],
      ["training", "held_on", "certified_until"],
      ["cooperation", "asked_on", "answered_on"],
    ];
    for (const [table, first, second] of orders) {
      expect(
        broken(table, (row) => isLater(row[first]!, row[second]!)),
        `${table}.${second}`,
      ).toBe(0);
    }
  });

  it("everything about a case lies between time zero and its end", () => {
    const dated: [TableName, string][] = [
      ["custody", "from_on"],
      ["custody", "to_on"],
      ["supervision", "from_on"],
      ["supervision", "to_on"],
      ["assessments", "assessed_on"],
      ["contacts", "due_on"],
      ["contacts", "held_on"],
      ["needs", "identified_on"],
      ["enrolments", "started_on"],
      ["enrolments", "ended_on"],
      ["living", "observed_on"],
    ];
    const all = cases();
    for (const [table, column] of dated) {
      const outside = (row: TextRow): boolean => {
        const episode = all.get(row.case_id!)!;
        const value = row[column]!;
        return isLater(zeroOf(episode), value) || isLater(value, episode.ended_on!);
      };
      expect(broken(table, outside), `${table}.${column}`).toBe(0);
    }
    expect(broken("events", (row) => isLater(zeroOf(all.get(row.case_id!)!), row.occurred_on!))).toBe(0);
  });

  it("an end and its reason come together, and episodes of a person do not overlap", () => {
    expect(broken("cases", (row) => (row.ended_on === "") !== (row.end_reason === ""))).toBe(0);
    const ends = new Map<string, string>();
    let second = 0;
    for (const row of rows("cases")) {
      const before = ends.get(row.person_id!);
      if (before !== undefined) {
        second += 1;
        expect(before < row.supervision_started_on!).toBe(true);
      }
      ends.set(row.person_id!, row.ended_on || cutoff);
    }
    expect(second).toBeGreaterThan(0);
  });

  it("spells of a case follow each other", () => {
    for (const table of ["supervision", "custody"] as const) {
      const ends = new Map<string, string>();
      for (const row of rows(table)) {
        expect((ends.get(row.case_id!) ?? "") < row.from_on!).toBe(true);
        ends.set(row.case_id!, row.to_on || cutoff);
      }
    }
  });

  it("contacts have a date exactly where they were attended", () => {
    expect(broken("contacts", (row) => (row.outcome === "attended") !== (row.held_on !== ""))).toBe(0);
  });

  it("sessions attended and excused stay within those planned", () => {
    const sessions = ({ sessions_planned, sessions_attended, sessions_excused }: TextRow) =>
      sessions_attended !== "" &&
      Number(sessions_attended) + Number(sessions_excused) > Number(sessions_planned);
    expect(broken("enrolments", sessions)).toBe(0);
    expect(broken("enrolments", (row) => row.status === "completed" && row.started_on === "")).toBe(0);
  });

  it("double ratings are of the same case by somebody else", () => {
    const all = new Map(rows("assessments").map((row) => [row.assessment_id!, row]));
    const doubles = rows("assessments").filter((row) => row.double_of !== "");
    expect(doubles.length).toBeGreaterThan(60);
    for (const row of doubles) {
      const first = all.get(row.double_of!)!;
      expect(row.case_id).toBe(first.case_id);
      expect(row.rater_id).not.toBe(first.rater_id);
    }
  });

  it("items and ratings are those of the instruments", async () => {
    const instruments = await readInstruments();
    const instrumentOf = new Map(rows("assessments").map((row) => [row.assessment_id!, row.instrument!]));
    const allowed = new Set<string>();
    for (const { name, items, scales } of instruments) {
      for (const { code, scale } of items) {
        for (const rating of ["", ...scales[scale]!.map(({ rating }) => String(rating))]) {
          allowed.add(`${name} ${code} ${rating}`);
        }
      }
    }
    const rated = (row: TextRow) => `${instrumentOf.get(row.assessment_id!)} ${row.item} ${row.rating}`;
    expect(broken("assessment_items", (row) => !allowed.has(rated(row)))).toBe(0);
  });

  it("pseudonyms are at least 12 characters of base32 and not digits only", () => {
    for (const table of tableNames) {
      const keys = Object.entries(contract[table].fields as Readonly<Record<string, Field>>)
        .filter(([, { role }]) => role === "key")
        .map(([name]) => name);
      const wrong = (row: TextRow) =>
        keys.some((name) => row[name] !== "" && !/^[a-z][a-z2-7]{11,}$/.test(row[name]!));
      expect(broken(table, wrong)).toBe(0);
    }
  });
});
