/** Sums of weights by rank, with the sum below any rank in logarithmic time. */
export class FenwickTree {
  total = 0;
  readonly #sums: Float64Array;

  constructor(size: number) {
    this.#sums = new Float64Array(size + 1);
  }

  /** @param rank from 0 */
  add(rank: number, weight: number): void {
    this.total += weight;
    for (let at = rank + 1; at < this.#sums.length; at += at & -at) this.#sums[at]! += weight;
  }

  /** Sum over ranks lower than the given one. */
  below(rank: number): number {
    let sum = 0;
    for (let at = rank; at > 0; at -= at & -at) sum += this.#sums[at]!;
    return sum;
  }
}
