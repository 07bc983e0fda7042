/**
 * A sum that loses nothing, however many powers of ten its terms are apart, so that what was added can be taken away
 * again: parts that do not overlap, the smallest first.
 *
 * Source: Shewchuk JR (1997). Adaptive precision floating-point arithmetic and fast robust geometric predicates.
 * Discrete Comput Geom 18:305-363. doi:10.1007/PL00009321.
 */
export class ExactSum {
  readonly #parts: number[] = [];

  add(term: number): void {
    const parts = this.#parts;
    let [carried, kept] = [term, 0];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const sum = carried + part;
      const [large, small] = Math.abs(carried) >= Math.abs(part) ? [carried, part] : [part, carried];
      const lost = large - sum + small;
      if (lost !== 0) parts[kept++] = lost;
      carried = sum;
    }
    parts.length = kept;
    if (carried !== 0) parts.push(carried);
  }

  get value(): number {
    let sum = 0;
    for (const part of this.#parts) sum += part;
    return sum;
  }
}
