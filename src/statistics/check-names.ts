import { StatisticsError } from "./errors.ts";
import { BRINGS, COLUMNS, INPUTS, INSTEAD, NAMES_OF_TAKEN, OPTIONS, OTHER_NAMES } from "./known-names.ts";
import { nearestName } from "./nearest-name.ts";

type Table = Readonly<Record<string, readonly string[]>>;

/** The tables that the names of a record stand in, by what estimators call the record. */
const KNOWN: ReadonlyMap<string, Table> = new Map<string, Table>([
  ["options", OPTIONS],
  ["plan", OPTIONS],
  ["data", INPUTS],
  ["input", INPUTS],
]);

const TABLES: ReadonlySet<string> = new Set(["data", "first", "second", "pairs", "controls"]);

/** Refuses names that would be passed over in silence: of options all that are unknown, of columns those that matter. */
export function checkNames(estimator: string, record: string, value: object): void {
  const known = KNOWN.get(record)?.[estimator];
  if (known) checkKnown(estimator, record, value, known);
  const taken = TABLES.has(record) ? (COLUMNS as Table)[estimator] : undefined;
  if (taken) checkTaken(estimator, value, taken);
}

/** What was given and is not undefined. */
const namesIn = (value: object): string[] =>
  Object.entries(value).flatMap(([name, item]) => (item === undefined ? [] : [name]));

function checkKnown(estimator: string, record: string, value: object, known: readonly string[]): void {
  const unknown = namesIn(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  throw new StatisticsError(
    estimator,
    `${record} holds "${unknown}", which is unknown here`,
    `${nearest ? `Write ${nearest}, or take` : "Take"} it out: known are ${known.join(", ")}`,
  );
}

function checkTaken(estimator: string, value: object, taken: readonly string[]): void {
  for (const name of namesIn(value)) {
    if (!taken.includes(name)) checkColumnName(estimator, name, taken);
  }
}

function checkColumnName(estimator: string, name: string, taken: readonly string[]): void {
  const meant = meantBy(name, taken);
  if (meant === undefined) return;
  if (taken.includes(meant)) {
    throw new StatisticsError(
      estimator,
      `there is a column "${name}", which is unknown here`,
      `Write ${meant}, or take it out`,
    );
  }
  const instead = INSTEAD.get(`${estimator}.${meant}`);
  throw new StatisticsError(
    estimator,
    `${BRINGS.get(meant)}: no column "${name}" is taken here`,
    `Take it out if the answer is to go without it${instead ? `, or ${instead}` : ""}`,
  );
}

/** The column that a name stands for; nothing where it is a column of the caller's own. */
function meantBy(name: string, taken: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  if (taken.includes(lower)) return lower;
  const meant = NAMES_OF_TAKEN.get(lower);
  if (meant !== undefined && taken.includes(meant)) return meant;
  return BRINGS.has(lower) ? lower : OTHER_NAMES.get(lower);
}
