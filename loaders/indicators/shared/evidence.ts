import type { Delivery } from "../../exports/delivery.ts";

/** Grades of `wanted` that the source delivers, ascending. */
export const gradesOf = (delivery: Delivery, wanted: readonly number[]): readonly number[] =>
  wanted.filter((grade) => delivery.evidenceDelivered.some((delivered) => delivered === grade)).toSorted();

/** The strongest grade that the source delivers, or undefined. */
export const highestGrade = (delivery: Delivery): number | undefined => gradesOf(delivery, [1, 2, 3]).at(-1);
