import type { TableName } from "../contract/index.ts";
import { assessmentChecks } from "./assessment-checks.ts";
import type { Facts } from "./facts.ts";
import { itemChecks } from "./item-checks.ts";
import { afterEnd, beforeZero, check, endsBeforeStart, type RowCheck } from "./row-check.ts";

/** Registries of offences go on after supervision; what only the service itself sees does not. */
const offences = "('terrorism offence', 'other violent', 'other offence')";

/** Every rule over the values of one row, by table; what its columns do not allow to check is left out. */
export const rowChecks: Readonly<Record<TableName, (facts: Facts) => readonly RowCheck[]>> = {
  cases: (facts) => [
    ...endsBeforeStart(facts, "supervision_started_on", "ended_on"),
    ...endsBeforeStart(facts, "released_on", "ended_on"),
    ...endsBeforeStart(facts, "supervision_started_on", "planned_end_on"),
    ...check(
      "end reason without end",
      "end_reason",
      facts.has("end_reason") && facts.time("ended_on") !== null
        ? `t.end_reason IS NOT NULL AND ${facts.time("ended_on")?.sql} IS NULL`
        : null,
    ),
  ],
  custody: (facts) => [
    ...endsBeforeStart(facts, "from_on", "to_on"),
    ...beforeZero(facts, "from_on"),
    ...afterEnd(facts, "from_on"),
  ],
  supervision: (facts) => {
    const from = facts.sinceZero("from_on");
    return [
      ...endsBeforeStart(facts, "from_on", "to_on"),
      // A level may hold from the start of supervision, which can lie before release.
      ...check("before time zero", facts.nameOf("from_on"), from && `${from} < c.start_day`),
      ...afterEnd(facts, "from_on"),
    ];
  },
  assessments: assessmentChecks,
  assessment_items: itemChecks,
  events: (facts) => [
    ...beforeZero(facts, "occurred_on"),
    ...afterEnd(facts, "occurred_on", `t.kind NOT IN ${offences}`),
    ...check(
      "recorded before it occurred",
      facts.nameOf("recorded_on"),
      facts.before("recorded_on", "occurred_on"),
    ),
    ...check(
      "decided before it occurred",
      facts.nameOf("decided_on"),
      facts.before("decided_on", "occurred_on"),
    ),
  ],
  contacts: contactChecks,
  needs: (facts) => [
    ...endsBeforeStart(facts, "identified_on", "reviewed_on"),
    ...afterEnd(facts, "identified_on"),
  ],
  enrolments: enrolmentChecks,
  living: (facts) => [...beforeZero(facts, "observed_on"), ...afterEnd(facts, "observed_on")],
  surveys: () => [],
  training: (facts) =>
    check(
      "certificate ends before the course",
      "certified_until",
      facts.before("certified_until", "held_on"),
    ),
  staffing: () => [],
  cooperation: (facts) =>
    check("answered before asked", facts.nameOf("answered_on"), facts.before("answered_on", "asked_on")),
};

function contactChecks(facts: Facts): readonly RowCheck[] {
  const held = facts.time("held_on")?.sql;
  const knowsBoth = held !== undefined && facts.has("outcome");
  // A contact planned ahead of an early end is no fault until something is said to have become of it.
  const happened = facts.has("outcome") ? "t.outcome IN ('attended', 'excused', 'missed')" : "false";
  return [
    ...beforeZero(facts, "due_on"),
    ...beforeZero(facts, "held_on"),
    ...afterEnd(facts, "due_on", happened),
    ...afterEnd(facts, "held_on"),
    ...check(
      "attended without a date",
      facts.nameOf("held_on"),
      knowsBoth ? `t.outcome = 'attended' AND ${held} IS NULL` : null,
    ),
    ...check(
      "held without attendance",
      "outcome",
      knowsBoth ? `t.outcome <> 'attended' AND ${held} IS NOT NULL` : null,
    ),
  ];
}

function enrolmentChecks(facts: Facts): readonly RowCheck[] {
  const started = facts.time("started_on")?.sql;
  const counts = ["sessions_attended", "sessions_excused"].filter(facts.has);
  const sessions = counts.map((column) => `coalesce(t.${column}, 0)`).join(" + ");
  return [
    ...check(
      "started before referral",
      facts.nameOf("started_on"),
      facts.before("started_on", "referred_on"),
    ),
    ...endsBeforeStart(facts, "started_on", "ended_on"),
    ...afterEnd(facts, "referred_on"),
    ...afterEnd(facts, "started_on"),
    ...check(
      "completed without a start",
      facts.nameOf("started_on"),
      started !== undefined && facts.has("status") ? `t.status = 'completed' AND ${started} IS NULL` : null,
    ),
    ...check(
      "more sessions than planned",
      "sessions_attended",
      facts.has("sessions_planned") && counts.length > 0 ? `${sessions} > t.sessions_planned` : null,
    ),
  ];
}
