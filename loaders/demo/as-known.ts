import type { TableName } from "../exports/contract/index.ts";
import type { DemoRow } from "./tables/out.ts";

/** For each table: a row as it stood in the records of an earlier day, or null where it did not stand there yet. */
type AsKnown = { readonly [N in TableName]: (row: DemoRow<N>) => DemoRow<N> | null };

/**
 * The same service's records as they were on an earlier day (ISO 8601): what came later is not there, what was
 * decided or ended later is still open. Rows must come in the order in which the demo is written.
 */
export function asKnownOn(day: string): AsKnown {
  const later = (date: string | null) => date !== null && date > day;
  const upTo = (date: string | null) => (later(date) ? null : date);
  /** Keys of rows that are not there yet, and with them all that refers to them. */
  const absent = new Set<string | null>();
  const unless = <Row>(isAbsent: boolean, key: string, row: () => Row): Row | null => {
    if (!isAbsent) return row();
    absent.add(key);
    return null;
  };
  const when = <Row>(isKnown: boolean, row: Row): Row | null => (isKnown ? row : null);
  return {
    cases: (row) =>
      unless(later(row.supervision_started_on) || later(row.released_on), row.case_id, () => ({
        ...row,
        ended_on: upTo(row.ended_on),
        end_reason: later(row.ended_on) ? null : row.end_reason,
      })),
    custody: (row) =>
      when(!absent.has(row.case_id) && !later(row.from_on), {
        ...row,
        to_on: row.to_on !== null && row.to_on >= day ? null : row.to_on,
      }),
    supervision: (row) =>
      when(!absent.has(row.case_id) && !later(row.from_on), { ...row, to_on: upTo(row.to_on) }),
    assessments: (row) =>
      unless(absent.has(row.case_id) || later(row.assessed_on), row.assessment_id, () => row),
    assessment_items: (row) => when(!absent.has(row.assessment_id), row),
    events: (row) =>
      when(!absent.has(row.case_id) && !later(row.occurred_on) && !later(row.recorded_on), {
        ...row,
        ...(later(row.decided_on) ? undecided(row) : {}),
      }),
    contacts: (row) =>
      when(!absent.has(row.case_id) && !later(row.due_on), {
        ...row,
        held_on: upTo(row.held_on),
        outcome: later(row.held_on) ? null : row.outcome,
      }),
    needs: (row) =>
      unless(absent.has(row.case_id) || later(row.identified_on), row.need_id, () => ({
        ...row,
        attainment: later(row.reviewed_on) ? null : row.attainment,
        reviewed_on: upTo(row.reviewed_on),
      })),
    enrolments: (row) =>
      when(!absent.has(row.case_id) && !absent.has(row.need_id), { ...row, ...standing(row, later) }),
    living: (row) => when(!absent.has(row.case_id) && !later(row.observed_on), row),
    // A wave is named by year and half: it is there when its half is over.
    surveys: (row) => when(!later(row.wave.replace("-1", "-06-30").replace("-2", "-12-31")), row),
    training: (row) =>
      when(!later(row.held_on), {
        ...row,
        score_later: later(dayAfter(row.held_on, LATER_TEST)) ? null : row.score_later,
      }),
    staffing: (row) => when(!later(row.month), row),
    cooperation: (row) =>
      when(!later(row.asked_on), {
        ...row,
        ...(later(row.answered_on) ? { answered_on: null, status: "open", practice: row.practice } : {}),
        adopted_on: upTo(row.adopted_on),
      }),
  };
}

/** Days after a course on which it is asked what was kept of it. */
const LATER_TEST = 200;

const dayAfter = (date: string | null, days: number): string | null =>
  date === null ? null : new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** An event of which the decision is still to come. */
const undecided = ({ evidence }: DemoRow<"events">): Partial<DemoRow<"events">> => ({
  evidence: evidence === 3 ? 2 : evidence,
  decided_on: null,
  decision: "pending",
});

/** How far a referral had come. */
function standing(
  row: DemoRow<"enrolments">,
  later: (date: string | null) => boolean,
): Partial<DemoRow<"enrolments">> {
  const notBegun = { started_on: null, ended_on: null, sessions_attended: null, sessions_excused: null };
  if (later(row.referred_on))
    return { ...notBegun, referred_on: null, sessions_planned: null, status: "not referred" };
  if (later(row.started_on)) return { ...notBegun, status: "referred" };
  if (later(row.ended_on))
    return { ended_on: null, sessions_attended: null, sessions_excused: null, status: "started" };
  return {};
}
