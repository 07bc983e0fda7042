import type { TierPolicy } from "../policy.ts";
import { candidateOrder } from "../suppression/candidate-order.ts";
import { gaussSuppression } from "../suppression/gauss-suppression.ts";
import { type Incidence, weightedIncidenceOf } from "../suppression/incidence.ts";
import { CellTerms, combined, type Terms } from "./cell-terms.ts";
import { type CountCell, countCells, type Judged } from "./count-cell.ts";
import { divisionOf, placeText } from "./token.ts";

/** Counts of all figures in one table: published cells are columns, counts that nothing ties are its inner cells. */
export interface LinkedCounts {
  readonly cells: readonly CountCell[];
  readonly incidence: Incidence;
  /** Columns that are to be protected: cells, and then what is left of wholes. */
  readonly primary: readonly number[];
  /** Columns of cells that stand in no figure. */
  readonly absent: readonly number[];
  readonly values: readonly number[];
}

export function linkedCounts(judged: readonly Judged[], policy: TierPolicy): LinkedCounts {
  const cells = judged.flatMap((each) => countCells(each, policy));
  const terms = new CellTerms(cells);
  const columns: Terms[] = cells.map((cell, index) => terms.of(index, cell));
  const values = cells.map(({ value }) => value);
  const primary = cells.flatMap(({ state }, index) =>
    state === "hidden" || state === "absent and small" ? [index] : [],
  );
  const absent = cells.flatMap(({ state }, index) => (state === "absent" ? [index] : []));
  const places = new Map(cells.map((cell, index) => [nameOf(cell), index]));
  for (const [index, cell] of cells.entries()) {
    if (cell.state !== "complement hidden") continue;
    absent.push(index);
    const whole = wholeOf(cell, places);
    if (whole === undefined) continue;
    primary.push(columns.push(combined(columns[whole]!, [columns[index]!])) - 1);
    values.push(cells[whole]!.value - cell.value);
  }
  return { cells, incidence: weightedIncidenceOf(terms.innerCells, columns), primary, absent, values };
}

/**
 * By figure, the places of counts that are hidden for the sake of others: without them a hidden count would
 * follow from the shown ones by adding and subtracting, whatever figures they stand in.
 */
export function complementaryCells(
  judged: readonly Judged[],
  policy: TierPolicy,
): ReadonlyMap<string, ReadonlySet<string>> {
  const { cells, incidence, primary, absent, values } = linkedCounts(judged, policy);
  const hidden = new Map<string, Set<string>>();
  if (primary.length === 0) return hidden;
  const { secondary } = gaussSuppression({
    incidence,
    primary,
    hidden: absent,
    order: byUse(candidateOrder(incidence, values), cells),
  });
  for (const column of secondary) {
    const { figure, ...place } = cells[column]!;
    hidden.set(figure, (hidden.get(figure) ?? new Set()).add(placeText(place)));
  }
  return hidden;
}

/**
 * What is most used is published first: counts of everybody, then those by category, and who is at risk last, since
 * a curve is drawn from the other columns. Within each the order stays.
 */
const byUse = (order: readonly number[], cells: readonly CountCell[]): readonly number[] =>
  order.toSorted((a, b) => rank(cells[a]) - rank(cells[b]));

function rank(cell: CountCell | undefined): number {
  if (cell === undefined || (cell.isLifeTable && cell.measure === "atRisk")) return 2;
  return cell.characteristics === undefined && divisionOf(cell) === undefined ? 0 : 1;
}

const nameOf = (cell: CountCell): string => `${cell.figure} ${placeText(cell)}`;

/** The whole of a part stands in its row; the n of a life table in no row of its grid. */
function wholeOf({ day, ...cell }: CountCell, places: ReadonlyMap<string, number>): number | undefined {
  if (cell.partOf === undefined) return undefined;
  const { partOf: measure } = cell;
  return (
    places.get(nameOf({ ...cell, measure, ...(day === undefined ? {} : { day }) })) ??
    places.get(nameOf({ ...cell, measure }))
  );
}
