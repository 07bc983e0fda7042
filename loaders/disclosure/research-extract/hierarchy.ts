import { entryPeriods, followedBands } from "./entry-periods.ts";
import type { ExtractAttribute } from "./extract-policy.ts";
import type { Person } from "./person.ts";

/** The label of what has been generalized away. */
export const anything = "*";
/** The label of what was not delivered of a person. */
export const unknown = "unknown";

/** One level of a quasi-identifier: what each person's value becomes. */
export interface HierarchyLevel {
  readonly name: string;
  /** Label of each code; as many parts as the attribute has columns. */
  readonly labels: readonly (readonly string[])[];
  /** Code of each person. */
  readonly codes: Int32Array;
  /** Days for which everybody of a label has been followed; of entries only. */
  readonly followedDays?: readonly number[];
}

/** A quasi-identifier with its levels, from the finest to the coarsest; each is made of the one before. */
export interface Hierarchy {
  readonly name: string;
  /** Columns of the extract that it fills. */
  readonly columns: readonly string[];
  readonly weight: number;
  readonly levels: readonly HierarchyLevel[];
}

/** The quasi-identifiers of a delivery: those of the policy that it has columns for. */
export function hierarchiesOf(
  people: readonly Person[],
  attributes: readonly ExtractAttribute[],
): readonly Hierarchy[] {
  const delivered = new Set(people.flatMap(({ columns }) => Object.keys(columns)).concat());
  const has = (column: string) =>
    delivered.has(column) && people.some(({ columns }) => (columns[column] ?? null) !== null);
  const named = new Set(
    attributes.flatMap((each) => ("columns" in each ? each.columns : "column" in each ? [each.column] : [])),
  );
  return attributes.flatMap((attribute): readonly Hierarchy[] => {
    const { weight = 1, name } = attribute;
    if (attribute.kind === "entry")
      return [{ name, weight, columns: [name], levels: entries(people, attribute) }];
    if (attribute.kind === "cohorts")
      return [...delivered]
        .filter((column) => column.startsWith("cohort_") && !named.has(column) && has(column))
        .toSorted()
        .map((column) => ({
          name: column,
          weight,
          columns: [column],
          levels: [level("as delivered", people, (person) => [textOf(person, column)]), top(people, 1)],
        }));
    if (attribute.kind === "place") {
      const columns = attribute.columns.filter(has);
      if (columns.length === 0) return [];
      return [{ name, weight, columns, levels: places(people, columns) }];
    }
    if (!has(attribute.column)) return [];
    return [{ name, weight, columns: [name], levels: [...ofColumn(people, attribute), top(people, 1)] }];
  });
}

function entries(
  people: readonly Person[],
  { periods }: Extract<ExtractAttribute, { kind: "entry" }>,
): readonly HierarchyLevel[] {
  const inDays = people.some(({ enteredOn }) => enteredOn === null);
  return periods.map((period) => {
    const found = inDays ? followedBands(people, period) : entryPeriods(people, period);
    const made = level(period, people, (_, index) => [found[index]?.label ?? unknown]);
    const followedDays = made.labels.map(() => 0);
    made.codes.forEach((code, index) => {
      followedDays[code] = found[index]?.followedDays ?? 0;
    });
    return { ...made, followedDays };
  });
}

/** All columns, then without the finest one, until nothing is left. */
const places = (people: readonly Person[], columns: readonly string[]): readonly HierarchyLevel[] =>
  columns
    .map((finest, index) => {
      const shown = columns.length - index;
      return level(columns[shown - 1] ?? finest, people, (person) =>
        columns.map((column, position) => (position < shown ? textOf(person, column) : anything)),
      );
    })
    .concat(top(people, columns.length));

type OfColumn = Extract<ExtractAttribute, { kind: "category" | "band" | "number" }>;

function ofColumn(people: readonly Person[], attribute: OfColumn): readonly HierarchyLevel[] {
  const { column } = attribute;
  const text = (person: Person) => textOf(person, column);
  if (attribute.kind === "category")
    return [
      level("as delivered", people, (person) => [text(person)]),
      ...attribute.groups.map((groups) => {
        const groupOf = new Map(
          Object.entries(groups).flatMap(([label, values]) => values.map((value) => [value, label] as const)),
        );
        return level(Object.keys(groups).join(" / "), people, (person) => [
          groupOf.get(text(person)) ?? (text(person) === unknown ? unknown : "other"),
        ]);
      }),
    ];
  const cut = attribute.cuts.map((cuts) =>
    level(`cut at ${cuts.join(", ")}`, people, (person) => [bandOf(firstNumber(text(person)), cuts)]),
  );
  if (attribute.kind === "number") return cut;
  return [level("as delivered", people, (person) => [text(person)]), ...cut];
}

const textOf = ({ columns }: Person, column: string): string => String(columns[column] ?? unknown);

const firstNumber = (text: string): number | undefined => {
  const digits = /\d+(?:\.\d+)?/.exec(text)?.[0];
  if (digits === undefined) return undefined;
  // "under 20" begins below its number.
  return /^\s*(?:under|less|below|<)/i.test(text) ? Number(digits) - 0.5 : Number(digits);
};

/** The band between two cuts that holds a number: "under 25", "25 to under 35", "35 and over". */
function bandOf(number: number | undefined, cuts: readonly number[]): string {
  if (number === undefined) return unknown;
  const above = cuts.findIndex((cut) => number < cut);
  if (above === 0) return `under ${cuts[0]}`;
  if (above < 0) return `${cuts.at(-1)} and over`;
  return `${cuts[above - 1]} to under ${cuts[above]}`;
}

const top = (people: readonly Person[], columns: number): HierarchyLevel =>
  level(anything, people, () => Array.from({ length: columns }, () => anything));

/** Codes in the order of their labels, so that the order of people does not matter. */
function level(
  name: string,
  people: readonly Person[],
  labelOf: (person: Person, index: number) => readonly string[],
): HierarchyLevel {
  const keys = people.map((person, index) => labelOf(person, index).join("\u0001"));
  const distinct = [...new Set(keys)].toSorted();
  const codeOf = new Map(distinct.map((key, code) => [key, code]));
  return {
    name,
    labels: distinct.map((key) => key.split("\u0001")),
    codes: Int32Array.from(keys, (key) => codeOf.get(key) ?? 0),
  };
}
