import type { Cell } from "../../../src/released/cell.ts";

/** Digits to which a percentage or a mean is printed at most. */
const digits = 2;

/** The numbers by which a cell can be told: itself, its bounds, and a share of 100 people or of more. */
export function cellNumbers(cell: Cell, base: number): readonly number[] {
  switch (cell.kind) {
    case "count":
      return [cell.value, cell.within, Math.max(0, cell.value - cell.within), cell.value + cell.within];
    case "rate":
      return [cell.value, cell.lower, cell.upper].flatMap((share) => shareNumbers(share, base));
    case "under":
    case "over":
      return shareNumbers(cell.bound, base);
    case "mean":
      return [cell.value, cell.lower, cell.upper]
        .flatMap((value) => [value, ...roundings(value, digits)])
        .map(Math.abs);
    case "c":
      return cell.limit === undefined ? [] : [cell.limit];
    case "x":
      return Object.values(cell.reason.detail ?? {}).filter((value) => typeof value === "number");
    case "z":
      return [];
  }
}

/** "over 99.9%": what is printed of a share that rounding would make a whole. */
const nearlyAll = [99, 99.9, 99.99];

function shareNumbers(share: number, base: number): readonly number[] {
  const of = [100, 1000, 10_000].filter((people) => people <= base);
  return [
    share,
    ...roundings(share * 100, digits),
    ...of.flatMap((people) => [people, ...outward(share * people)]),
    ...(share < 1 && share >= 0.99 ? nearlyAll.filter((most) => share * 100 >= most) : []),
  ];
}

/** A share of a number of people, to the nearest person or, for bounds, to the safe side. */
const outward = (people: number): readonly number[] => {
  const exact = Number(people.toFixed(9));
  return [Math.round(exact), Math.floor(exact), Math.ceil(exact)];
};

/** A value with so many digits or fewer. Near a tie both ways: languages round what is written, not what is stored. */
export const roundings = (value: number, most: number): readonly number[] =>
  Array.from({ length: most + 1 }, (_, places) => places).flatMap((places) =>
    [value - 1e-9, value + 1e-9].map((near) => Number(near.toFixed(places)) + 0),
  );
