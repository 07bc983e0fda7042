import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, episode, openWorkshop, type Rows, type Workshop } from "./fixture.ts";

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

async function episodes(rows: Rows, columns: string, cohorts: readonly string[] = []) {
  const warehouse = await build(workshop, { rows, cohorts });
  return warehouse.rows(`SELECT ${columns} FROM models.episodes ORDER BY case_id`);
}

describe("models.episodes", () => {
  test("counts from the release where it comes after the start of supervision, else from the start", async () => {
    const cases = [
      episode({ case_id: "a", person_id: "a", released_on: "2024-01-11" }),
      episode({ case_id: "b", person_id: "b", released_on: "2023-12-01" }),
      episode({ case_id: "c", person_id: "c" }),
    ];
    expect(await episodes({ cases }, "zero_on, entry_year, potential_days")).toEqual([
      { zero_on: "2024-01-11", entry_year: 2024, potential_days: 356 },
      { zero_on: "2024-01-01", entry_year: 2024, potential_days: 366 },
      { zero_on: "2024-01-01", entry_year: 2024, potential_days: 366 },
    ]);
  });

  test("follows an open episode to the cut-off and an ended one to its end; its potential is the same", async () => {
    const cases = [
      episode({ case_id: "a", person_id: "a" }),
      episode({ case_id: "b", person_id: "b", ended_on: "2024-04-10", end_reason: "completed" }),
    ];
    expect(await episodes({ cases }, "potential_days, follow_up_days, end_day, end_reason")).toEqual([
      { potential_days: 366, follow_up_days: 366, end_day: null, end_reason: null },
      { potential_days: 366, follow_up_days: 100, end_day: 100, end_reason: "completed" },
    ]);
  });

  test("numbers a person's episodes in order and places them on the person's clock", async () => {
    const cases = [
      episode({ case_id: "a", supervision_started_on: "2024-06-01" }),
      episode({ case_id: "b", ended_on: "2024-03-01", end_reason: "revoked" }),
      episode({ case_id: "c", person_id: "p2" }),
    ];
    expect(await episodes({ cases }, "case_id, episode_number, person_day")).toEqual([
      { case_id: "a", episode_number: 2, person_day: 152 },
      { case_id: "b", episode_number: 1, person_day: 0 },
      { case_id: "c", episode_number: 1, person_day: 0 },
    ]);
  });

  test("carries the service's own cohort columns, empty values as null", async () => {
    const cases = [episode({ cohort_financial_aid: "yes" }), episode({ case_id: "c2", person_id: "p2" })];
    expect(await episodes({ cases }, "COLUMNS('^cohort_')", ["cohort_financial_aid"])).toEqual([
      { cohort_financial_aid: "yes" },
      { cohort_financial_aid: null },
    ]);
  });

  test("takes the initial level from the earliest levelled assessment within 90 days of time zero", async () => {
    const assessment = (id: string, case_id: string, assessed_on: string, level: string | null) => ({
      assessment_id: id,
      case_id,
      instrument: "VERA-2R",
      assessed_on,
      level,
    });
    const rows = {
      cases: ["a", "b", "c", "d", "e"].map((id) => episode({ case_id: id, person_id: id })),
      assessments: [
        assessment("1", "a", "2024-02-10", "high"),
        assessment("2", "a", "2024-01-10", "low"),
        assessment("3", "b", "2024-03-31", "moderate"),
        assessment("4", "c", "2024-04-01", "moderate"),
        assessment("5", "d", "2024-01-05", null),
        assessment("6", "d", "2024-01-06", "high"),
        { ...assessment("7", "e", "2024-01-05", "low"), purpose: "review" },
        { ...assessment("8", "e", "2024-01-05", "moderate"), purpose: "initial" },
        { ...assessment("9", "e", "2024-01-02", "high"), purpose: "double rating", double_of: "8" },
      ],
    };
    expect(await episodes(rows, "case_id, initial_level")).toEqual([
      { case_id: "a", initial_level: "low" },
      { case_id: "b", initial_level: "moderate" },
      { case_id: "c", initial_level: null },
      { case_id: "d", initial_level: "high" },
      { case_id: "e", initial_level: "moderate" },
    ]);
  });
});

describe("time in custody", () => {
  const rows = {
    cases: [episode({ ended_on: "2024-12-31", end_reason: "completed" })],
    custody: [
      { case_id: "c1", from_on: "2024-02-01", to_on: "2024-02-11" },
      { case_id: "c1", from_on: "2024-02-05", to_on: "2024-02-15" },
      { case_id: "c1", from_on: "2024-02-15", to_on: "2024-02-16" },
      { case_id: "c1", from_on: "2024-03-01", to_on: "2024-03-01" },
      { case_id: "c1", from_on: "2024-12-21", to_on: null },
    ],
  };

  test("is half-open, merged where spells overlap or touch, and clipped to follow-up", async () => {
    const warehouse = await build(workshop, { rows });
    expect(await warehouse.rows("SELECT from_day, to_day FROM models.custody_spells")).toEqual([
      { from_day: 31, to_day: 46 },
      { from_day: 355, to_day: 366 },
    ]);
    expect(await warehouse.rows("SELECT custody_days, follow_up_days FROM models.episodes")).toEqual([
      { custody_days: 15 + 10, follow_up_days: 365 },
    ]);
  });

  test("is what models.exposure leaves out", async () => {
    const warehouse = await build(workshop, { rows });
    expect(await warehouse.rows("SELECT from_day, to_day FROM models.exposure ORDER BY from_day")).toEqual([
      { from_day: 0, to_day: 31 },
      { from_day: 46, to_day: 355 },
    ]);
  });

  test("that is open ends with the person's next episode", async () => {
    const warehouse = await build(workshop, {
      rows: {
        cases: [
          episode({ ended_on: "2024-02-01", end_reason: "revoked" }),
          episode({ case_id: "c2", supervision_started_on: "2024-05-01" }),
        ],
        custody: [{ case_id: "c1", from_on: "2024-01-31", to_on: null }],
      },
    });
    expect(await warehouse.rows("SELECT from_day, to_day FROM models.custody_spells")).toEqual([
      { from_day: 30, to_day: 121 },
    ]);
    expect(
      await warehouse.rows("SELECT case_id, from_day, to_day FROM models.exposure ORDER BY case_id"),
    ).toEqual([
      { case_id: "c1", from_day: 0, to_day: 30 },
      { case_id: "c2", from_day: 0, to_day: 245 },
    ]);
  });
});
