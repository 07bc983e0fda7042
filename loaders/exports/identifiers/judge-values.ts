import type { DeliveryRule } from "../rules.ts";
import { nameKind } from "./names.ts";
import { isCodiceFiscale, isJmbg, isKosovoNumber } from "./personal-numbers.ts";

interface JudgeOptions {
  /** A column of pseudonyms: patterns that a pseudonym may have by chance count only in numbers. */
  readonly isKey?: boolean;
  /** Whether many words are a fault: not in raw files, of which only the mapped columns are carried. */
  readonly freeText?: boolean;
  /** Last year of the delivery, by which dates of birth are told from other dates. */
  readonly lastYear?: number;
}

export interface Verdict {
  readonly rule: Extract<DeliveryRule, "direct identifiers in values" | "free text" | "full birth dates">;
  /** What they look like, in words of the program. */
  readonly what: string;
}

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const internationalPhone =
  /(?:^|[^\p{L}\p{N}])(?:\+|00)(?:383|381|355|389|382|387|385|39|44|41|43|49|1)[ ./()-]*\d(?:[ ./()-]*\d){6,10}(?!\d)/u;
const localPhone = /^\(?0\d{1,3}\)?[ ./-]\d{3}[ ./-]?\d{3,4}$/;
const passport = /^(?:P\d{8}|[A-Z]{2}\d{7})$/;
const anyDate =
  /^(?:(?<y>(?:19|20)\d{2})[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?<z>(?:19|20)\d{2}))$/;
const numbers =
  /(?<![\p{L}\p{N}])(?:\d{10}|\d{13}|[A-Za-z]{6}[0-9LMNP-Vlmnp-v]{2}[A-Za-z][0-9LMNP-Vlmnp-v]{2}[A-Za-z][0-9LMNP-Vlmnp-v]{3}[A-Za-z])(?![\p{L}\p{N}])/gu;

/** A person who is old enough to be supervised was born this many years ago. */
const youngest = 14;

/**
 * What the distinct values of a column give away, or null. Formats with a check character, e-mail and
 * international telephone numbers are refused at the first one; what may be chance, only in numbers.
 */
export function judgeValues(
  values: readonly string[],
  { isKey = false, freeText = true, lastYear = 2025 }: JudgeOptions = {},
): Verdict | null {
  const found = (what: string): Verdict => ({ rule: "direct identifiers in values", what });
  if (values.some((value) => email.test(value))) return found("e-mail addresses");
  if (!isKey && values.some((value) => internationalPhone.test(value))) return found("telephone numbers");
  const inside = values.flatMap((value) => value.match(numbers) ?? []);
  if (inside.some((text) => isCodiceFiscale(text))) return found("codici fiscali");
  if (manyOf(inside, /^\d{13}$/, isJmbg, 0.5, isKey ? 3 : 1)) return found("personal numbers (JMBG)");
  if (manyOf(inside, /^\d{10}$/, isKosovoNumber, 0.5, isKey ? 5 : 3))
    return found("personal numbers of Kosovo");
  if (share(values, (value) => localPhone.test(value), 3) >= 0.5) return found("telephone numbers");
  if (!isKey && share(values, (value) => passport.test(value), 3) >= 0.5) return found("passport numbers");
  if (holdsNames(values)) return found("names of people");
  if (holdsBirthDates(values, lastYear)) return { rule: "full birth dates", what: "dates of birth" };
  if (freeText && values.filter(isSentence).length >= 3) return { rule: "free text", what: "sentences" };
  return null;
}

const share = (values: readonly string[], test: (value: string) => boolean, least: number): number => {
  const hits = values.filter(test).length;
  return hits < least ? 0 : hits / values.length;
};

/** Whether, of the texts of a shape, so many pass their check digit that it cannot be chance. */
function manyOf(
  texts: readonly string[],
  shape: RegExp,
  passes: (text: string) => boolean,
  least: number,
  count: number,
): boolean {
  const shaped = texts.filter((text) => shape.test(text));
  const hits = shaped.filter(passes).length;
  return hits >= count && hits >= shaped.length * least;
}

/** One full name is enough; halves of names must be many, since towns and codes can look like them. */
function holdsNames(values: readonly string[]): boolean {
  const kinds = values.map(nameKind);
  if (kinds.includes("full")) return true;
  const halves = kinds.filter((kind) => kind === "part").length;
  return halves >= 5 && halves >= values.length * 0.4;
}

function holdsBirthDates(values: readonly string[], lastYear: number): boolean {
  const years = values.flatMap((value) => {
    const { y, z } = anyDate.exec(value)?.groups ?? {};
    return y === undefined && z === undefined ? [] : [Number(y ?? z)];
  });
  if (years.length < 3 || years.length < values.length * 0.5) return false;
  const middle = years.sort((a, b) => a - b)[years.length >> 1] ?? lastYear;
  return middle <= lastYear - youngest;
}

const isSentence = (value: string): boolean => {
  const words = value.trim().split(/\s+/);
  return words.length >= 7 || (words.length >= 5 && value.length > 45);
};
