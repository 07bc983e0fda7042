import { type Combination, isProportional } from "./combination.ts";
import type { Incidence } from "./incidence.ts";
import { type Mark, ratioOf, weightsOf } from "./mark.ts";
import { inverse, negative, PRIME, reduce } from "./modulo-prime.ts";

interface Protected {
  readonly combination: Combination;
  readonly mark: Mark;
}

/**
 * What a reader can work out by adding and subtracting what is published: Gaussian elimination modulo a prime.
 *
 * Every published cell that says something new removes one inner cell: it is written as a combination of the inner
 * cells that are still free. All protected cells are kept in these terms. A cell whose combination is empty is
 * known; two cells with proportional combinations give each other away.
 */
export class AttackerView {
  readonly prime: number;
  readonly #incidence: Incidence;
  /** What each inner cell is replaced by; none while it is free. */
  readonly #replacement: (Combination | undefined)[];
  readonly #protected = new Map<number, Protected>();
  /** Protected cells by the ratio of their marks. */
  readonly #byRatio = new Map<number, Set<number>>();
  /** Which combinations may hold an inner cell: ~row for a replacement, column for a protected cell. */
  readonly #holders: number[][];
  readonly #weights: readonly [Int32Array, Int32Array];
  /** The sum being made: values by inner cell, and which were touched. */
  readonly #sum: Float64Array;
  readonly #touched: Uint32Array;
  readonly #isTouched: Uint8Array;
  #touchedCount = 0;

  constructor(incidence: Incidence, protectedColumns: Iterable<number>, prime: number = PRIME) {
    const { innerCells } = incidence;
    this.prime = prime;
    this.#incidence = incidence;
    this.#replacement = new Array<Combination | undefined>(innerCells).fill(undefined);
    this.#holders = Array.from({ length: innerCells }, () => []);
    this.#weights = [weightsOf(innerCells, 1, prime), weightsOf(innerCells, 2_026, prime)];
    this.#sum = new Float64Array(innerCells);
    this.#touched = new Uint32Array(innerCells);
    this.#isTouched = new Uint8Array(innerCells);
    for (const column of protectedColumns) this.#hold(column, this.inFreeTerms(column));
  }

  /** A published cell in terms of free inner cells; empty where it follows from what is known. */
  inFreeTerms(column: number): Combination {
    const { starts, members, weights } = this.#incidence;
    for (let entry = starts[column]!; entry < starts[column + 1]!; entry++) {
      const weight = weights?.[entry] ?? 1;
      this.#addRow(members[entry]!, weight < 0 ? this.prime + weight : weight);
    }
    return this.#sumMade();
  }

  /** The same for an inner cell. */
  innerCellInFreeTerms(row: number): Combination {
    this.#addRow(row, 1);
    return this.#sumMade();
  }

  /** Whether a cell would give a protected one away, once all else that is known is taken from both. */
  reveals(combination: Combination): boolean {
    if (combination.rows.length === 0) return false;
    return this.protectedWith(ratioOf(this.markOf(combination), this.prime)).some((other) =>
      isProportional(combination, other.combination, this.prime),
    );
  }

  /** A cell is published, or known beforehand. Returns the inner cell that is free no more, if any. */
  learn({ rows, values }: Combination): number | undefined {
    if (rows.length === 0) return undefined;
    const { prime } = this;
    const row = this.rarest(rows);
    const factor = negative(inverse(values[rows.indexOf(row)]!, prime), prime);
    const others = rows.filter((other) => other !== row);
    const replacement: Combination = {
      rows: others,
      values: values.filter((_, index) => rows[index] !== row).map((value) => reduce(factor * value, prime)),
    };
    this.#replacement[row] = replacement;
    for (const other of others) this.#holders[other]!.push(~row);
    const holders = new Set(this.#holders[row]);
    this.#holders[row] = [];
    for (const holder of holders) this.#replaceIn(holder, row);
    return row;
  }

  /** The protected cells that follow from what is known. */
  knownProtected(): number[] {
    return [...this.#protected].flatMap(([column, { combination }]) =>
      combination.rows.length === 0 ? [column] : [],
    );
  }

  /** Any inner cell will do as a pivot; the one in fewest combinations makes the least work and keeps them short. */
  rarest(rows: Uint32Array): number {
    return rows.reduce(
      (best, row) => (this.#holders[row]!.length < this.#holders[best]!.length ? row : best),
      rows[0]!,
    );
  }

  markOf({ rows, values }: Combination): Mark {
    const [first, second] = this.#weights;
    const mark = { first: 0, second: 0 };
    for (let index = 0; index < rows.length; index++) {
      mark.first = reduce(values[index]! * first[rows[index]!]! + mark.first, this.prime);
      mark.second = reduce(values[index]! * second[rows[index]!]! + mark.second, this.prime);
    }
    return mark;
  }

  /** Every protected cell, in free terms. */
  allProtected(): ReadonlyMap<number, Protected> {
    return this.#protected;
  }

  protectedWith(ratio: number): Protected[] {
    return [...(this.#byRatio.get(ratio) ?? [])].map((column) => this.#protected.get(column)!);
  }

  /** The protected cells that may hold a free inner cell. */
  protectedHolding(row: number): Protected[] {
    return [...new Set(this.#holders[row])].flatMap((holder) =>
      holder < 0 ? [] : [this.#protected.get(holder)!],
    );
  }

  #replaceIn(holder: number, row: number): void {
    const before = holder < 0 ? this.#replacement[~holder] : this.#protected.get(holder)?.combination;
    if (before === undefined || !before.rows.includes(row)) return;
    for (let index = 0; index < before.rows.length; index++)
      this.#addRow(before.rows[index]!, before.values[index]!);
    const after = this.#sumMade();
    if (holder < 0) this.#replacement[~holder] = after;
    else this.#hold(holder, after);
    // Rows that were there before are registered already.
    const had = new Set(before.rows);
    for (const other of after.rows) if (!had.has(other)) this.#holders[other]!.push(holder);
  }

  /** Keeps a protected cell in its new terms. */
  #hold(column: number, combination: Combination): void {
    const before = this.#protected.get(column);
    if (before === undefined) for (const row of combination.rows) this.#holders[row]!.push(column);
    else this.#byRatio.get(ratioOf(before.mark, this.prime))?.delete(column);
    const mark = this.markOf(combination);
    this.#protected.set(column, { combination, mark });
    if (combination.rows.length === 0) return;
    const ratio = ratioOf(mark, this.prime);
    this.#byRatio.set(ratio, (this.#byRatio.get(ratio) ?? new Set()).add(column));
  }

  /** Adds a multiple of an inner cell, or of what replaces it. */
  #addRow(row: number, factor: number): void {
    const replacement = this.#replacement[row];
    if (replacement === undefined) {
      this.#addFree(row, factor);
      return;
    }
    const { rows, values } = replacement;
    for (let index = 0; index < rows.length; index++)
      this.#addFree(rows[index]!, reduce(factor * values[index]!, this.prime));
  }

  #addFree(row: number, value: number): void {
    if (this.#isTouched[row] === 0) {
      this.#isTouched[row] = 1;
      this.#touched[this.#touchedCount++] = row;
      this.#sum[row] = value;
      return;
    }
    const sum = this.#sum[row]! + value;
    this.#sum[row] = sum >= this.prime ? sum - this.prime : sum;
  }

  /** The sum that was made, and a clean slate for the next. */
  #sumMade(): Combination {
    const touched = this.#touched.subarray(0, this.#touchedCount);
    this.#touchedCount = 0;
    for (const row of touched) this.#isTouched[row] = 0;
    const rows = touched.filter((row) => this.#sum[row] !== 0);
    return { rows, values: Int32Array.from(rows, (row) => this.#sum[row]!) };
  }
}
