import { describe, expect, it } from "vitest";
import { type IntakeReport, releasedIntake } from "../../loaders/disclosure/released-intake.ts";
import { few, gateOf, most, shown } from "./gate.ts";

const place = (line: number) => ({ file: "cases.csv", line, column: "sex" });
const report: IntakeReport = {
  tables: [
    { table: "cases", presence: "delivered", rows: 303, accepted: 300, quarantined: 3 },
    { table: "events", presence: "delivered", rows: 1200, accepted: 1163, quarantined: 37 },
    { table: "training", presence: "delivered", rows: 12, accepted: 12, quarantined: 0 },
    { table: "surveys", presence: "not delivered", rows: 0, accepted: 0, quarantined: 0 },
  ],
  faults: [
    { table: "cases", rule: "value not in list", rows: 3, places: [place(17), place(18), place(44)] },
    { table: "events", rule: "not a date", rows: 37, places: [] },
  ],
  unknownColumns: [{ table: "cases", columns: 2 }],
};

describe("releasedIntake(report) on the public tier", () => {
  const intake = releasedIntake(report, gateOf("public"));

  it("puts rows through the thresholds of people", () => {
    expect(intake.tables).toEqual([
      {
        table: "cases",
        presence: "delivered",
        rows: shown(305, 2),
        accepted: most(9),
        quarantined: few(9),
        acceptedShare: { kind: "over", bound: 0.97 },
      },
      {
        table: "events",
        presence: "delivered",
        rows: shown(1200, 2),
        accepted: shown(1165, 2),
        quarantined: shown(35, 2),
        acceptedShare: expect.objectContaining({ kind: "rate", value: 0.971 }),
      },
      {
        table: "training",
        presence: "delivered",
        rows: shown(10, 2),
        accepted: most(9),
        quarantined: few(9),
        acceptedShare: expect.objectContaining({ kind: "x" }),
      },
      {
        table: "surveys",
        presence: "not delivered",
        rows: { kind: "x", reason: { code: "table not delivered" } },
        accepted: { kind: "x", reason: { code: "table not delivered" } },
        quarantined: { kind: "x", reason: { code: "table not delivered" } },
        acceptedShare: { kind: "x", reason: { code: "table not delivered" } },
      },
    ]);
  });

  it("names no place, and no rule that caught fewer rows than the threshold", () => {
    expect(intake.faults).toEqual([{ table: "events", rule: "not a date", rows: shown(35, 2) }]);
  });

  it("counts unknown columns and does not name them", () => {
    expect(intake.unknownColumns).toEqual([{ table: "cases", columns: 2 }]);
  });
});

describe("releasedIntake(report) on the internal tier", () => {
  it("is exact, with file, line and column", () => {
    const intake = releasedIntake(report, gateOf("internal"));
    expect(intake.tables[0]).toMatchObject({
      rows: shown(303, 0),
      accepted: shown(300, 0),
      quarantined: shown(3, 0),
      acceptedShare: { kind: "rate", value: 300 / 303 },
    });
    expect(intake.faults[0]).toEqual({
      table: "cases",
      rule: "value not in list",
      rows: shown(3, 0),
      places: [place(17), place(18), place(44)],
    });
  });
});

it("releasedIntake(report) leaves its statements in the ledger", () => {
  const gate = gateOf("public");
  releasedIntake(report, gate);
  expect(gate.ledger.pending.map(({ figure }) => figure)).toEqual(["intake-tables", "intake-faults"]);
});

it("releasedIntake(report) refuses a report that does not add up", () => {
  const wrong = { ...report, tables: report.tables.map((table) => ({ ...table, accepted: table.rows + 1 })) };
  expect(() => releasedIntake(wrong, gateOf("public"))).toThrow(/part larger than whole/);
});
