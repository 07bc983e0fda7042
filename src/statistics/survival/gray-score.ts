import type { StratumRows } from "./grouped-follow-up.ts";
import { distinct, tabulateColumns } from "./tabulate.ts";

interface GrayWeights {
  readonly cause: number;
  readonly rho: number;
}

/** What one group brings to the variance at one time: weight (a + t (C - c))², C being c at the last time. */
interface Contribution {
  readonly group: number;
  readonly weight: number;
  /** By compared group: a, zero for competing events. */
  readonly direct: readonly number[];
  /** By compared group: c up to this time. */
  readonly reached: readonly number[];
  readonly share: number;
}

/** Numbers of one group at one time. */
interface GroupNow {
  readonly atRisk: number;
  readonly events: number;
  readonly others: number;
}

/** Score of each group within one stratum, and their covariance, in the notation of Gray (1988). */
export class GrayScore {
  readonly n: number;
  /** Events of the cause. */
  events = 0;
  readonly score: number[];
  readonly variance: number[][];

  readonly #rho: number;
  readonly #size: number;
  /** Free of all events, and with the cause, just before the time, by group. */
  readonly #free: number[];
  readonly #incidence: number[];
  /** Pooled incidence of the cause just before the time. */
  #pooled = 0;
  readonly #reached: number[][];
  readonly #contributions: Contribution[] = [];

  constructor({ rows, groups }: StratumRows, { cause, rho }: GrayWeights) {
    const zeros = () => groups.map(() => 0);
    this.#size = groups.length;
    this.#rho = rho;
    this.score = zeros();
    this.variance = groups.map(zeros);
    this.#reached = groups.map(zeros);
    this.#incidence = zeros();
    this.#free = groups.map(() => 1);
    const times = distinct(rows.time);
    const tables = groups.map((group) => tabulateColumns(group, { causes: cause, times }));
    this.n = tables.reduce((sum, table) => sum + table.n, 0);
    for (let k = 0; k < times.length; k++) {
      this.#step(
        tables.map(({ causes, atRisk, ended }) => {
          const now = ended.subarray(k * (causes + 1) + 1, (k + 1) * (causes + 1));
          const all = now.reduce((sum, count) => sum + count, 0);
          return { atRisk: atRisk[k]!, events: now[cause - 1]!, others: all - now[cause - 1]! };
        }),
      );
    }
    this.#sumVariance();
  }

  #step(now: readonly GroupNow[]): void {
    const events = now.reduce((sum, group) => sum + group.events, 0);
    const others = now.reduce((sum, group) => sum + group.others, 0);
    if (events + others === 0) return;
    // h estimates those who would be at risk without competing events; where nobody is, it is 0.
    const h = now.map(({ atRisk }, g) => (atRisk > 0 ? atRisk / this.#free[g]! : 0));
    const total = h.reduce((sum, value) => sum + value, 0);
    const weight = (1 - this.#pooled) ** this.#rho;
    this.#addScore(now, { h, events, weight });
    const direct = h.map((hi, i) => h.map((hk, k) => weight * hi * ((i === k ? 1 : 0) - hk / total)));
    const growth = events / (total * (1 - this.#pooled));
    for (let i = 0; i < this.#size; i++) {
      for (let k = 0; k < this.#size; k++) this.#reached[i]![k]! += direct[i]![k]! * growth;
    }
    const pooled = this.#pooled + events / total;
    for (const [k, group] of now.entries()) {
      if (group.atRisk === 0) continue;
      const after = (this.#free[k]! * (group.atRisk - group.events - group.others)) / group.atRisk;
      if (events > 0) this.#ofCause(k, { group, after, pooled, total, events, direct });
      if (group.others > 0 && after > 0) this.#ofOthers(k, { group, after, pooled });
      this.#incidence[k]! += (this.#free[k]! * group.events) / group.atRisk;
      this.#free[k] = after;
    }
    this.#pooled = pooled;
    this.events += events;
  }

  #addScore(now: readonly GroupNow[], { h, events, weight }: ScoreStep): void {
    const r = h.map((value, g) => value * (1 - this.#incidence[g]!));
    const total = r.reduce((sum, value) => sum + value, 0);
    if (total === 0) return;
    for (const [g, group] of now.entries()) {
      this.score[g]! += weight * (group.events - (events * r[g]!) / total);
    }
  }

  #ofCause(k: number, { group, after, pooled, total, events, direct }: CauseStep): void {
    const free = this.#free[k]!;
    // The variance of a number drawn without replacement, as in a hypergeometric one.
    const ties = events > 1 ? 1 - (events - 1) / (total * free - 1) : 1;
    this.#contributions.push({
      group: k,
      weight: (ties * free * events) / (total * group.atRisk),
      direct: direct.map((row) => row[k]!),
      reached: this.#reached.map((row) => row[k]!),
      share: after > 0 ? 1 - (1 - pooled) / after : 1,
    });
  }

  #ofOthers(k: number, { group, after, pooled }: GroupStep): void {
    const ties = group.others > 1 ? 1 - (group.others - 1) / (group.atRisk - 1) : 1;
    this.#contributions.push({
      group: k,
      weight: (ties * this.#free[k]! ** 2 * group.others) / group.atRisk ** 2,
      direct: this.#reached.map(() => 0),
      reached: this.#reached.map((row) => row[k]!),
      share: (1 - pooled) / after,
    });
  }

  #sumVariance(): void {
    for (const { group, weight, direct, reached, share } of this.#contributions) {
      const u = direct.map((a, i) => a + share * (this.#reached[i]![group]! - reached[i]!));
      for (let i = 0; i < this.#size; i++) {
        for (let j = 0; j < this.#size; j++) this.variance[i]![j]! += weight * u[i]! * u[j]!;
      }
    }
  }
}

interface ScoreStep {
  readonly h: readonly number[];
  readonly events: number;
  readonly weight: number;
}

interface GroupStep {
  readonly group: GroupNow;
  /** Free of all events after the time. */
  readonly after: number;
  /** Pooled incidence after the time. */
  readonly pooled: number;
}

interface CauseStep extends GroupStep {
  readonly total: number;
  readonly events: number;
  readonly direct: readonly (readonly number[])[];
}
