export interface Control {
  readonly row: number;
  readonly score: number;
}

export interface NearestControl {
  readonly row: number;
  readonly gap: number;
  /** Where the score stands among the distinct ones. */
  readonly level: number;
}

interface Level {
  readonly score: number;
  /** Rows with this score that are still free, the first one last. */
  readonly rows: number[];
}

/** Untreated people not taken yet: the nearest of n by score in log n steps, however many were taken before. */
export class FreeControls {
  readonly #levels: readonly Level[];
  /** Next level at or below (and at or above) each that may still have somebody, found along ever shorter paths. */
  readonly #below: number[];
  readonly #above: number[];

  constructor(controls: readonly Control[]) {
    const levels: Level[] = [];
    for (const { row, score } of [...controls].sort((a, b) => a.score - b.score || b.row - a.row)) {
      const last = levels.at(-1);
      if (last?.score === score) last.rows.push(row);
      else levels.push({ score, rows: [row] });
    }
    this.#levels = levels;
    // Shifted by one: position 0 stands below all levels, the last one above all.
    this.#below = Array.from({ length: levels.length + 2 }, (_, i) => i);
    this.#above = Array.from({ length: levels.length + 2 }, (_, i) => i);
  }

  /** The free person nearest to a score; of equally near ones the first row. */
  nearest(score: number): NearestControl | undefined {
    const position = this.#firstAtLeast(score);
    const above = this.#at(root(this.#above, position + 1) - 1, score);
    const below = this.#at(root(this.#below, position) - 1, score);
    if (above === undefined || below === undefined) return above ?? below;
    if (above.gap !== below.gap) return above.gap < below.gap ? above : below;
    return above.row < below.row ? above : below;
  }

  take({ level }: NearestControl): void {
    const { rows } = this.#levels[level]!;
    rows.pop();
    if (rows.length > 0) return;
    this.#below[level + 1] = level;
    this.#above[level + 1] = level + 2;
  }

  #at(level: number, score: number): NearestControl | undefined {
    const found = this.#levels[level];
    const row = found?.rows.at(-1);
    if (found === undefined || row === undefined) return undefined;
    return { row, gap: Math.abs(found.score - score), level };
  }

  #firstAtLeast(score: number): number {
    let [low, high] = [0, this.#levels.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#levels[middle]!.score < score) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Follows a path to its end, and halves it for the next who comes. */
function root(next: number[], from: number): number {
  let at = from;
  while (next[at] !== at) {
    next[at] = next[next[at]!]!;
    at = next[at]!;
  }
  return at;
}
