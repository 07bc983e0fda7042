import type { Key } from "../../../src/released/figure.ts";
import type { CountCell, Place } from "./count-cell.ts";

/** The characteristic that a key divides by, and its category. */
export interface Division {
  readonly cohort: string;
  readonly category: string;
}

type Divided = Pick<CountCell, "key" | "characteristics">;

export function divisionOf({ key, characteristics = {} }: Divided): Division | undefined {
  const { cohort, category } = key;
  if (cohort !== undefined && category !== undefined) return { cohort, category };
  const own = Object.entries(characteristics).find(([dimension]) => key[dimension] !== undefined);
  return own === undefined ? undefined : { cohort: own[1], category: key[own[0]]! };
}

/** What a key asks, of everybody. */
export function questionOf({ key, characteristics = {} }: Divided): Key {
  const dividing = new Set(["cohort", "category", ...Object.keys(characteristics)]);
  return Object.fromEntries(Object.entries(key).filter(([name]) => !dividing.has(name)));
}

/** What a cell counts before it is divided by a characteristic; figures of one indicator may share it. */
export const tokenOf = (cell: CountCell): string =>
  JSON.stringify([cell.indicator, placeText({ ...cell, key: questionOf(cell) })]);

/** A place within its figure, as one text. */
export const placeText = ({ key, day, start, measure }: Place): string =>
  JSON.stringify([
    Object.entries(key).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    day ?? null,
    start ?? null,
    measure,
  ]);
