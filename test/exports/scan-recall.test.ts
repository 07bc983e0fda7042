import { base, en, en_GB, Faker, it as italian, type LocaleDefinition, sr_RS_latin } from "@faker-js/faker";
import { describe, expect, it } from "vitest";
import { judgeValues } from "../../loaders/exports/identifiers/judge-values.ts";
import { holdsListedName } from "../../loaders/exports/identifiers/names.ts";
import { albanianFamilyNames, albanianGivenNames } from "./albanian-names.ts";

/**
 * How much the incoming scan finds: 1,000 seeded names a language, none of which has a word that stands in the lists
 * of names.ts. Serbian, English and Italian names are those of faker; it has no Albanian ones, which are combined
 * from a list of our own. Recall is the share of names that stand in a column which is refused.
 */
const PEOPLE = 1_000;

const fakerOf = (locale: LocaleDefinition[], seed = 1) => new Faker({ locale, seed });

function drawn(draw: () => string): readonly string[] {
  const names = new Set<string>();
  while (names.size < PEOPLE) {
    const name = draw();
    if (!holdsListedName(name)) names.add(name);
  }
  return [...names];
}

const fromFaker = (locale: LocaleDefinition[]) => {
  const { person } = fakerOf(locale);
  return drawn(() => `${person.firstName()} ${person.lastName()}`);
};

const albanian = () => {
  const { helpers } = fakerOf([base]);
  return drawn(
    () => `${helpers.arrayElement(albanianGivenNames)} ${helpers.arrayElement(albanianFamilyNames)}`,
  );
};

const people: Readonly<Record<string, readonly string[]>> = {
  Albanian: albanian(),
  Serbian: fromFaker([sr_RS_latin, base]),
  English: fromFaker([en_GB, en, base]),
  Italian: fromFaker([italian, base]),
};

/** Share of values that stand in a refused column of so many, each value in so many rows. */
function recall(values: readonly string[], what: string, size: number, times = 1): number {
  let found = 0;
  for (let from = 0; from + size <= values.length; from += size) {
    const column = values.slice(from, from + size);
    if (judgeValues(column, { column: "office", times: column.map(() => times) })?.what === what)
      found += size;
  }
  return found / (Math.floor(values.length / size) * size);
}

describe.each(Object.entries(people))("%s: 1,000 names that the scan does not know", (language, names) => {
  it.each([
    [20, 1],
    [20, 100],
    [10, 1],
    [10, 100],
    [5, 1],
  ])("in columns of %i, each in %i rows: at least 95 of 100 are found", (size, times) => {
    const share = recall(names, "names of people", size, times);
    console.info(
      `${language}, columns of ${size}, each ${times} times: recall ${(100 * share).toFixed(1)} %`,
    );
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});

const { number: numbers, string, internet, date, location, helpers } = fakerOf([en, base], 7);
const thousand = (make: () => string) => Array.from({ length: PEOPLE }, make);
const digits = (count: number) => string.numeric({ length: count, allowLeadingZeros: true });

/** Nine digits and the check digit modulo 11; those without one (10) are not given out. */
function kosovoNumber(): string {
  const nine = `1${digits(8)}`;
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(nine[index]), 0);
  const check = 11 - (sum % 11);
  return check >= 10 ? kosovoNumber() : `${nine}${check}`;
}

/** Values of the characters in odd places, from 0 to 9 and A to Z (decree of 23 December 1976). */
const odd = "1 0 5 7 9 13 15 17 19 21 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23".split(" ").map(Number);

function codiceFiscale(): string {
  const letters = (count: number) => string.alpha({ length: count, casing: "upper" });
  const born = `${digits(2)}${helpers.arrayElement([..."ABCDEHLMPRST"])}${numbers.int({ min: 10, max: 31 })}`;
  const code = `${letters(6)}${born}${letters(1)}${digits(3)}`;
  const placeOf = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);
  const sum = [...code].reduce(
    (total, sign, index) => total + (index % 2 === 0 ? odd[placeOf(sign)]! : placeOf(sign)),
    0,
  );
  return `${code}${String.fromCharCode(65 + (sum % 26))}`;
}

const streets: readonly (() => string)[] = [
  () => `Rruga ${helpers.arrayElement(albanianFamilyNames)} ${numbers.int({ min: 1, max: 200 })}`,
  () => `Ulica ${fakerOf([sr_RS_latin, base]).person.lastName()} br. ${numbers.int({ min: 1, max: 99 })}`,
  () =>
    `Via ${helpers.arrayElement(["Roma", "Garibaldi", "dei Mille", "XX Settembre"])}, ${numbers.int({ min: 1, max: 99 })}`,
  () => `${numbers.int({ min: 1, max: 300 })} ${location.county().split(" ")[0]} Road`,
];

describe("other identifiers, 1,000 of each in columns of ten", () => {
  const born = () => date.between({ from: "1950-01-01", to: "2003-12-31" }).toISOString().slice(0, 10);
  it.each([
    ["personal numbers of Kosovo", kosovoNumber],
    ["codici fiscali", codiceFiscale],
    [
      "passport numbers",
      () => `${helpers.arrayElement(["P", "YA"])}${digits(8)}`.replace(/^(YA\d{7})\d$/, "$1"),
    ],
    ["telephone numbers", () => `+${helpers.arrayElement(["383 4", "381 6", "39 33", "44 7"])}${digits(7)}`],
    ["telephone numbers", () => `04${helpers.arrayElement(["4", "5", "9"])} ${digits(3)} ${digits(3)}`],
    ["e-mail addresses", () => internet.email()],
    ["addresses", () => helpers.arrayElement(streets)()],
    ["dates of birth", born],
    ["dates of birth", () => born().split("-").reverse().join(".")],
  ] as const)("%s", (what, make) => {
    const share = recall(thousand(make), what, 10);
    console.info(`${what}: recall ${(100 * share).toFixed(1)} %`);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});
