import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codedExtremes } from "../../../loaders/disclosure/research-extract/coded-extremes.ts";
import { freshPseudonyms } from "../../../loaders/disclosure/research-extract/fresh-pseudonyms.ts";
import { hierarchiesOf } from "../../../loaders/disclosure/research-extract/hierarchy.ts";
import type { Person } from "../../../loaders/disclosure/research-extract/person.ts";
import { makeResearchExtract } from "../../../loaders/disclosure/research-extract/research-extract.ts";
import { dateBefore, drawnPeople, policy, seededBytes } from "./people.ts";

const drawn = fc
  .tuple(fc.integer({ min: 60, max: 200 }), fc.nat(9999))
  .map(([count, seed]) => drawnPeople(count, seed));
const loose = { ...policy, suppression: 0.5 };
const extractOf = (people: readonly Person[], seed = 1) =>
  makeResearchExtract(people, { policy: loose, random: seededBytes(seed) });

describe("hierarchies", () => {
  it("are made each level of the one before, so that classes only ever merge", () => {
    fc.assert(
      fc.property(drawn, (people) => {
        for (const { levels } of hierarchiesOf(people, policy.attributes))
          levels.slice(1).forEach((coarse, index) => {
            const parents = new Map<number, number>();
            levels[index]?.codes.forEach((code, person) => {
              const parent = coarse.codes[person] ?? 0;
              expect(parents.get(code) ?? parent).toBe(parent);
              parents.set(code, parent);
            });
          });
      }),
      { numRuns: 25 },
    );
  });
});

describe("entry", () => {
  /** The same person, had they come on another day of the same half-year. */
  const moved = (person: Person, by: number): Person => {
    const { potentialDays } = person;
    const date = dateBefore(potentialDays);
    const half = (text: string) => `${text.slice(0, 4)} ${Number(text.slice(5, 7)) <= 6}`;
    const days = [potentialDays + by, potentialDays - by].find(
      (each) => each > 0 && half(dateBefore(each)) === half(date),
    );
    if (days === undefined) return person;
    return {
      ...person,
      potentialDays: days,
      enteredOn: dateBefore(days),
      // Who was followed to the cut-off is so still; what happened, happened as long after the entry.
      outcomes: person.outcomes
        .filter(({ status, stopDay }) => status === "censored" || stopDay <= days)
        .map((each) => (each.status === "censored" ? { ...each, stopDay: days } : each)),
    };
  };

  it("on another day of the same half-year leaves every byte of the extract as it is", () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 60 }), (people, by) => {
        const others = people.map((person) => {
          const other = moved(person, by);
          return other.outcomes.length === person.outcomes.length ? other : person;
        });
        expect(others.some((person, index) => person !== people[index])).toBe(true);
        expect(extractOf(others).tables).toEqual(extractOf(people).tables);
      }),
      { numRuns: 15 },
    );
  });
});

describe("codedExtremes(values, atLeast)", () => {
  it("leaves at least so many people at each end, keeps order, and moves nothing in between", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(50), { maxLength: 3 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (values, atLeast) => {
          const coded = codedExtremes(values, atLeast);
          const having = values.filter((own) => own.length > 0);
          if (coded === undefined) {
            expect(having.length).toBeLessThan(atLeast);
            return;
          }
          const told = having.map((own) => own.map(coded.code));
          const [most, least] = [Math.max(...told.flat()), Math.min(...told.flat())];
          expect(told.filter((own) => own.includes(most)).length).toBeGreaterThanOrEqual(atLeast);
          expect(told.filter((own) => own.includes(least)).length).toBeGreaterThanOrEqual(atLeast);
          for (const value of having.flat())
            if (value > coded.bottom && value < coded.top) expect(coded.code(value)).toBe(value);
        },
      ),
    );
  });
});

describe("pseudonyms", () => {
  it("are fifteen digits, each once", () => {
    const drawnOnes = freshPseudonyms(2000);
    expect(new Set(drawnOnes).size).toBe(2000);
    expect(drawnOnes.every((each) => /^[1-9][0-9]{14}$/.test(each))).toBe(true);
  });

  it("of two extracts of the same people have nothing in common, nor an order", () => {
    const people = drawnPeople(150, 3);
    const persons = (seed: number) => extractOf(people, seed).tables[0]?.columns[0]?.values ?? [];
    const [first, second] = [persons(1), persons(2)];
    expect(first.length).toBeGreaterThan(50);
    expect(first.filter((each) => second.includes(each))).toEqual([]);
    // Rows stand by pseudonym: the row of a person in one extract says nothing of the row in another.
    const initial = (seed: number) =>
      extractOf(people, seed).tables[0]?.columns.find(({ name }) => name === "initial_level")?.values;
    expect(initial(1)).not.toEqual(initial(2));
  });

  it("need a source that does not repeat itself", () => {
    expect(() => freshPseudonyms(2, (count) => new Uint8Array(count).fill(7))).toThrow(/pseudonym twice/);
  });
});

describe("makeResearchExtract(people, options)", () => {
  it("is the same for the same people and seed, whatever order they are delivered in, but for pseudonyms", () => {
    const people = drawnPeople(150, 5);
    expect(extractOf(people, 4)).toEqual(extractOf(people, 4));
    const content = (seed: number, order = people) => {
      const [table] = extractOf(order, seed).tables;
      return Array.from({ length: table?.rows ?? 0 }, (_, row) =>
        table?.columns
          .slice(1)
          .map(({ values }) => values[row])
          .join("|"),
      ).toSorted();
    };
    expect(content(8)).toEqual(content(4));
    expect(content(8, people.toReversed())).toEqual(content(4));
  });
});
