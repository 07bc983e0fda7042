import { type HiddenCell, nameOfCell } from "../hide-cells.ts";
import type { Source } from "./space.ts";

/** Counts that others are parts of: to hide one takes the rates of all its parts. */
const wholes: ReadonlySet<string> = new Set(["n", "people", "denominator", "eligible", "trained", "atRisk"]);

/** What readers lose with a cell: a number of everybody is worth more than one of a category, a whole more than a part. */
export const costOf = ({ key, measure }: HiddenCell): number =>
  1 +
  3 * Number(Object.keys(key).every((dimension) => !groups.has(dimension))) +
  2 * Number(wholes.has(measure));

/** Dimensions that divide people: their cells are of fewer people than those of everybody. */
const groups: ReadonlySet<string> = new Set(["category", "level", "kind", "service"]);

/** The cheapest cell that can be hidden among the statements that give a count away. */
export function cheapestRemedy(sources: readonly Source[]): HiddenCell | undefined {
  const cells = sources.flatMap(({ cell }) => (cell === undefined ? [] : [cell]));
  const named = cells.map((cell) => ({ cell, cost: costOf(cell), name: nameOfCell(cell.figure, cell) }));
  return named.toSorted((a, b) => a.cost - b.cost || (a.name < b.name ? -1 : 1))[0]?.cell;
}
