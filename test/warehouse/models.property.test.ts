import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, openWorkshop, type Workshop } from "./fixture.ts";
import { dateOf, followUp, inDates, inDays, type Person, people, rowsOf } from "./random-people.ts";

const zero = "2023-03-15";
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  "extremist relapse": ["terrorism offence", "threat", "propaganda"],
  reoffending: ["terrorism offence", "other violent"],
  breach: ["breach of condition", "absconding"],
};

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const withDates = (lives: readonly Person[]) =>
  build(workshop, { rows: rowsOf(lives, inDates(zero)), delivery: { cutoff: dateOf(zero, followUp) } });
const withDays = (lives: readonly Person[]) =>
  build(workshop, { rows: rowsOf(lives, inDays), delivery: { cutoff: null, followUpDays: followUp } });

const all = (model: string, without = "") => `SELECT * ${without} FROM models.${model} ORDER BY ALL`;
const comparable = [
  all("custody_spells"),
  all("episodes", "EXCLUDE (zero_on, entry_year)"),
  all("exposure"),
  all("outcomes"),
  all("assessment_quality"),
];

/** Which of the days of follow-up a person spent in custody, told day by day. */
function custodyDays({ episodes }: Person): readonly boolean[] {
  return Array.from({ length: followUp }, (_, day) =>
    episodes.some(({ custody }, index) =>
      custody.some(({ from, to }) => day >= from && day < (to ?? episodes[index + 1]?.start ?? followUp)),
    ),
  );
}

const atRisk = (person: Person, from: number, to: number): number =>
  custodyDays(person)
    .slice(from, to)
    .filter((held) => !held).length;

/** The outcome of a person, worked out without SQL. */
function expectedOutcome(person: Person, outcome: string, evidence: number) {
  const first = person.episodes[0];
  const days = person.episodes
    .flatMap(({ events }) => events)
    .filter((event) => event.evidence === evidence && kindsOf[outcome]?.includes(event.kind))
    .map(({ day }) => day);
  const event = days.length === 0 ? null : Math.min(...days);
  const end = outcome === "reoffending" && first?.reason === "completed" ? null : (first?.end ?? null);
  const stop = Math.min(event ?? followUp, end ?? followUp, followUp);
  const status = event !== null && event === stop ? "event" : end !== null ? "competing" : "censored";
  return {
    event_day: event,
    time_day: atRisk(person, 0, stop),
    status,
    competing_reason: status === "competing" ? (first?.reason ?? null) : null,
  };
}

describe("whatever the people", () => {
  test("dates and days since time zero give the same models", async () => {
    await fc.assert(
      fc.asyncProperty(people, async (lives) => {
        const dated = await withDates(lives);
        const first = await Promise.all(comparable.map((sql) => dated.rows(sql)));
        const counted = await withDays(lives);
        for (const [index, sql] of comparable.entries())
          expect(await counted.rows(sql), sql).toEqual(first[index]);
      }),
      { seed: 20240101, numRuns: 4 },
    );
  });

  test("outcomes are what counting day by day gives", async () => {
    await fc.assert(
      fc.asyncProperty(people, async (lives) => {
        const warehouse = await withDates(lives);
        const rows = await warehouse.rows<{ person_id: string; outcome: string; evidence: number }>(
          "SELECT * EXCLUDE (case_id) FROM models.outcomes",
        );
        expect(rows).toHaveLength(lives.length * 9);
        for (const { person_id, outcome, evidence, ...rest } of rows) {
          const person = lives[Number(person_id.slice(1))];
          expect(rest).toEqual(person && expectedOutcome(person, outcome, evidence));
        }
      }),
      { seed: 20240102, numRuns: 4 },
    );
  });

  test("time at risk and time in custody make up follow-up, by episode and by month", async () => {
    await fc.assert(
      fc.asyncProperty(people, async (lives) => {
        const warehouse = await withDates(lives);
        const rows = await warehouse.rows<Record<string, number>>(`
          SELECT e.case_id, e.person_id, e.person_day, e.follow_up_days, e.custody_days,
            coalesce((SELECT sum(to_day - from_day) FROM models.exposure AS x WHERE x.case_id = e.case_id), 0) AS risk,
            coalesce((SELECT sum(days_at_risk) FROM models.contact_months AS m WHERE m.case_id = e.case_id), 0) AS months
          FROM models.episodes AS e`);
        for (const {
          person_id,
          person_day = 0,
          follow_up_days = 0,
          custody_days = 0,
          risk,
          months,
        } of rows) {
          const person = lives[Number(String(person_id).slice(1))];
          expect(risk).toBe(person && atRisk(person, person_day, person_day + follow_up_days));
          expect(months).toBe(risk);
          expect(custody_days).toBe(follow_up_days - (risk ?? 0));
        }
      }),
      { seed: 20240103, numRuns: 4 },
    );
  });

  test("a required contact is one due under supervision, out of custody, and not cancelled", async () => {
    await fc.assert(
      fc.asyncProperty(people, async (lives) => {
        const warehouse = await withDates(lives);
        const [row] = await warehouse.rows(
          "SELECT coalesce(sum(required), 0) AS required, coalesce(sum(attended), 0) AS attended FROM models.contact_months",
        );
        const due = lives.flatMap((person) => {
          const held = custodyDays(person);
          return person.episodes.flatMap(({ start, end, contacts }) =>
            contacts.filter(
              ({ day, outcome }) =>
                day >= start &&
                day < (end ?? followUp) &&
                !held[day] &&
                outcome !== "cancelled by the service",
            ),
          );
        });
        expect(row).toEqual({
          required: due.length,
          attended: due.filter(({ outcome }) => outcome === "attended").length,
        });
      }),
      { seed: 20240104, numRuns: 4 },
    );
  });
});
