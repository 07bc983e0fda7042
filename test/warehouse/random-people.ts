import fc from "fast-check";
import type { Row, Rows } from "./fixture.ts";

/** A life under supervision, everything in days since the person's first time zero. */
export interface Person {
  readonly episodes: readonly {
    readonly start: number;
    readonly end: number | null;
    readonly reason: string | null;
    readonly custody: readonly { readonly from: number; readonly to: number | null }[];
    readonly events: readonly { readonly day: number; readonly kind: string; readonly evidence: number }[];
    readonly contacts: readonly { readonly day: number; readonly outcome: string }[];
    readonly assessments: readonly { readonly day: number; readonly level: string }[];
  }[];
}

export const followUp = 400;

const reasons = ["completed", "revoked", "transferred", "departed", "deceased", "other"];
const kinds = [
  "terrorism offence",
  "other violent",
  "breach of condition",
  "absconding",
  "threat",
  "propaganda",
];
const outcomes = ["attended", "excused", "missed", "cancelled by the service"];

const day = fc.integer({ min: 0, max: followUp });
const items = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 4 });

const episodeFrom = (start: number, limit: number) =>
  fc.record({
    start: fc.constant(start),
    end:
      limit < followUp
        ? fc.integer({ min: start + 1, max: limit })
        : fc.option(fc.integer({ min: start, max: limit })),
    reason: fc.constantFrom(...reasons),
    custody: items(
      fc.tuple(day, fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 })).map(([from, length]) => ({
        from: start + (from % Math.max(1, limit - start)),
        to: length === null ? null : start + (from % Math.max(1, limit - start)) + length,
      })),
    ),
    events: items(
      fc.record({
        day: fc.integer({ min: start, max: limit }),
        kind: fc.constantFrom(...kinds),
        evidence: fc.constantFrom(1, 2, 3),
      }),
    ),
    contacts: items(
      fc.record({ day: fc.integer({ min: start, max: limit }), outcome: fc.constantFrom(...outcomes) }),
    ),
    assessments: items(
      fc.record({
        day: fc.integer({ min: start, max: limit }),
        level: fc.constantFrom("low", "moderate", "high"),
      }),
    ),
  });

/** One episode, or two with a gap between; the first one starts on day 0. */
const person: fc.Arbitrary<Person> = fc
  .boolean()
  .chain((two) =>
    two
      ? fc
          .tuple(episodeFrom(0, 150), episodeFrom(200, followUp))
          .map((episodes) => ({ episodes: episodes.map(withReason) }))
      : episodeFrom(0, followUp).map((episode) => ({ episodes: [withReason(episode)] })),
  );

const withReason = <E extends { end: number | null; reason: string }>(episode: E) => ({
  ...episode,
  reason: episode.end === null ? null : episode.reason,
});

/** Enough of them that one delivery tries many lives: building one costs more than a person in it. */
export const people = fc.array(person, { minLength: 40, maxLength: 60 });

/** How a day is written in a column: as `x_on`, or as `x_day`. */
export type Clock = (column: string, day: number | null) => Row;

export const inDays: Clock = (column, day) => ({ [`${column}_day`]: day });
export const inDates =
  (zero: string): Clock =>
  (column, day) => ({ [`${column}_on`]: day === null ? null : dateOf(zero, day) });

export const dateOf = (zero: string, day: number): string =>
  new Date(Date.parse(zero) + day * 86_400_000).toISOString().slice(0, 10);

/** The accepted rows of these people. */
export function rowsOf(lives: readonly Person[], clock: Clock): Rows {
  const episodes = lives.flatMap(({ episodes }, p) =>
    episodes.map((episode, e) => ({ ...episode, case_id: `c${p}-${e}`, person_id: `p${p}` })),
  );
  const each = <T>(
    list: (episode: (typeof episodes)[number]) => readonly T[],
    row: (item: T, id: string) => Row,
  ) =>
    episodes.flatMap((episode) =>
      list(episode).map((item, index) => ({
        case_id: episode.case_id,
        ...row(item, `${episode.case_id}-${index}`),
      })),
    );
  return {
    cases: episodes.map(({ case_id, person_id, start, end, reason }) => ({
      case_id,
      person_id,
      service: "XK",
      end_reason: reason,
      ...clock("supervision_started", start),
      ...clock("ended", end),
    })),
    custody: each(
      ({ custody }) => custody,
      ({ from, to }) => ({ ...clock("from", from), ...clock("to", to) }),
    ),
    events: each(
      ({ events }) => events,
      ({ day, kind, evidence }, event_id) => ({ event_id, kind, evidence, ...clock("occurred", day) }),
    ),
    contacts: each(
      ({ contacts }) => contacts,
      ({ day, outcome }, contact_id) => ({ contact_id, outcome, ...clock("due", day) }),
    ),
    assessments: each(
      ({ assessments }) => assessments,
      ({ day, level }, assessment_id) => ({
        assessment_id,
        level,
        instrument: "VERA-2R",
        ...clock("assessed", day),
      }),
    ),
  };
}
