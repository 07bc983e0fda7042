/** Numbers and dates as readers of one language write them. Everything a page prints goes through here. */
export interface Format {
  readonly locale: string;
  /** A whole number with its group separators. */
  readonly count: (value: number) => string;
  /** A number with exactly `digits` decimals. */
  readonly number: (value: number, digits: number) => string;
  /** A number with its sign, also where it is positive; zero has none. */
  readonly signed: (value: number, digits: number) => string;
  /** A proportion (0 to 1) as a percentage with exactly `digits` decimals. */
  readonly percent: (proportion: number, digits?: number) => string;
  /** A day, from ISO 8601: "30 June 2026". */
  readonly date: (iso: string) => string;
  /** A month of a year, from the ISO day it starts with: "June 2026". */
  readonly month: (iso: string) => string;
  /** A short month of a year for axes: "Jun 2026". */
  readonly shortMonth: (iso: string) => string;
}

/** @param locale BCP 47 language tag; `en` means British English. */
export function createFormat(locale: string): Format {
  const tag = locale === "en" ? "en-GB" : locale;
  const memo = new Map<string, Intl.NumberFormat>();
  const numbers = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const known = memo.get(key) ?? new Intl.NumberFormat(tag, options);
    memo.set(key, known);
    return known;
  };
  const digits = (n: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: n,
    maximumFractionDigits: n,
  });
  const dates = (options: Intl.DateTimeFormatOptions): ((iso: string) => string) => {
    const formatter = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
    return (iso) => formatter.format(new Date(`${iso}T00:00:00Z`));
  };
  return {
    locale,
    count: (value) => numbers({ maximumFractionDigits: 0 }).format(value),
    number: (value, n) => minus(numbers({ ...digits(n), signDisplay: "negative" }).format(value)),
    signed: (value, n) => minus(numbers({ ...digits(n), signDisplay: "exceptZero" }).format(value)),
    percent: (proportion, n = 0) => numbers({ style: "percent", ...digits(n) }).format(proportion),
    date: dates({ day: "numeric", month: "long", year: "numeric" }),
    month: dates({ month: "long", year: "numeric" }),
    shortMonth: dates({ month: "short", year: "numeric" }),
  };
}

/** A true minus sign: several locales of Intl write a hyphen, which breaks lines and is too short. */
const minus = (text: string): string => text.replace("-", "\u2212");
