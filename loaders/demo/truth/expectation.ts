/** Sets what was to be expected beside what came of it, over people or months, in constant memory. */
export class Expectation {
  #n = 0;
  #expected = 0;
  #variance = 0;
  #realised = 0;

  /** One draw: the probability it had, and whether it happened. */
  add(probability: number, happened: boolean): void {
    this.#n += 1;
    this.#expected += probability;
    this.#variance += probability * (1 - probability);
    if (happened) this.#realised += 1;
  }

  /** Proportions; `deviation` is the standard deviation of the realised one around the expected one. */
  report() {
    const share = (sum: number) => (this.#n === 0 ? null : Number((sum / this.#n).toPrecision(8)));
    return {
      n: this.#n,
      expected: share(this.#expected),
      realised: share(this.#realised),
      deviation: share(Math.sqrt(this.#variance)),
    };
  }
}
