import { type Incidence, membersOf } from "./incidence.ts";

/**
 * An order of publication for gaussSuppression: large cells first, so that small ones are hidden for the sake of
 * small ones. Among cells of about one size those that overlap with much are worth more, such as totals. Zeros come
 * first of all unless they are to be hidden like small counts: hidden, they would protect nothing, since a reader
 * expects them.
 *
 * In R: GaussSuppression::CandidatesDefault and CandidatesNum.
 */
export function candidateOrder(
  incidence: Incidence,
  values: readonly number[],
  { zeros = "first" }: { readonly zeros?: "first" | "by size" } = {},
): number[] {
  const overlap = overlaps(incidence, values);
  const widest = Math.max(...overlap, Number.MIN_VALUE);
  // The overlap decides among whole numbers that are equal, and never between others.
  const worth = values.map((value, column) => Math.abs(value) + (0.99 * (overlap[column] ?? 0)) / widest);
  const isEarly = (column: number) => zeros === "first" && values[column] === 0;
  return values
    .map((_, column) => column)
    .sort((a, b) => Number(isEarly(b)) - Number(isEarly(a)) || (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
}

/** By column: the sizes of all cells, each as often as they have inner cells in common. */
function overlaps(incidence: Incidence, values: readonly number[]): number[] {
  const size = new Float64Array(incidence.innerCells);
  values.forEach((value, column) => {
    for (const cell of membersOf(incidence, column)) size[cell] = (size[cell] ?? 0) + Math.abs(value);
  });
  return values.map((_, column) =>
    membersOf(incidence, column).reduce((sum, cell) => sum + (size[cell] ?? 0), 0),
  );
}
