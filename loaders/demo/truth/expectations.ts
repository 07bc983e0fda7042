import { Expectation } from "./expectation.ts";

/** Expectations by key, in the order in which the keys first appear. */
export class Expectations<K extends object> {
  readonly #all = new Map<string, { key: K; expectation: Expectation }>();

  add(key: K, probability: number, happened: boolean): void {
    const text = JSON.stringify(key);
    let entry = this.#all.get(text);
    if (entry === undefined) {
      entry = { key, expectation: new Expectation() };
      this.#all.set(text, entry);
    }
    entry.expectation.add(probability, happened);
  }

  report() {
    return [...this.#all.values()].map(({ key, expectation }) => ({ ...key, ...expectation.report() }));
  }
}
