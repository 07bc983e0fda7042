import type { Cell } from "../../../src/released/cell.ts";
import type { Figure, IncidenceFigure, Key } from "../../../src/released/figure.ts";
import { cellsOf } from "../cells-of.ts";
import { cellNumbers, roundings } from "./cell-numbers.ts";

const daysIn = { week: 7, month: 365.25 / 12, year: 365.25 } as const;

/**
 * Every number that may be printed of a released figure: its cells in every form, the numbers of its keys, times and
 * periods, and how many rows of it are shown. A page that prints another one of it prints what was not released.
 */
export function figureNumbers(figure: Figure): ReadonlySet<number> {
  const cells = cellsOf(figure);
  const bases = cells.reduce((most, cell) => Math.max(most, baseOf(cell)), 100);
  return new Set([
    ...cells.flatMap((cell) => cellNumbers(cell, bases)),
    ...keysOf(figure).flatMap(keyNumbers),
    ...Object.values(detailOf(figure)).filter((value) => typeof value === "number"),
    ...ownNumbers(figure),
    ...rowCounts(figure),
  ]);
}

/** Keys of all rows of a figure. */
export function keysOf(figure: Figure): readonly Key[] {
  if ("rows" in figure) return figure.rows.map(({ key }) => key);
  return "groups" in figure ? figure.groups.map(({ key }) => key) : [];
}

/** "2 of 4 kinds": rows, and those of which something can be shown. */
function rowCounts(figure: Figure): readonly number[] {
  if (figure.kind !== "paired") return [];
  return [figure.rows.length, figure.rows.filter(({ change }) => change.kind === "mean").length];
}

const keyNumbers = (key: Key): readonly number[] =>
  Object.values(key)
    .filter((value) => /^\d+$/.test(value))
    .map(Number);

const detailOf = (figure: Figure) => ("reason" in figure ? (figure.reason.detail ?? {}) : {});

function ownNumbers(figure: Figure): readonly number[] {
  switch (figure.kind) {
    case "control chart": {
      const shown = figure.points.filter(({ rate }) => ["rate", "under", "over"].includes(rate.kind));
      const valued = shown.filter(({ rate }) => rate.kind === "rate");
      return [
        ...figure.points.flatMap(({ centre, lowerLimit, upperLimit }) =>
          [centre, lowerLimit, upperLimit].flatMap((limit) =>
            limit === null ? [] : [limit, ...roundings(limit * 100, 2)],
          ),
        ),
        ...figure.points.map(({ start }) => Number(start.slice(0, 4))),
        shown.length,
        valued.length,
        ...runs(valued.map(({ rate, centre }) => sideOf(rate, centre))),
      ];
    }
    case "incidence":
      return timesOf(figure).flatMap((day) => [day, ...roundings(day / daysIn[figure.gridUnit], 1)]);
    case "discrimination":
      return figure.rows.flatMap(({ auc }) =>
        auc.kind === "mean"
          ? [auc.value, auc.lower, auc.upper].flatMap((area) => roundings(area * 100, 0))
          : [],
      );
    default:
      return [];
  }
}

const timesOf = ({ groups }: IncidenceFigure): readonly number[] => [
  ...new Set(
    groups.flatMap(({ points, cutAt }) => [
      ...points.map(({ day }) => day),
      ...(cutAt === undefined ? [] : [cutAt]),
    ]),
  ),
];

const sideOf = (rate: Cell, centre: number | null): number =>
  rate.kind === "rate" && centre !== null ? Math.sign(rate.value - centre) : 0;

/** Length of the run on one side that ends with the last period. */
function runs(sides: readonly number[]): readonly number[] {
  const last = sides.at(-1);
  return last === undefined ? [] : [sides.length - 1 - sides.findLastIndex((side) => side !== last)];
}

/** The round number of people out of which a rate has to be said, so that neither it nor its interval vanishes. */
function baseOf(cell: Cell): number {
  if (cell.kind === "under") return smallest(cell.bound);
  if (cell.kind !== "rate") return 100;
  const { value, lower, upper } = cell;
  const apart =
    [100, 1000].find((base) => lower === upper || Math.round((upper - lower) * base) > 2) ?? 10_000;
  return Math.max(smallest(value > 0 ? value : upper), apart);
}

function smallest(share: number): number {
  if (share >= 0.01 || share === 0) return 100;
  return share >= 0.001 ? 1000 : 10_000;
}
