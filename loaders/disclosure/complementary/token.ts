import type { Key } from "../../../src/released/figure.ts";
import type { CountCell, Place } from "./count-cell.ts";

/** The characteristic that a key divides by, and its category. */
export interface Division {
  readonly cohort: string;
  readonly category: string;
}

export const divisionOf = ({ cohort, category }: Key): Division | undefined =>
  cohort === undefined || category === undefined ? undefined : { cohort, category };

/** What a key asks, of everybody. */
export const questionOf = (key: Key): Key =>
  divisionOf(key) === undefined
    ? key
    : Object.fromEntries(Object.entries(key).filter(([name]) => name !== "cohort" && name !== "category"));

/** What a cell counts before it is divided by a characteristic; figures of one indicator may share it. */
export const tokenOf = ({ indicator, key, ...place }: CountCell): string =>
  JSON.stringify([indicator, placeText({ ...place, key: questionOf(key) })]);

/** A place within its figure, as one text. */
export const placeText = ({ key, day, start, measure }: Place): string =>
  JSON.stringify([
    Object.entries(key).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    day ?? null,
    start ?? null,
    measure,
  ]);
