import { employmentProbability } from "./employment.ts";
import type { Life } from "./life.ts";
import { parameters } from "./parameters.ts";

/** Gathers, person by person, what estimates can be held against. */
export class TruthKeeper {
  #people = 0;
  #employed = 0;

  add(life: Life): void {
    this.#people += 1;
    this.#employed += employmentProbability(life.rates, life.episode.zero, life.episode.zero + 365);
  }

  report(written: { people: number; seed: number; rows: Readonly<Record<string, number>> }) {
    return { ...written, parameters, expected: { employedAt12Months: this.#employed / this.#people } };
  }
}
