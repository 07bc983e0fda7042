import type { Row, Rows } from "../warehouse/fixture.ts";
import { CUTOFF, daysBeforeCutoff } from "./workbench.ts";

/** Months of contacts: all of 2023 and 2024. */
const months = Array.from({ length: 24 }, (_, index) => {
  const year = 2023 + Math.floor(index / 12);
  return `${year}-${String((index % 12) + 1).padStart(2, "0")}-15`;
});

/**
 * A service of 40 people (times `unit`) and 20 staff (times `unit`) whose every answer can be worked out by
 * hand: within each forty, people 1 to 6 miss every contact, 7 to 16 that of June 2024, and so on below.
 */
export function smallService(unit: number): Rows {
  const people = Array.from({ length: 40 * unit }, (_, index) => ({
    id: index + 1,
    place: (index % 40) + 1,
  }));
  return {
    cases: people.map(({ id }) => ({
      case_id: `c${id}`,
      person_id: `p${id}`,
      service: "XK",
      supervision_started_on: "2023-01-01",
    })),
    supervision: people.map(({ id }) => ({
      case_id: `c${id}`,
      from_on: "2023-01-01",
      level: id % 2 === 0 ? "high" : "low",
    })),
    contacts: people.flatMap(({ id, place }) =>
      months.map((due) => {
        const missed = place <= 6 || (place <= 16 && due.startsWith("2024-06"));
        return {
          contact_id: `k${id}-${due}`,
          case_id: `c${id}`,
          due_on: due,
          held_on: missed ? null : due,
          outcome: missed ? "missed" : "attended",
        };
      }),
    ),
    ...assessmentsOf(people),
    events: people
      .filter(({ place }) => offends(place))
      .map(({ id }) => ({
        event_id: `e${id}`,
        case_id: `c${id}`,
        kind: "other offence",
        evidence: 2,
        occurred_on: "2023-04-01",
        recorded_on: id % 2 === 0 ? "2023-04-05" : null,
      })),
    enrolments: people.slice(0, 30 * unit).map(({ id }, index) => enrolment(id, index / unit)),
    training: Array.from({ length: 20 * unit }, (_, index) => trained(index)),
  };
}

/** 24 of 30 assessed people at level low, moderate, high in turn; those at higher levels offend more often. */
const levelOf = (place: number) => (["low", "moderate", "high"] as const)[place % 3];
const offends = (place: number): boolean =>
  place <= 30 && (levelOf(place) === "high" ? place > 12 : levelOf(place) === "moderate" && place > 15);

/** 30 of each 40 are assessed on day 10; 18 by a certified rater; 6 levels overridden; 12 with an item unrated. */
function assessmentsOf(people: readonly { readonly id: number; readonly place: number }[]): Rows {
  const assessed = people.filter(({ place }) => place <= 30);
  return {
    assessments: assessed.map(({ id, place }) => ({
      assessment_id: `a${id}`,
      case_id: `c${id}`,
      instrument: "TOOL",
      assessed_on: "2023-01-11",
      purpose: "initial",
      rater_certified: place <= 18,
      level: levelOf(place) ?? null,
      level_before_override: place <= 6 ? otherLevel(place) : (levelOf(place) ?? null),
    })),
    assessment_items: assessed.flatMap(({ id, place }) =>
      ["I1", "I2", "I3", "I4"].map((item) => ({
        assessment_id: `a${id}`,
        item,
        rating: item === "I1" && place <= 12 ? null : 1,
      })),
    ),
  };
}

const otherLevel = (place: number): string => (levelOf(place) === "low" ? "moderate" : "low");

/** Of thirty: 6 never referred, 6 referred only, 6 started, 12 completed. */
const enrolment = (id: number, rank: number): Row => {
  const stage = rank < 12 ? "completed" : rank < 18 ? "left early" : rank < 24 ? "referred" : "not referred";
  return {
    enrolment_id: `n${id}`,
    case_id: `c${id}`,
    programme: "P",
    kind: "mentoring",
    eligible: true,
    referred_on: stage === "not referred" ? null : "2023-02-01",
    started_on: stage === "completed" || stage === "left early" ? "2023-03-01" : null,
    ended_on: stage === "completed" || stage === "left early" ? "2023-06-01" : null,
    status: stage,
  };
};

/** Scores 40 or 50 before, 10 or 14 points more after, 2 or 6 more later; 12 of 20 hold a certificate. */
const trained = (index: number): Row => ({
  staff_id: `s${index + 1}`,
  service: "XK",
  course: "C",
  kind: "risk assessment",
  held_on: "2023-05-01",
  score_before: index % 2 === 0 ? 40 : 50,
  score_after: (index % 2 === 0 ? 40 : 50) + (index % 4 < 2 ? 10 : 14),
  score_later: (index % 2 === 0 ? 40 : 50) + (index % 4 < 2 ? 2 : 6),
  certified_until: index % 20 < 12 ? CUTOFF : daysBeforeCutoff(1),
});
