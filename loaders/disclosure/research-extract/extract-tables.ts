import type { ExtractColumn, ExtractTable } from "../../../src/released/research-extract.ts";
import type { RiskReport } from "../../../src/released/risk-report.ts";
import type { Anonymized } from "./anonymized.ts";
import { type CodedExtremes, codedExtremes } from "./coded-extremes.ts";
import type { ExtractPolicy } from "./extract-policy.ts";
import { anything } from "./hierarchy.ts";
import { mergeRare } from "./merge-rare.ts";
import { publishedOutcome } from "./published-outcome.ts";

interface Told {
  readonly tables: readonly ExtractTable[];
  readonly coded: RiskReport["coded"];
}

/**
 * The two tables of an extract. Rows stand in the order of their pseudonyms, which are random: the order of the
 * delivery does not survive.
 */
export function extractTables(made: Anonymized, pseudonyms: readonly string[], policy: ExtractPolicy): Told {
  const kept = made.people.flatMap((_, person) => (made.isKept(person) ? [person] : []));
  const rows = kept
    .map((person, index) => ({ person, pseudonym: pseudonyms[index] ?? "" }))
    .toSorted((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
  const followed = rows.map(({ person }) => onGrid(made.followedDays(person), policy.gridDays));
  const told = rows.map(({ person }, row) => personToldOf(made, person, followed[row] ?? 0, policy));
  const coder = numberCoder(policy.extremes);
  const endReasons = mergeRare(
    told.map(({ endReason, outcomes }) => [
      ...(endReason === null ? [] : [endReason]),
      ...outcomes.flatMap(({ competingReason }) => competingReason ?? []),
    ]),
    policy.rareCategories,
  );
  const levels = mergeRare(
    told.map(({ initialLevel }) => (initialLevel === null ? [] : [initialLevel])),
    policy.rareCategories,
  );
  const days = coder.of(
    "days",
    told.map(({ outcomes }) => outcomes.flatMap(({ days: own }) => own ?? [])),
  );
  const supervised = coder.of(
    "supervision_days",
    told.map(({ supervisionDays: own }) => (own === null ? [] : [own])),
  );
  const started = coder.of(
    "programmes_started",
    told.map((each) => [each.programmesStarted]),
  );
  const completed = coder.of(
    "programmes_completed",
    told.map((each) => [each.programmesCompleted]),
  );
  const people: ExtractTable = {
    name: "people",
    rows: rows.length,
    columns: [
      column(
        "person",
        "text",
        "pseudonym",
        rows.map(({ pseudonym }) => pseudonym),
      ),
      ...quasiColumns(
        made,
        rows.map(({ person }) => person),
      ),
      column("followed_days", "number", "quasi-identifier", followed),
      column(
        "initial_level",
        "text",
        "sensitive",
        told.map((each) => through(each.initialLevel, levels)),
      ),
      column(
        "supervision_days",
        "number",
        "sensitive",
        told.map((each) => through(each.supervisionDays, supervised)),
      ),
      column(
        "supervision_end",
        "text",
        "sensitive",
        told.map((each) => through(each.endReason, endReasons)),
      ),
      column(
        "programmes_started",
        "number",
        "sensitive",
        told.map((each) => started(each.programmesStarted)),
      ),
      column(
        "programmes_completed",
        "number",
        "sensitive",
        told.map((each) => completed(each.programmesCompleted)),
      ),
    ],
  };
  const lines = told.flatMap(({ outcomes }, row) =>
    outcomes.map((each) => ({ ...each, pseudonym: rows[row]?.pseudonym ?? "" })),
  );
  const outcomes: ExtractTable = {
    name: "outcomes",
    rows: lines.length,
    columns: [
      column(
        "person",
        "text",
        "pseudonym",
        lines.map(({ pseudonym }) => pseudonym),
      ),
      column(
        "outcome",
        "text",
        "sensitive",
        lines.map(({ outcome }) => outcome),
      ),
      column(
        "evidence",
        "number",
        "sensitive",
        lines.map(({ evidence }) => evidence),
      ),
      column(
        "status",
        "text",
        "sensitive",
        lines.map(({ status }) => status),
      ),
      column(
        "days",
        "number",
        "sensitive",
        lines.map((line) => through(line.days, days)),
      ),
      column(
        "end_reason",
        "text",
        "sensitive",
        lines.map((line) => through(line.competingReason, endReasons)),
      ),
    ],
  };
  return { tables: [people, outcomes], coded: coder.coded };
}

const column = (
  name: string,
  type: ExtractColumn["type"],
  role: ExtractColumn["role"],
  values: ExtractColumn["values"],
): ExtractColumn => ({ name, type, role, values });

const through = <T, U>(value: T | null, code: (value: T) => U): U | null =>
  value === null ? null : code(value);

const onGrid = (days: number, grid: number): number => Math.floor(days / grid) * grid;

/** One column for each that an attribute fills, with the labels of the chosen level. */
const quasiColumns = (
  { hierarchies, generalization: { levels } }: Anonymized,
  people: readonly number[],
): readonly ExtractColumn[] =>
  hierarchies.flatMap((hierarchy, index) => {
    const chosen = hierarchy.levels[levels[index] ?? 0];
    return hierarchy.columns.map((name, part) =>
      column(
        name,
        "text",
        "quasi-identifier",
        people.map((person) => chosen?.labels[chosen.codes[person] ?? 0]?.[part] ?? anything),
      ),
    );
  });

/** What is told of a person, before extremes and rare categories are put together. */
function personToldOf(made: Anonymized, index: number, followedDays: number, { gridDays }: ExtractPolicy) {
  const { people } = made;
  const person = people[index];
  const ended = person?.endDay != null && person.endDay <= followedDays;
  const stop = ended ? Math.max(0, person.endDay ?? 0) : followedDays;
  return {
    initialLevel: person?.initialLevel ?? null,
    supervisionDays: followedDays === 0 ? null : Math.ceil(stop / gridDays) * gridDays,
    endReason: followedDays > 0 && ended ? (person.endReason ?? "unknown") : null,
    programmesStarted: person?.programmesStarted ?? 0,
    programmesCompleted: person?.programmesCompleted ?? 0,
    outcomes: (person?.outcomes ?? []).map((outcome) =>
      publishedOutcome(outcome, person?.custody ?? [], { followedDays, gridDays }),
    ),
  };
}

/** Codes extremes, and notes what it did. */
function numberCoder(atLeast: number) {
  const coded: { column: string; bottom: number; top: number; people: number }[] = [];
  return {
    coded,
    of: (name: string, values: readonly (readonly number[])[]): ((value: number) => number | null) => {
      const extremes: CodedExtremes | undefined = codedExtremes(values, atLeast);
      // Fewer people than may share an end: none of them is told.
      if (extremes === undefined) return () => null;
      coded.push({ column: name, bottom: extremes.bottom, top: extremes.top, people: extremes.people });
      return extremes.code;
    },
  };
}
