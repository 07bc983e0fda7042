import type { AttackerView } from "./attacker-view.ts";
import { type Combination, isProportional, plus, valueAt } from "./combination.ts";
import { type Mark, markPlus, ratioOf } from "./mark.ts";
import { inverse, negative, reduce } from "./modulo-prime.ts";

/** Something that the insider knows: a combination with one inner cell as its pivot, where its value is one. */
interface Known {
  readonly pivot: number;
  readonly combination: Combination;
  readonly mark: Mark;
}

/**
 * A contributor who knows its own inner cells besides what every reader knows. Its view is the reader's, from which
 * its own cells are taken as well, at the moment of asking: insiders cost a little each, not an elimination each.
 */
export class InsiderView {
  readonly #reader: AttackerView;
  readonly #innerCells: readonly number[];
  /** In the reader's present terms; no pivot stands in another one. None where the reader's terms have changed. */
  #known: readonly Known[] | undefined;

  constructor(reader: AttackerView, innerCells: readonly number[]) {
    this.#reader = reader;
    this.#innerCells = innerCells;
  }

  /** Whether a cell would give this insider a protected one that it does not know already. */
  reveals(combination: Combination): boolean {
    const { prime } = this.#reader;
    const mark = this.#markWithout(combination, this.#reader.markOf(combination));
    const ratio = ratioOf(mark, prime);
    const alike = this.#reader.protectedWith(ratio);
    for (const { pivot } of this.#knowledge())
      for (const other of this.#reader.protectedHolding(pivot))
        if (ratioOf(this.#markWithout(other.combination, other.mark), prime) === ratio) alike.push(other);
    if (alike.length === 0) return false;
    const rest = this.#without(combination);
    // What is left of nothing is known to the insider: the cell itself, or a protected one of its own.
    return (
      rest.rows.length > 0 &&
      alike.some((other) => isProportional(rest, this.#without(other.combination), prime))
    );
  }

  /** An inner cell is free no more. */
  readerLearnt(row: number): void {
    if (this.#known?.some(({ combination }) => combination.rows.includes(row))) this.#known = undefined;
  }

  /** The protected cells that follow from what is known to the insider. */
  knownProtected(): number[] {
    return [...this.#reader.allProtected()].flatMap(([column, { combination }]) =>
      this.#without(combination).rows.length === 0 ? [column] : [],
    );
  }

  #knowledge(): readonly Known[] {
    this.#known ??= this.#innerCells.reduce<readonly Known[]>(
      (known, row) => this.#learn(known, this.#reader.innerCellInFreeTerms(row)),
      [],
    );
    return this.#known;
  }

  #learn(known: readonly Known[], learnt: Combination): readonly Known[] {
    const { prime } = this.#reader;
    const rest = without(learnt, known, prime);
    if (rest.rows.length === 0) return known;
    const pivot = this.#reader.rarest(rest.rows);
    const factor = inverse(valueAt(rest, pivot), prime);
    const combination = {
      rows: rest.rows,
      values: rest.values.map((value) => reduce(factor * value, prime)),
    };
    const next = { pivot, combination, mark: this.#reader.markOf(combination) };
    const before = known.map((item) => {
      const cleared = without(item.combination, [next], prime);
      return { pivot: item.pivot, combination: cleared, mark: this.#reader.markOf(cleared) };
    });
    return [...before, next];
  }

  #without = (combination: Combination): Combination =>
    without(combination, this.#knowledge(), this.#reader.prime);

  #markWithout(combination: Combination, mark: Mark): Mark {
    const { prime } = this.#reader;
    return this.#knowledge().reduce((left, known) => {
      const value = valueAt(combination, known.pivot);
      return value === 0 ? left : markPlus(left, negative(value, prime), known.mark, prime);
    }, mark);
  }
}

/** What is left of a combination when what is known is taken from it. */
function without(combination: Combination, known: readonly Known[], prime: number): Combination {
  return known.reduce((left, { pivot, combination: item }) => {
    const value = valueAt(combination, pivot);
    return value === 0 ? left : plus(left, negative(value, prime), item, prime);
  }, combination);
}
