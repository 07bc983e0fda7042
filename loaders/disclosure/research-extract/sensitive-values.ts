import type { Person } from "./person.ts";
import { publishedOutcome } from "./published-outcome.ts";

/** What the extract tells of an outcome of a person: 0 no event, 1 an event, 2 nothing (not followed). */
export type SensitiveValue = 0 | 1 | 2;

interface SensitiveOptions {
  /** Days for which each person is followed in the extract. */
  readonly followedDays: (person: number) => number;
  readonly gridDays: number;
  /** Names of outcomes; "any event" is all of them together. */
  readonly of: readonly string[];
}

/** One array an outcome, one value a person. */
export const sensitiveValues = (
  people: readonly Person[],
  { followedDays, gridDays, of }: SensitiveOptions,
): readonly Uint8Array[] => {
  const told = people.map(({ outcomes, custody }, index) =>
    outcomes.map((each) => publishedOutcome(each, custody, { followedDays: followedDays(index), gridDays })),
  );
  return of.map((name) =>
    Uint8Array.from(told, (outcomes) => {
      const own = outcomes.filter(({ outcome }) => name === "any event" || outcome === name);
      if (own.every(({ status }) => status === "not followed")) return 2;
      return own.some(({ status }) => status === "event") ? 1 : 0;
    }),
  );
};
