import type { IncidenceFigure, IncidenceGroup, Key, RateFigure } from "../../released/figure.ts";
import { readIncidence } from "../../sentences/incidence-reading.ts";

/** Outcomes in the order in which they are told: what the programme is for first. */
export const outcomes = ["extremist relapse", "reoffending", "breach"] as const;

/** The part of a figure of curves that speaks of these keys. */
export const partOfCurves = (figure: IncidenceFigure, key: Key): IncidenceFigure => ({
  ...figure,
  groups: figure.groups.filter((group) => matches(group.key, key)),
});

/** The part of a figure of rates that speaks of these keys. */
export const partOfRates = (figure: RateFigure, key: Key): RateFigure => ({
  ...figure,
  rows: figure.rows.filter((row) => matches(row.key, key)),
});

/**
 * One cohort of a figure by cohorts, told by its own name: { cohort: "sex", category: "male" } becomes
 * { sex: "male" }, so that charts and tables can say "men" and not "category: male".
 */
export const cohortOfCurves = (figure: IncidenceFigure, cohort: string): IncidenceFigure => ({
  ...partOfCurves(figure, { cohort }),
  dimensions: [cohort],
  groups: partOfCurves(figure, { cohort }).groups.map((group) => ({
    ...group,
    key: { [cohort]: group.key.category ?? "" },
  })),
});

export const cohortOfRates = (figure: RateFigure, cohort: string): RateFigure => ({
  ...figure,
  dimensions: [cohort],
  rows: partOfRates(figure, { cohort }).rows.map((row) => ({
    ...row,
    key: { [cohort]: row.key.category ?? "" },
  })),
});

/** The group that leads: the strongest evidence with an estimate, else with a bound, else the strongest one. */
export const leadingGroup = (groups: readonly IncidenceGroup[]): IncidenceGroup | undefined => {
  const strongestFirst = strongestEvidence(groups);
  const kindOf = (group: IncidenceGroup) => readIncidence(group)?.facts.rate.kind;
  return (
    strongestFirst.find((group) => kindOf(group) === "rate") ??
    strongestFirst.find((group) => kindOf(group) === "under" || kindOf(group) === "over") ??
    strongestFirst[0]
  );
};

/** The same groups, those with the strongest evidence first. */
export const strongestEvidence = (groups: readonly IncidenceGroup[]): readonly IncidenceGroup[] =>
  groups.toSorted((a, b) => gradeOf(b.key) - gradeOf(a.key));

/** The same items, the one that leads before the others. */
export const leadFirst = <T>(items: readonly T[], lead: T | undefined): readonly T[] =>
  items.toSorted((a, b) => Number(b === lead) - Number(a === lead));

/** The values that a dimension takes among the rows or groups of a figure, in their order. */
export const valuesOf = (items: readonly { readonly key: Key }[], dimension: string): readonly string[] => [
  ...new Set(items.flatMap(({ key }) => (key[dimension] === undefined ? [] : [key[dimension]]))),
];

/** A part of an address from words: "extremist relapse" → "extremist-relapse". */
export const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

const gradeOf = (key: Key): number => Number(key.evidence ?? 0);

const matches = (key: Key, wanted: Key): boolean =>
  Object.entries(wanted).every(([name, value]) => key[name] === value);
