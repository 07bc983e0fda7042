import type { IncidenceGroup } from "../../released/figure.ts";
import { readIncidence } from "../../sentences/incidence-reading.ts";
import type { FigureOf } from "./figure-of.ts";

type Incidence = FigureOf<"incidence">;

/** Outcomes in the order in which they are told: what the programme is for first. */
export const outcomes = ["extremist relapse", "reoffending", "breach"] as const;

/** The part of a figure that speaks of these keys, with the dimensions that then still tell its groups apart. */
export const partOf = (figure: Incidence, key: Readonly<Record<string, string>>): Incidence => ({
  ...figure,
  groups: figure.groups.filter((group) => matches(group.key, key)),
});

export const partOfRates = (
  figure: FigureOf<"rates">,
  key: Readonly<Record<string, string>>,
): FigureOf<"rates"> => ({ ...figure, rows: figure.rows.filter((row) => matches(row.key, key)) });

/** The group that leads: of the strongest grade of evidence that can be read; the strongest one if none can. */
export const leadingGroup = (groups: readonly IncidenceGroup[]): IncidenceGroup | undefined => {
  const strongestFirst = groups.toSorted((a, b) => gradeOf(b) - gradeOf(a));
  return strongestFirst.find((group) => readable(group)) ?? strongestFirst[0];
};

/** Whether a number can be read from a group, be it an estimate or a bound. */
export const readable = (group: IncidenceGroup): boolean => {
  const kind = readIncidence(group)?.facts.rate.kind;
  return kind === "rate" || kind === "under" || kind === "over";
};

/** The values that a dimension takes among the rows or groups of a figure, in their order. */
export const valuesOf = (
  items: readonly { readonly key: Readonly<Record<string, string>> }[],
  dimension: string,
): readonly string[] => [
  ...new Set(items.flatMap(({ key }) => (key[dimension] === undefined ? [] : [key[dimension]]))),
];

/** A part of an address from words: "extremist relapse" → "extremist-relapse". */
export const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

const gradeOf = ({ key }: IncidenceGroup): number => Number(key.evidence ?? 0);

const matches = (key: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean =>
  Object.entries(wanted).every(([name, value]) => key[name] === value);
