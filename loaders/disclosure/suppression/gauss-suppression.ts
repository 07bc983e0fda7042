import { AttackerView } from "./attacker-view.ts";
import type { Incidence } from "./incidence.ts";
import { InsiderView } from "./insider-view.ts";
import { PRIME } from "./modulo-prime.ts";
import { SuppressionError } from "./suppression-error.ts";

/**
 * Who knows more than what is published.
 * - none: nobody.
 * - sums: cells of one person may give each other away; no cell is published that is a sum of such inner cells alone,
 *   when all else that is published has been taken from it ("anySum" in SSBtools, without its exception for
 *   differences: those are hidden too).
 * - insiders: each contributor knows its own inner cells, and must not learn another protected cell with them. This
 *   is the rule that two protected cells whose columns become proportional give each other away.
 */
export type Singletons =
  | { readonly method: "none" }
  | { readonly method: "sums"; readonly innerCells: readonly number[] }
  | { readonly method: "insiders"; readonly contributors: readonly (readonly number[])[] };

export interface SuppressionProblemInput {
  readonly incidence: Incidence;
  /** Columns that are hidden because of what they are. */
  readonly primary: readonly number[];
  /** Every other column, from the one most worth publishing to the least. Primary, forced and hidden ones are passed over. */
  readonly order: readonly number[];
  /** Columns that are published whatever they give away. */
  readonly forced?: readonly number[];
  /** Columns that are not published, and need no protection. */
  readonly hidden?: readonly number[];
  readonly singletons?: Singletons;
  readonly prime?: number;
}

export interface Suppression {
  /** Columns hidden for the sake of the primary ones, ascending. */
  readonly secondary: readonly number[];
  readonly published: readonly number[];
  /** Primary columns that cannot be protected: the forced ones give them away, or they add up no inner cell. */
  readonly unsafe: readonly number[];
  /** Primary columns that the forced ones give away to a contributor who knows its own cells. */
  readonly unsafeFromInsiders: readonly number[];
}

/**
 * Complementary suppression: which more cells must be hidden so that no primary cell is a sum and difference of
 * published ones. Cells are taken in the order given; each is published unless it would give a primary cell away.
 * A valuable cell is thus never hidden for the sake of a less valuable one.
 *
 * What it does not know is that counts are not negative: bounds that follow from this are for the audit to find.
 *
 * In R: SSBtools::GaussSuppression(x, candidates, primary, forced, hidden, singleton).
 * Source: Langsrud Ø (2024). Secondary cell suppression by Gaussian elimination. Privacy in Statistical Databases,
 * LNCS 14915. doi:10.1007/978-3-031-69651-0_6.
 */
export function gaussSuppression({
  incidence,
  primary,
  order,
  forced = [],
  hidden = [],
  singletons = { method: "none" },
  prime = PRIME,
}: SuppressionProblemInput): Suppression {
  checkColumns(incidence, { primary, order, forced, hidden });
  const decided = new Set([...primary, ...forced, ...hidden]);
  const candidates = [...new Set(order)].filter((column) => !decided.has(column));
  checkComplete(incidence, candidates.length + decided.size);

  const reader = new AttackerView(incidence, primary, prime);
  const insiders = insidersOf(reader, incidence, singletons);
  const ownPrimary = insiders.map((insider) => new Set(insider.knownProtected()));
  const everySingleton = everySingletonOf(incidence, singletons, prime);
  const learn = (column: number, combination = reader.inFreeTerms(column)) => {
    const row = reader.learn(combination);
    if (row !== undefined) for (const insider of insiders) insider.readerLearnt(row);
    everySingleton?.learn(everySingleton.inFreeTerms(column));
  };

  for (const column of new Set(forced)) learn(column);
  const unsafe = reader.knownProtected();
  const unsafeFromInsiders = insiders.flatMap((insider, index) =>
    insider.knownProtected().filter((column) => !ownPrimary[index]?.has(column)),
  );

  const secondary: number[] = [];
  const published = new Set(forced);
  for (const column of candidates) {
    const combination = reader.inFreeTerms(column);
    const isGivenAway =
      // What follows from the rest tells nothing new to anybody.
      combination.rows.length > 0 &&
      (everySingleton?.inFreeTerms(column).rows.length === 0 ||
        reader.reveals(combination) ||
        insiders.some((insider) => insider.reveals(combination)));
    if (isGivenAway) {
      secondary.push(column);
      continue;
    }
    published.add(column);
    learn(column, combination);
  }
  const ascending = (columns: Iterable<number>) => [...new Set(columns)].sort((a, b) => a - b);
  return {
    secondary: ascending(secondary),
    published: ascending(published),
    unsafe: ascending(unsafe),
    unsafeFromInsiders: ascending(unsafeFromInsiders),
  };
}

function insidersOf(reader: AttackerView, incidence: Incidence, singletons: Singletons): InsiderView[] {
  if (singletons.method !== "insiders") return [];
  return singletons.contributors.map((innerCells) => {
    checkInnerCells(incidence, innerCells);
    return new InsiderView(reader, innerCells);
  });
}

/** All contributors of one person together. */
function everySingletonOf(
  incidence: Incidence,
  singletons: Singletons,
  prime: number,
): AttackerView | undefined {
  if (singletons.method !== "sums") return undefined;
  checkInnerCells(incidence, singletons.innerCells);
  const view = new AttackerView(incidence, [], prime);
  for (const innerCell of singletons.innerCells) view.learn(view.innerCellInFreeTerms(innerCell));
  return view;
}

function checkInnerCells({ innerCells }: Incidence, singletons: readonly number[]): void {
  if (singletons.some((cell) => !Number.isInteger(cell) || cell < 0 || cell >= innerCells))
    throw new SuppressionError(
      "not an inner cell",
      "singletons name an inner cell that does not exist. Number them from 0 to innerCells - 1.",
    );
}

function checkColumns(
  { columns }: Incidence,
  lists: Readonly<Record<"primary" | "order" | "forced" | "hidden", readonly number[]>>,
): void {
  for (const [name, list] of Object.entries(lists))
    if (list.some((column) => !Number.isInteger(column) || column < 0 || column >= columns))
      throw new SuppressionError(
        "not a column",
        `"${name}" names a column that does not exist. Number them from 0 to columns - 1.`,
      );
  const unpublished = new Set([...lists.primary, ...lists.hidden]);
  if (lists.forced.some((column) => unpublished.has(column)))
    throw new SuppressionError(
      "protected and published",
      "a forced column is primary or hidden. Decide for one: take it out of forced, or out of the other list.",
    );
}

/** A cell that nobody decided on would be published unseen. */
function checkComplete({ columns }: Incidence, decided: number): void {
  if (decided < columns)
    throw new SuppressionError(
      "order is incomplete",
      `${columns - decided} columns are neither in order nor primary, forced or hidden. Name every one.`,
    );
}
