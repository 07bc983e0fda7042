import type { DeliveryRule } from "../rules.ts";
import { yearOfFullDate } from "./full-date.ts";
import { holdNames } from "./hold-names.ts";
import { hasKosovoShape, isCodiceFiscale, isJmbg, isKosovoNumber } from "./personal-numbers.ts";
import { isLong, isProse } from "./sentences.ts";
import { isStreetAddress } from "./street-address.ts";
import { holdsInternationalNumber, isNationalNumber } from "./telephone.ts";

interface JudgeOptions {
  /** A column of pseudonyms: patterns that a pseudonym may have by chance count only in numbers. */
  readonly isKey?: boolean;
  /** Whether many words are a fault: not in raw files, of which only the mapped columns are carried. */
  readonly freeText?: boolean;
  /** Last year of the delivery, by which dates of birth are told from other dates. */
  readonly lastYear?: number;
  /** The column's name: one that says who stands in it is looked at more closely. */
  readonly column?: string;
  /** In how many rows each value stands; once, unless told. */
  readonly times?: readonly number[];
}

export interface Verdict {
  readonly rule: Extract<DeliveryRule, "direct identifiers in values" | "free text" | "full birth dates">;
  /** What they look like, in words of the program. */
  readonly what: string;
}

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const passport = /^(?:P\d{8}|[A-Z]{2}\d{7})$/;
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
  { isKey = false, freeText = true, lastYear = 2025, column = "", times }: JudgeOptions = {},
): Verdict | null {
  const found = (what: string): Verdict => ({ rule: "direct identifiers in values", what });
  const rowsOf = (test: (value: string) => boolean): number =>
    values.reduce((sum, value, index) => sum + (test(value) ? (times?.[index] ?? 1) : 0), 0);
  const rows = rowsOf(() => true);
  /** Whether at least so many rows, and such a share of all, pass. */
  const many = (test: (value: string) => boolean, count: number, share: number): boolean => {
    const hits = rowsOf(test);
    return hits >= count && hits >= rows * share;
  };
  if (values.some((value) => email.test(value))) return found("e-mail addresses");
  if (!isKey && values.some(holdsInternationalNumber)) return found("telephone numbers");
  const inside = values.flatMap((value) => value.match(numbers) ?? []);
  if (inside.some((text) => isCodiceFiscale(text))) return found("codici fiscali");
  if (manyOf(inside, /^\d{13}$/, isJmbg, 0.5, isKey ? 3 : 1)) return found("personal numbers (JMBG)");
  const kosovo = (value: string): boolean => isKosovoNumber(value.trim());
  if (
    manyOf(inside, /^\d{10}$/, isKosovoNumber, 0.25, isKey ? 5 : 2) ||
    (!isKey && many(kosovo, 2, 0.25)) ||
    many(hasKosovoShape, isKey ? 5 : 2, 0.9)
  )
    return found("personal numbers of Kosovo");
  if (many(isNationalNumber, isKey ? 5 : 2, isKey ? 0.9 : 0.3)) return found("telephone numbers");
  if (!isKey && many((value) => passport.test(value), 2, 0.5)) return found("passport numbers");
  if (!isKey && many(isStreetAddress, 2, 0.3)) return found("addresses");
  if (holdNames(values, { rows, column })) return found("names of people");
  if (holdBirthDates(values, lastYear, many)) return { rule: "full birth dates", what: "dates of birth" };
  if (freeText && (rowsOf(isProse) >= 2 || values.filter(isLong).length >= 3))
    return { rule: "free text", what: "sentences" };
  return null;
}

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

/** Full dates whose middle one lies so far back that they are hardly dates of anything else. */
function holdBirthDates(
  values: readonly string[],
  lastYear: number,
  many: (test: (value: string) => boolean, count: number, share: number) => boolean,
): boolean {
  const years = new Map(values.map((value) => [value, yearOfFullDate(value, lastYear)]));
  if (!many((value) => (years.get(value) ?? null) !== null, 2, 0.3)) return false;
  const sorted = [...years.values()].filter((year) => year !== null).sort((a, b) => a - b);
  return (sorted[sorted.length >> 1] ?? lastYear) <= lastYear - youngest;
}
