/**
 * Aalen's variance of a cumulative incidence, carried from one time to the next, with the correction for ties of
 * cmprsk's `cuminc`. With F the incidence and S the share free of every cause, each event moves F itself and, by way
 * of S, all that F still gains; the variance adds up the squares of both and their product.
 *
 * Source: Aalen O (1978). Nonparametric estimation of partial transition probabilities in multiple decrement models.
 * Ann Stat 6:534-545. doi:10.1214/aos/1176344198.
 */
export class AalenVariance {
  readonly #cause: number;
  #survival = 1;
  #incidence = 0;
  #direct = 0;
  #product = 0;
  #bySurvival = 0;

  /** @param cause 1, 2 … */
  constructor(cause: number) {
    this.#cause = cause;
  }

  get standardError(): number {
    const f = this.#incidence;
    const variance = this.#direct - 2 * f * this.#product + f ** 2 * this.#bySurvival;
    return Math.sqrt(Math.max(0, variance));
  }

  /**
   * @param ended events by cause at index 1 … K; index 0 is not read
   * @param atRisk number exposed to them, above 0
   */
  advance(ended: ArrayLike<number>, atRisk: number): void {
    let events = 0;
    for (let c = 1; c < ended.length; c++) events += ended[c]!;
    if (events === 0) return;
    const before = this.#survival;
    const own = ended[this.#cause]!;
    this.#survival = (before * (atRisk - events)) / atRisk;
    this.#incidence += (before * own) / atRisk;
    const throughSurvival = this.#survival > 0 ? 1 / this.#survival : 0;
    for (const [count, itself] of [
      [events - own, 0],
      [own, 1],
    ] as const) {
      if (count === 0 || (itself === 0 && throughSurvival === 0)) continue;
      const ties = count > 1 ? 1 - (count - 1) / (atRisk - 1) : 1;
      const share = (before / atRisk) ** 2 * ties * count;
      const through = itself + this.#incidence * throughSurvival;
      this.#direct += through ** 2 * share;
      this.#product += throughSurvival * through * share;
      this.#bySurvival += throughSurvival ** 2 * share;
    }
  }
}
