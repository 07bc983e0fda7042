import { type Incidence, membersOf } from "./incidence.ts";
import { inverse, negative, PRIME, reduce } from "./modulo-prime.ts";

/** A combination of inner cells: what is not listed is zero. Rows stand in no order. */
interface Combination {
  readonly rows: Uint32Array;
  readonly values: Int32Array;
}

const nothing: Combination = { rows: new Uint32Array(), values: new Int32Array() };

/**
 * What a reader can work out by adding and subtracting what is published: Gaussian elimination modulo a prime.
 *
 * Every published cell that says something new removes one inner cell: it is written as a combination of the inner
 * cells that are still free. All protected cells are kept in these terms. A cell whose combination is empty is
 * known; two cells with proportional combinations give each other away.
 */
export class AttackerView {
  readonly #incidence: Incidence;
  readonly #prime: number;
  /** What each inner cell is replaced by; none while it is free. */
  readonly #replacement: (Combination | undefined)[];
  readonly #protected = new Map<number, Combination>();
  /** Protected cells by a mark that proportional combinations share. */
  readonly #marked = new Map<number, Set<number>>();
  /** Which combinations may hold an inner cell: ~row for a replacement, column for a protected cell. */
  readonly #holders: number[][];
  readonly #weights: Int32Array;
  /** The sum being made: values by inner cell, and which were touched. */
  readonly #sum: Float64Array;
  readonly #touched: Uint32Array;
  readonly #isTouched: Uint8Array;
  #touchedCount = 0;

  constructor(incidence: Incidence, protectedColumns: Iterable<number>, prime: number = PRIME) {
    const { innerCells } = incidence;
    this.#incidence = incidence;
    this.#prime = prime;
    this.#replacement = new Array<Combination | undefined>(innerCells).fill(undefined);
    this.#holders = Array.from({ length: innerCells }, () => []);
    this.#weights = weightsOf(innerCells, prime);
    this.#sum = new Float64Array(innerCells);
    this.#touched = new Uint32Array(innerCells);
    this.#isTouched = new Uint8Array(innerCells);
    for (const column of protectedColumns) this.#hold(column, this.#combinationOf(column));
  }

  /** Whether the cell follows from what is known. */
  knows(column: number): boolean {
    return this.#combinationOf(column).rows.length === 0;
  }

  /** Whether the cell would give a protected one away, once the rest of what is known is taken from both. */
  revealsProtected(column: number): boolean {
    const combination = this.#combinationOf(column);
    if (combination.rows.length === 0) return false;
    const alike = this.#marked.get(this.#mark(combination));
    if (alike === undefined) return false;
    for (const other of alike)
      if (this.#isProportional(combination, this.#protected.get(other) ?? nothing)) return true;
    return false;
  }

  /** The cell is published, or known beforehand. */
  learn(column: number): void {
    this.#eliminate(this.#combinationOf(column));
  }

  /** An inner cell is known beforehand. */
  learnInnerCell(row: number): void {
    this.#begin();
    this.#addRow(row, 1);
    this.#eliminate(this.#end());
  }

  /** The protected cells that follow from what is known. */
  knownProtected(): number[] {
    return [...this.#protected].flatMap(([column, { rows }]) => (rows.length === 0 ? [column] : []));
  }

  #combinationOf(column: number): Combination {
    this.#begin();
    for (const row of membersOf(this.#incidence, column)) this.#addRow(row, 1);
    return this.#end();
  }

  /** A free inner cell of the combination is replaced by the others, everywhere. */
  #eliminate({ rows, values }: Combination): void {
    if (rows.length === 0) return;
    const prime = this.#prime;
    // Any inner cell will do; the one in fewest combinations makes the least work and keeps them short.
    let pivot = 0;
    for (let index = 1; index < rows.length; index++)
      if (this.#holdersOf(rows[index]!).length < this.#holdersOf(rows[pivot]!).length) pivot = index;
    const row = rows[pivot]!;
    const factor = negative(inverse(values[pivot]!, prime), prime);
    const rest = rows.length - 1;
    const replacement = { rows: new Uint32Array(rest), values: new Int32Array(rest) };
    for (let index = 0, next = 0; index < rows.length; index++) {
      if (index === pivot) continue;
      replacement.rows[next] = rows[index]!;
      replacement.values[next++] = reduce(factor * values[index]!, prime);
    }
    this.#replacement[row] = replacement;
    for (const other of replacement.rows) this.#holdersOf(other).push(~row);
    const holders = new Set(this.#holdersOf(row));
    this.#holders[row] = [];
    for (const holder of holders) this.#replaceIn(holder, row);
  }

  #replaceIn(holder: number, row: number): void {
    const before = holder < 0 ? this.#replacement[~holder] : this.#protected.get(holder);
    if (before === undefined || !before.rows.includes(row)) return;
    this.#begin();
    for (let index = 0; index < before.rows.length; index++)
      this.#addRow(before.rows[index]!, before.values[index]!);
    const after = this.#end();
    if (holder < 0) this.#replacement[~holder] = after;
    else this.#hold(holder, after);
    // Rows that were there before are registered already.
    const had = new Set(before.rows);
    for (const other of after.rows) if (!had.has(other)) this.#holdersOf(other).push(holder);
  }

  /** Keeps a protected cell in its new terms. */
  #hold(column: number, combination: Combination): void {
    const before = this.#protected.get(column);
    if (before === undefined) for (const row of combination.rows) this.#holdersOf(row).push(column);
    else if (before.rows.length > 0) this.#marked.get(this.#mark(before))?.delete(column);
    this.#protected.set(column, combination);
    if (combination.rows.length === 0) return;
    const mark = this.#mark(combination);
    const alike = this.#marked.get(mark) ?? new Set();
    this.#marked.set(mark, alike.add(column));
  }

  /** The same for proportional combinations, and rarely for others: a weighted sum over that of the smallest row. */
  #mark({ rows, values }: Combination): number {
    let [first, sum] = [0, 0];
    for (let index = 0; index < rows.length; index++) {
      if (rows[index]! < rows[first]!) first = index;
      sum = reduce(values[index]! * this.#weights[rows[index]!]! + sum, this.#prime);
    }
    return reduce(sum * inverse(values[first]!, this.#prime), this.#prime) + this.#prime * rows.length;
  }

  #isProportional(one: Combination, other: Combination): boolean {
    if (one.rows.length !== other.rows.length) return false;
    const values = new Map(Array.from(one.rows, (row, index) => [row, one.values[index]!]));
    const [row, value] = [other.rows[0]!, other.values[0]!];
    const factor = reduce((values.get(row) ?? 0) * inverse(value, this.#prime), this.#prime);
    return other.rows.every(
      (row, index) => values.get(row) === reduce(factor * other.values[index]!, this.#prime),
    );
  }

  #holdersOf(row: number): number[] {
    return this.#holders[row]!;
  }

  #begin(): void {
    this.#touchedCount = 0;
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
      this.#addFree(rows[index]!, reduce(factor * values[index]!, this.#prime));
  }

  #addFree(row: number, value: number): void {
    if (this.#isTouched[row] === 0) {
      this.#isTouched[row] = 1;
      this.#touched[this.#touchedCount++] = row;
      this.#sum[row] = value;
      return;
    }
    const sum = this.#sum[row]! + value;
    this.#sum[row] = sum >= this.#prime ? sum - this.#prime : sum;
  }

  #end(): Combination {
    const touched = this.#touched.subarray(0, this.#touchedCount);
    let length = 0;
    for (const row of touched) if (this.#sum[row] !== 0) length++;
    const combination = { rows: new Uint32Array(length), values: new Int32Array(length) };
    let next = 0;
    for (const row of touched) {
      this.#isTouched[row] = 0;
      if (this.#sum[row] === 0) continue;
      combination.rows[next] = row;
      combination.values[next++] = this.#sum[row]!;
    }
    return combination;
  }
}

/** Weights for the marks: a fixed sequence (Park and Miller 1988), so that a run can be repeated. */
function weightsOf(count: number, prime: number): Int32Array {
  const weights = new Int32Array(count);
  let state = 1;
  for (let index = 0; index < count; index++) {
    state = (state * 16_807) % 2_147_483_647;
    weights[index] = 1 + (state % (prime - 1));
  }
  return weights;
}
