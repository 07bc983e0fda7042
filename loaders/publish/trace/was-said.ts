/** What stands between sentences, names and numbers that were said one after the other. */
const gap = "\u0000";

const hasNumber = (text: string) => /\p{Nd}/u.test(text);
const hasWords = (text: string) => /\p{L}/u.test(text);

/**
 * Whether the numbers of a text came through messages and formats, as all that is drawn does: the whole text did, or
 * a line of it where a chart breaks it, or sentences of it and what is left. A bare number counts only by itself: "41" said in a table does
 * not let anybody type it into a sentence.
 */
export function hearing(said: ReadonlySet<string>): (text: string, isLine?: boolean) => boolean {
  const sentences = [...said].filter(hasWords).toSorted((a, b) => b.length - a.length);
  return (text, isLine = false) => {
    const trimmed = text.trim();
    if (said.has(text) || said.has(trimmed)) return true;
    if (isLine && hasWords(trimmed) && sentences.some((each) => each.includes(trimmed))) return true;
    const rest = sentences.reduce(
      (left, sentence) => (left.includes(sentence) ? left.replaceAll(sentence, gap) : left),
      trimmed,
    );
    return !hasNumber(rest) || said.has(rest.replaceAll(gap, "").trim());
  };
}
