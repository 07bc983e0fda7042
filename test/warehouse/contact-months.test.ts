import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, episode, openWorkshop, type Rows, type Workshop } from "./fixture.ts";

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

async function months(rows: Rows, columns: string) {
  const warehouse = await build(workshop, { rows });
  return warehouse.rows(`SELECT ${columns} FROM models.contact_months ORDER BY case_id, month`);
}

const contact = (due_on: string, outcome: string | null, row = {}) => ({
  contact_id: `${due_on} ${outcome}`,
  case_id: "c1",
  due_on,
  outcome,
  ...row,
});

describe("models.contact_months", () => {
  const cases = [
    episode({ supervision_started_on: "2024-01-16", ended_on: "2024-04-01", end_reason: "completed" }),
  ];

  test("has a row for every month with a day of supervision; the day of the end is none", async () => {
    expect(await months({ cases }, "month, days_at_risk, required, attended, compliant")).toEqual([
      { month: "2024-01-01", days_at_risk: 16, required: 0, attended: 0, compliant: null },
      { month: "2024-02-01", days_at_risk: 29, required: 0, attended: 0, compliant: null },
      { month: "2024-03-01", days_at_risk: 31, required: 0, attended: 0, compliant: null },
    ]);
  });

  test("requires due contacts; what the service cancelled is not required, what was excused is", async () => {
    const contacts = [
      contact("2024-01-20", "attended"),
      contact("2024-01-27", "cancelled by the service"),
      contact("2024-02-03", "attended"),
      contact("2024-02-10", "excused"),
      contact("2024-03-10", "missed"),
      contact("2024-03-17", null),
      contact("2024-04-01", "attended"),
    ];
    expect(await months({ cases, contacts }, "month, required, attended, compliant")).toEqual([
      { month: "2024-01-01", required: 1, attended: 1, compliant: true },
      { month: "2024-02-01", required: 2, attended: 1, compliant: false },
      { month: "2024-03-01", required: 2, attended: 0, compliant: false },
    ]);
  });

  test("neither requires nor credits a contact in custody; the day of release is required again", async () => {
    const custody = [{ case_id: "c1", from_on: "2024-02-01", to_on: "2024-03-10" }];
    const contacts = [
      contact("2024-01-31", "missed"),
      contact("2024-02-01", "missed"),
      contact("2024-02-15", "attended"),
      contact("2024-03-09", "missed"),
      contact("2024-03-10", "attended"),
    ];
    expect(
      await months({ cases, custody, contacts }, "month, days_at_risk, required, attended, compliant"),
    ).toEqual([
      { month: "2024-01-01", days_at_risk: 16, required: 1, attended: 0, compliant: false },
      { month: "2024-02-01", days_at_risk: 0, required: 0, attended: 0, compliant: null },
      { month: "2024-03-01", days_at_risk: 22, required: 1, attended: 1, compliant: true },
    ]);
  });

  test("says the level in force on the first supervised day of the month, null between spells", async () => {
    const spell = (from_on: string, to_on: string | null, level: string) => ({
      case_id: "c1",
      from_on,
      to_on,
      level,
    });
    const supervision = [
      spell("2024-01-16", "2024-02-01", "high"),
      spell("2024-02-02", "2024-02-20", "moderate"),
      spell("2024-03-02", null, "low"),
    ];
    expect(await months({ cases, supervision }, "month, level")).toEqual([
      { month: "2024-01-01", level: "high" },
      { month: "2024-02-01", level: "high" },
      { month: "2024-03-01", level: null },
    ]);
  });

  test("has no rows where times are days: there is no calendar", async () => {
    const inDays = { supervision_started_on: null, supervision_started_day: 0 };
    const warehouse = await build(workshop, {
      rows: {
        cases: [episode(inDays)],
        contacts: [{ contact_id: "1", case_id: "c1", due_day: 3, outcome: "attended" }],
      },
      delivery: { cutoff: null, followUpDays: 100 },
    });
    expect(await warehouse.rows("SELECT * FROM models.contact_months")).toEqual([]);
  });
});
