import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, episode, openWorkshop, type Row, type Workshop } from "./fixture.ts";

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

describe("models.programme_paths", () => {
  const path = async (row: Row) => {
    const warehouse = await build(workshop, {
      rows: {
        cases: [episode()],
        enrolments: [{ enrolment_id: "1", case_id: "c1", programme: "workshop", ...row }],
      },
    });
    const rows = await warehouse.rows<Record<string, boolean | null>>(
      "SELECT eligible, referred, started, completed FROM models.programme_paths",
    );
    return Object.values(rows[0] ?? {});
  };

  test.each<[string, Row, (boolean | null)[]]>([
    ["completed without dates", { status: "completed" }, [true, true, true, true]],
    ["left early", { status: "left early", eligible: true }, [true, true, true, false]],
    ["started, by its date alone", { started_on: "2024-02-01" }, [true, true, true, false]],
    [
      "declined, though not marked eligible",
      { status: "declined", eligible: false },
      [true, true, false, false],
    ],
    ["removed before the start", { status: "removed" }, [true, true, false, false]],
    ["referred, by its date alone", { referred_on: "2024-02-01" }, [true, true, false, false]],
    ["eligible and not referred", { status: "not referred", eligible: true }, [true, false, false, false]],
    ["not eligible", { status: "not referred", eligible: false }, [false, false, false, false]],
    ["nothing recorded", {}, [null, false, false, false]],
  ])("%s", async (_, row, expected) => {
    expect(await path(row)).toEqual(expected);
  });
});

describe("models.training_scores", () => {
  const course = { service: "XK", course: "VERA", held_on: "2023-05-01" };
  const certified = async (training: Row[], cutoff: string | null = "2025-01-01") => {
    const warehouse = await build(workshop, {
      rows: { cases: [episode()], training },
      delivery: { cutoff, followUpDays: 365 },
    });
    return warehouse.rows("SELECT staff_id, certified FROM models.training_scores ORDER BY staff_id");
  };

  test("a certificate is valid on its last day; no certificate is none", async () => {
    expect(
      await certified([
        { ...course, staff_id: "a", certified_until: "2025-01-01" },
        { ...course, staff_id: "b", certified_until: "2024-12-31" },
        { ...course, staff_id: "c", certified_until: null },
      ]),
    ).toEqual([
      { staff_id: "a", certified: true },
      { staff_id: "b", certified: false },
      { staff_id: "c", certified: false },
    ]);
  });

  test("is unknown where certificates or the cut-off were not delivered", async () => {
    expect(await certified([{ ...course, staff_id: "a" }])).toEqual([{ staff_id: "a", certified: null }]);
    expect(await certified([{ ...course, staff_id: "a", certified_until: "2030-01-01" }], null)).toEqual([
      { staff_id: "a", certified: null },
    ]);
  });
});

describe("models.assessment_quality", () => {
  const assessment = (id: string, row: Row = {}): Row => ({
    assessment_id: id,
    case_id: "c1",
    instrument: "VERA-2R",
    assessed_on: "2024-01-31",
    ...row,
  });

  test("counts items and unrated ones, and sees overrides up and down", async () => {
    const warehouse = await build(workshop, {
      rows: {
        cases: [episode()],
        assessments: [
          assessment("1", { level: "high", level_before_override: "low" }),
          assessment("2", { level: "low", level_before_override: "low" }),
          assessment("3", { level: "low", level_before_override: null }),
          assessment("4", { level: null, level_before_override: "low" }),
        ],
        assessment_items: [
          { assessment_id: "1", item: "BA1", rating: 2 },
          { assessment_id: "1", item: "BA2", rating: null },
          { assessment_id: "1", item: "BA3", rating: 0 },
          { assessment_id: "2", item: "BA1", rating: null },
        ],
      },
    });
    expect(
      await warehouse.rows(
        "SELECT assessment_id, day, items, unrated, overridden FROM models.assessment_quality ORDER BY assessment_id",
      ),
    ).toEqual([
      { assessment_id: "1", day: 30, items: 3, unrated: 1, overridden: true },
      { assessment_id: "2", day: 30, items: 1, unrated: 1, overridden: false },
      { assessment_id: "3", day: 30, items: 0, unrated: 0, overridden: false },
      { assessment_id: "4", day: 30, items: 0, unrated: 0, overridden: null },
    ]);
  });

  test("an item that slipped in twice counts once", async () => {
    const warehouse = await build(workshop, {
      rows: {
        cases: [episode()],
        assessments: [assessment("1")],
        assessment_items: [
          { assessment_id: "1", item: "BA1", rating: null },
          { assessment_id: "1", item: "BA1", rating: null },
          { assessment_id: "1", item: "BA2", rating: 1 },
        ],
      },
    });
    expect(await warehouse.rows("SELECT items, unrated FROM models.assessment_quality")).toEqual([
      { items: 2, unrated: 1 },
    ]);
  });

  test("says nothing of items and overrides that were not delivered", async () => {
    const warehouse = await build(workshop, {
      rows: { cases: [episode()], assessments: [assessment("1", { level: "low" })] },
    });
    expect(await warehouse.rows("SELECT items, unrated, overridden FROM models.assessment_quality")).toEqual([
      { items: null, unrated: null, overridden: null },
    ]);
  });
});
