import { type RiskRows, riskOf } from "./risk-sets.ts";

/**
 * The exact partial likelihood of discrete times: of all sets of d people at risk, how likely are the d who had
 * the event together? With its first derivative and the negative of its second.
 *
 * The sum over all sets is taken person by person (Gail, Lubin, Rubinstein 1981), here as the distribution of a
 * number of independent draws with odds proportional to the risks: probabilities neither overflow nor cancel.
 *
 * Source: Gail MH, Lubin JH, Rubinstein LV (1981). Likelihood calculations for matched case-control studies and
 * survival studies with tied death times. Biometrika 68:703-707. doi:10.1093/biomet/68.3.703.
 */
export class ExactLikelihood {
  value = 0;
  readonly gradient: number[];
  readonly information: number[][];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
    this.gradient = new Array<number>(size).fill(0);
    this.information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  }

  /** Adds a stratum at the given coefficients; a row with a count is that many people. */
  add(rows: RiskRows, coefficients: readonly number[]): void {
    const { size, time: ends, event, late, count, covariates } = rows;
    const risk = riskOf(rows, coefficients);
    for (const time of new Set(ends.filter((_, i) => event[i] === 1))) {
      const people = [...ends.keys()]
        .filter((i) => ends[i]! >= time && (late === undefined || late.entry[i]! < time))
        .flatMap((i) => new Array<number>(count[i]!).fill(i));
      const atRisk = people.map((i) => ({
        x: covariates.subarray(i * size, (i + 1) * size),
        linear: Math.log(risk[i]!),
        dying: ends[i] === time && event[i] === 1,
      }));
      const dying = atRisk.filter((person) => person.dying);
      for (const { x, linear } of dying) {
        this.value += linear;
        for (let j = 0; j < size; j++) this.gradient[j]! += x[j]!;
      }
      if (dying.length < people.length) this.#expect(atRisk, dying.length);
      else this.#subtractAll(atRisk);
    }
  }

  /** Where everybody at risk has the event there is one set only, and nothing is learnt. */
  #subtractAll(people: readonly AtRisk[]): void {
    for (const { x, linear } of people) {
      this.value -= linear;
      for (let j = 0; j < this.#size; j++) this.gradient[j]! -= x[j]!;
    }
  }

  #expect(people: readonly AtRisk[], deaths: number): void {
    const shift = logOdds(people, deaths);
    const draws = new Draws(this.#size, deaths);
    let scale = -deaths * shift;
    for (const { x, linear } of people) {
      draws.add(x, 1 / (1 + Math.exp(-linear - shift)));
      scale += Math.log1p(Math.exp(linear + shift));
    }
    const { p, first, second } = draws.at(deaths);
    this.value -= Math.log(p) + scale;
    for (let j = 0; j < this.#size; j++) {
      this.gradient[j]! -= first[j]! / p;
      for (let k = 0; k < this.#size; k++) {
        this.information[j]![k]! += second[j * this.#size + k]! / p - (first[j]! / p) * (first[k]! / p);
      }
    }
  }
}

interface AtRisk {
  readonly x: Float64Array;
  readonly linear: number;
}

/** The constant by which the expected number of draws is d, so that the probability of d is not small. */
function logOdds(people: readonly AtRisk[], deaths: number): number {
  const linear = people.map((person) => person.linear);
  const start = Math.log(deaths / (people.length - deaths));
  let low = start - Math.max(...linear) - 1;
  let high = start - Math.min(...linear) + 1;
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    const expected = linear.reduce((sum, value) => sum + 1 / (1 + Math.exp(-value - middle)), 0);
    if (expected < deaths) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** For each number drawn: its probability, with the sum of covariates of those drawn and of its products. */
class Draws {
  readonly #size: number;
  readonly #p: Float64Array;
  readonly #first: Float64Array[];
  readonly #second: Float64Array[];

  constructor(size: number, most: number) {
    this.#size = size;
    this.#p = new Float64Array(most + 1);
    this.#p[0] = 1;
    this.#first = Array.from(this.#p, () => new Float64Array(size));
    this.#second = Array.from(this.#p, () => new Float64Array(size * size));
  }

  /** One person more, drawn with the probability. */
  add(x: Float64Array, probability: number): void {
    const not = 1 - probability;
    for (let d = this.#p.length - 1; d >= 0; d--) {
      const [first, second] = [this.#first[d]!, this.#second[d]!];
      const before = d > 0 ? { p: this.#p[d - 1]!, ...this.#sums(d - 1) } : undefined;
      for (let j = 0; j < this.#size; j++) {
        for (let k = 0; k < this.#size; k++) {
          const at = j * this.#size + k;
          const grown = before
            ? before.second[at]! +
              x[j]! * before.first[k]! +
              before.first[j]! * x[k]! +
              x[j]! * x[k]! * before.p
            : 0;
          second[at] = not * second[at]! + probability * grown;
        }
      }
      for (let j = 0; j < this.#size; j++) {
        first[j] = not * first[j]! + (before ? probability * (before.first[j]! + x[j]! * before.p) : 0);
      }
      this.#p[d] = not * this.#p[d]! + (before ? probability * before.p : 0);
    }
  }

  at(d: number) {
    return { p: this.#p[d]!, ...this.#sums(d) };
  }

  #sums(d: number) {
    return { first: this.#first[d]!, second: this.#second[d]! };
  }
}
