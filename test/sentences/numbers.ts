import type { Count, Mean, Rate } from "../../src/released/cell.ts";

/** All numbers in a text, without their group separators. */
export const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(",", "")));

/** Every number that a sentence may say of these cells: as released, or as whole people of a round number. */
export function numbersOf(...cells: readonly (Count | Rate | Mean | undefined)[]): ReadonlySet<number> {
  const allowed = new Set<number>([100, 1000, 10_000]);
  for (const cell of cells) for (const value of valuesOf(cell)) allowed.add(value);
  return allowed;
}

function valuesOf(cell: Count | Rate | Mean | undefined): readonly number[] {
  switch (cell?.kind) {
    case "count":
      return [cell.value];
    case "mean":
      return [cell.value, cell.lower, cell.upper].flatMap((x) => [
        Number(Math.abs(x).toFixed(1)),
        Math.round(x * 100),
      ]);
    case "rate":
      return [cell.value, cell.lower, cell.upper].flatMap(ofRoundNumbers(Math.round));
    case "under":
      return [cell.bound].flatMap(ofRoundNumbers((x) => Math.ceil(Number(x.toFixed(9)))));
    case "over":
      return [cell.bound].flatMap(ofRoundNumbers((x) => Math.floor(Number(x.toFixed(9)))));
    default:
      return [];
  }
}

const ofRoundNumbers = (rounded: (value: number) => number) => (proportion: number) =>
  [100, 1000, 10_000].map((base) => rounded(proportion * base));
