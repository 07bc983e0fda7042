/** A number as it stands in a text. */
export interface NumberToken {
  readonly value: number;
  /** Where it begins and ends, in characters. */
  readonly start: number;
  readonly end: number;
}

/** How a language writes numbers: what stands between thousands, and before decimals. */
interface Separators {
  readonly group: string;
  readonly decimal: string;
}

const known = new Map<string, Separators>();

function separatorsOf(locale: string): Separators {
  const before = known.get(locale);
  if (before !== undefined) return before;
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.5);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const found = { group: of("group"), decimal: of("decimal") };
  known.set(locale, found);
  return found;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Every number of a text, as a language writes them; signs are left to the words around them. */
export function numberTokens(text: string, locale: string): readonly NumberToken[] {
  if (!/\p{Nd}/u.test(text)) return [];
  const { group, decimal } = separatorsOf(locale);
  const pattern = new RegExp(
    `\\p{Nd}{1,3}(?:${escaped(group)}\\p{Nd}{3})+(?!\\p{Nd})(?:${escaped(decimal)}\\p{Nd}+)?|\\p{Nd}+(?:${escaped(decimal)}\\p{Nd}+)?`,
    "gu",
  );
  return [...text.matchAll(pattern)].map((match) => ({
    value: Number(match[0].replaceAll(group, "").replace(decimal, ".")),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
