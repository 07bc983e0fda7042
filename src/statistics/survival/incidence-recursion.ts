/** Variances below this share of the squared estimate are rounding errors. */
const ROUNDING = 1e-15;

/** Weights that add up to the same differ by rounding: what is left of those at risk below this share is nobody. */
const NOBODY = 1e-13;

/** How many of those at risk are left after the events. */
export function remaining(atRisk: number, events: number): number {
  const left = atRisk - events;
  return left > NOBODY * atRisk ? left : 0;
}

/**
 * State probabilities of competing causes and their covariance, carried from one time to the next: state 0 is
 * free of events, states 1 … K are the causes. With h the hazards at a time and H the transition matrix,
 * p' = p H and V' = H^T V H + p0² / n (diag(h) - h h^T).
 *
 * Source: Andersen PK, Borgan Ø, Gill RD, Keiding N (1993), section IV.4. doi:10.1007/978-1-4612-4348-9.
 */
export class IncidenceRecursion {
  readonly #size: number;
  readonly #p: Float64Array;
  readonly #v: Float64Array;
  readonly #h: Float64Array;

  constructor(causes: number) {
    this.#size = causes + 1;
    this.#p = new Float64Array(this.#size);
    this.#p[0] = 1;
    this.#v = new Float64Array(this.#size * this.#size);
    this.#h = new Float64Array(this.#size);
  }

  /** Probability of state 0. */
  get survival(): number {
    return this.#p[0]!;
  }

  /** Cumulative incidence of a cause, 1 … K. */
  incidence(cause: number): number {
    return this.#p[cause]!;
  }

  /** @param variance of the probability of a state, where another than the recursion's own is wanted */
  standardError(state: number, variance = this.#v[state * this.#size + state]!): number {
    // Where everybody has had the event the terms cancel, but for rounding.
    return variance > ROUNDING * this.#p[state]! ** 2 ? Math.sqrt(variance) : 0;
  }

  /** Hazards of the last time; state 0 is to stay free of events. */
  get hazards(): Readonly<Float64Array> {
    return this.#h;
  }

  /**
   * @param ended events by cause at index 1 … K; index 0 is not read
   * @param exposed number exposed to them, above 0
   */
  advance(ended: ArrayLike<number>, exposed: number): void {
    const size = this.#size;
    const h = this.#h;
    let events = 0;
    for (let c = 1; c < size; c++) {
      h[c] = ended[c]! / exposed;
      events += ended[c]!;
    }
    h[0] = remaining(exposed, events) / exposed;
    if (events === 0) return;
    this.#transform();
    const scale = (this.#p[0]! * this.#p[0]!) / exposed;
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        this.#v[a * size + b]! += scale * ((a === b ? h[a]! : 0) - h[a]! * h[b]!);
      }
    }
    const free = this.#p[0]!;
    for (let c = 1; c < size; c++) this.#p[c]! += free * h[c]!;
    this.#p[0] = free * h[0];
  }

  /** V ← H^T V H, where only the first row of H differs from the identity. */
  #transform(): void {
    const size = this.#size;
    const v = this.#v;
    const h = this.#h;
    for (let b = 0; b < size; b++) {
      const first = v[b]!;
      for (let a = 1; a < size; a++) v[a * size + b]! += h[a]! * first;
      v[b] = h[0]! * first;
    }
    for (let a = 0; a < size; a++) {
      const first = v[a * size]!;
      for (let b = 1; b < size; b++) v[a * size + b]! += h[b]! * first;
      v[a * size] = h[0]! * first;
    }
  }
}
