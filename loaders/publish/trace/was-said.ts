/** What stands between sentences, names and numbers that were said one after the other. */
const gap = "\u0000";

const hasNumber = (text: string) => /\p{Nd}/u.test(text);
const hasWords = (text: string) => /\p{L}/u.test(text);

interface HearingOptions {
  /** The text may be a part of what was said. */
  readonly isLine?: boolean;
  /** Whether a text is a name, which may stand beside what was said. */
  readonly isName?: (text: string) => boolean;
}

/**
 * Whether the numbers of a text came through messages and formats, as all that is drawn does: the whole text did, or
 * a line of it where a chart breaks it, or sentences of it and what is left. A bare number counts only by itself: "41" said in a table does
 * not let anybody type it into a sentence.
 */
export function hearing(said: ReadonlySet<string>): (text: string, options?: HearingOptions) => boolean {
  const sentences = [...said].filter(hasWords).toSorted((a, b) => b.length - a.length);
  return (text, { isLine = false, isName = () => false } = {}) => {
    const trimmed = text.trim();
    if (said.has(text) || said.has(trimmed)) return true;
    if (isLine && hasWords(trimmed) && sentences.some((each) => each.includes(trimmed))) return true;
    const rest = sentences.reduce(
      (left, sentence) => (left.includes(sentence) ? left.replaceAll(sentence, gap) : left),
      trimmed,
    );
    const left = rest.replaceAll(gap, "").trim();
    return !hasNumber(left) || said.has(left) || isName(left);
  };
}
