/** What may be printed in one place. */
export interface Allowed {
  readonly isReleased: (value: number) => boolean;
  /** The same, with what has first to be worked out of it. */
  readonly isDerived: (value: number) => boolean;
  /** The text without what authors have written and what the delivery is called. */
  readonly withoutAuthored: (text: string) => string;
}

interface AllowedOptions {
  readonly numbers: readonly ReadonlySet<number>[];
  /** Words that may stand as they are. */
  readonly phrases: Iterable<string>;
  /** Numbers that are dear to work out, asked for when nothing else explains one. */
  readonly derived?: () => readonly ReadonlySet<number>[];
}

/** In place of a phrase: no digit beside it becomes part of another number. */
const gap = "\u0000";

export function allowed({ numbers, phrases, derived = () => [] }: AllowedOptions): Allowed {
  const pattern = patternOf(phrases);
  let dear: readonly ReadonlySet<number>[] | undefined;
  const isIn = (sets: readonly ReadonlySet<number>[], value: number) => sets.some((set) => set.has(value));
  return {
    isReleased: (value) => isIn(numbers, value),
    isDerived: (value) => {
      dear ??= derived();
      return isIn(dear, value);
    },
    withoutAuthored: (text) => text.replace(pattern, gap),
  };
}

/** Where a source is found. */
const address = "(?:doi:10\\.|https?://)\\S+";

/** All phrases, longest first; a number at the end of one goes on in no text that it stands for. */
function patternOf(phrases: Iterable<string>): RegExp {
  const all = [...new Set(phrases)].filter((phrase) => /\p{Nd}/u.test(phrase));
  const longest = all.toSorted((a, b) => b.length - a.length).map(bounded);
  return new RegExp([address, ...longest].join("|"), "gu");
}

const bounded = (phrase: string): string =>
  [
    /^\p{Nd}/u.test(phrase) ? "(?<!\\p{Nd}[.,]?)" : "",
    escaped(phrase),
    /\p{Nd}$/u.test(phrase) ? "(?![.,]?\\p{Nd})" : "",
  ].join("");

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
