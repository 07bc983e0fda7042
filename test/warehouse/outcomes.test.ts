import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, episode, type Fixture, openWorkshop, type Row, type Workshop } from "./fixture.ts";

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

/** The outcomes of person p1, as "event 31 of 31" and the like, by outcome and grade. */
async function outcomes(fixture: Fixture) {
  const warehouse = await build(workshop, fixture);
  const rows = await warehouse.rows<{ outcome: string; evidence: number }>(`
    SELECT outcome, evidence, event_day, time_day, status, competing_reason
    FROM models.outcomes WHERE person_id = 'p1' ORDER BY outcome, evidence`);
  return (outcome: string, evidence: 1 | 2 | 3) => {
    const row = rows.find((candidate) => candidate.outcome === outcome && candidate.evidence === evidence);
    const { outcome: _, evidence: __, ...rest } = row ?? { outcome, evidence };
    return rest;
  };
}

const event = (row: Row): Row => ({
  event_id: `${row.kind}-${row.occurred_on}-${row.evidence}-${row.case_id ?? "c1"}`,
  case_id: "c1",
  evidence: 3,
  ...row,
});

const happened = (event_day: number, time_day = event_day) => ({
  event_day,
  time_day,
  status: "event",
  competing_reason: null,
});
const censored = (time_day: number, event_day: number | null = null) => ({
  event_day,
  time_day,
  status: "censored",
  competing_reason: null,
});
const competing = (time_day: number, competing_reason: string, event_day: number | null = null) => ({
  event_day,
  time_day,
  status: "competing",
  competing_reason,
});

describe("models.outcomes", () => {
  test("holds all nine combinations of outcome and grade for every person, event or none", async () => {
    const warehouse = await build(workshop, {
      rows: { cases: [episode(), episode({ case_id: "c2", person_id: "p2" })] },
    });
    expect(
      await warehouse.rows("SELECT person_id, count(*) AS n FROM models.outcomes GROUP BY ALL ORDER BY ALL"),
    ).toEqual([
      { person_id: "p1", n: 9 },
      { person_id: "p2", n: 9 },
    ]);
  });

  test("sorts kinds into outcomes; a terrorism offence is both, other indicators are none", async () => {
    const of = await outcomes({
      rows: {
        cases: [episode()],
        events: [
          event({ kind: "terrorism offence", occurred_on: "2024-02-01" }),
          event({ kind: "propaganda", occurred_on: "2024-01-11", evidence: 1 }),
          event({ kind: "absconding", occurred_on: "2024-01-21", evidence: 2 }),
          event({ kind: "other indicator", occurred_on: "2024-01-02" }),
        ],
      },
    });
    expect(of("extremist relapse", 3)).toEqual(happened(31));
    expect(of("reoffending", 3)).toEqual(happened(31));
    expect(of("extremist relapse", 1)).toEqual(happened(10));
    expect(of("breach", 2)).toEqual(happened(20));
    expect(of("breach", 3)).toEqual(censored(366));
    expect(of("reoffending", 1)).toEqual(censored(366));
  });

  test("takes the first event of exactly the grade, and never a stronger or a weaker one", async () => {
    const of = await outcomes({
      rows: {
        cases: [episode()],
        events: [
          event({ kind: "threat", occurred_on: "2024-03-01", evidence: 1 }),
          event({ kind: "threat", occurred_on: "2024-02-01", evidence: 2 }),
          event({ kind: "travel attempt", occurred_on: "2024-01-15", evidence: 2 }),
        ],
      },
    });
    expect(of("extremist relapse", 1)).toEqual(happened(60));
    expect(of("extremist relapse", 2)).toEqual(happened(14));
    expect(of("extremist relapse", 3)).toEqual(censored(366));
  });

  test.each(["acquitted", "dropped", "not upheld"])(
    "does not count an adjudicated event that was %s, and keeps what was never adjudicated",
    async (decision) => {
      const of = await outcomes({
        rows: {
          cases: [episode()],
          events: [
            event({ kind: "other violent", occurred_on: "2024-02-01", decision }),
            event({ kind: "other violent", occurred_on: "2024-02-01", evidence: 2, decision }),
          ],
        },
      });
      expect(of("reoffending", 3)).toEqual(censored(366));
      expect(of("reoffending", 2)).toEqual(happened(31));
    },
  );

  test("takes custody before the event out of the time at risk, and not out of the calendar", async () => {
    const of = await outcomes({
      rows: {
        cases: [episode()],
        custody: [
          { case_id: "c1", from_on: "2024-01-11", to_on: "2024-01-21" },
          { case_id: "c1", from_on: "2024-03-01", to_on: "2024-03-31" },
          { case_id: "c1", from_on: "2024-12-01", to_on: null },
        ],
        events: [
          event({ kind: "other offence", occurred_on: "2024-02-01" }),
          event({ kind: "other offence", occurred_on: "2024-03-11", evidence: 2 }),
        ],
      },
    });
    expect(of("reoffending", 3)).toEqual(happened(31, 21));
    // In custody when it happened: the ten days of that spell are no time at risk.
    expect(of("reoffending", 2)).toEqual(happened(70, 50));
    expect(of("reoffending", 1)).toEqual(censored(366 - 10 - 30 - 31));
  });

  describe("with an end of supervision before the event", () => {
    const ended = (end_reason: string | null) => ({
      rows: {
        cases: [episode({ ended_on: "2024-04-10", end_reason })],
        events: [
          event({ kind: "terrorism offence", occurred_on: "2024-07-19" }),
          event({ kind: "breach of condition", occurred_on: "2024-07-19" }),
        ],
      },
    });

    test.each(["deceased", "departed", "transferred", "revoked", "other"])(
      "%s competes with every outcome",
      async (reason) => {
        const of = await outcomes(ended(reason));
        for (const outcome of ["extremist relapse", "reoffending", "breach"])
          expect(of(outcome, 3)).toEqual(competing(100, reason, 200));
      },
    );

    test("completion ends the watch for relapse and breach; offences are still detected", async () => {
      const of = await outcomes(ended("completed"));
      expect(of("extremist relapse", 3)).toEqual(competing(100, "completed", 200));
      expect(of("breach", 3)).toEqual(competing(100, "completed", 200));
      expect(of("reoffending", 3)).toEqual(happened(200));
      expect(of("reoffending", 2)).toEqual(censored(366));
    });

    test("an end without a reason competes as unknown", async () => {
      const of = await outcomes(ended(null));
      expect(of("reoffending", 3)).toEqual(competing(100, "unknown", 200));
    });
  });

  test("an event on the day of the end is the event", async () => {
    const of = await outcomes({
      rows: {
        cases: [episode({ ended_on: "2024-04-10", end_reason: "revoked" })],
        events: [
          event({ kind: "other offence", occurred_on: "2024-04-10" }),
          event({ kind: "breach of condition", occurred_on: "2024-04-11" }),
        ],
      },
    });
    expect(of("reoffending", 3)).toEqual(happened(100));
    expect(of("breach", 3)).toEqual(competing(100, "revoked", 101));
  });

  test("an event on day 0 and one on the cut-off count; time at risk is never below 0", async () => {
    const of = await outcomes({
      rows: {
        cases: [episode()],
        events: [
          event({ kind: "other offence", occurred_on: "2024-01-01" }),
          event({ kind: "other offence", occurred_on: "2025-01-01", evidence: 2 }),
        ],
      },
    });
    expect(of("reoffending", 3)).toEqual(happened(0));
    expect(of("reoffending", 2)).toEqual(happened(366));
  });

  test("follows a person over several episodes from the first time zero", async () => {
    const of = await outcomes({
      rows: {
        cases: [
          episode({ ended_on: "2024-03-01", end_reason: "completed" }),
          episode({ case_id: "c2", supervision_started_on: "2024-05-01" }),
        ],
        custody: [{ case_id: "c2", from_on: "2024-05-11", to_on: "2024-05-21" }],
        events: [event({ case_id: "c2", kind: "other offence", occurred_on: "2024-06-01" })],
      },
    });
    expect(of("reoffending", 3)).toEqual(happened(152, 142));
    expect(of("breach", 3)).toEqual(competing(60, "completed"));
  });

  test("censors at the days of follow-up where there is no calendar", async () => {
    const inDays = { supervision_started_on: null, supervision_started_day: 0 };
    const of = await outcomes({
      rows: {
        cases: [episode(inDays), episode({ ...inDays, case_id: "c2", person_id: "p2" })],
        events: [
          { event_id: "1", case_id: "c1", kind: "other offence", evidence: 2, occurred_day: 400 },
          { event_id: "2", case_id: "c1", kind: "other offence", evidence: 3, occurred_day: 364 },
        ],
      },
      delivery: { cutoff: null, followUpDays: 364 },
    });
    expect(of("reoffending", 3)).toEqual(happened(364));
    expect(of("reoffending", 2)).toEqual(censored(364, 400));
  });
});
