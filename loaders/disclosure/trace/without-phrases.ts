/** In place of a phrase: no digit beside it becomes part of another number. */
const gap = "\u0000";

/** Where a source is found. */
const address = "(?:doi:10\\.|https?://)\\S+";

/** A function that takes phrases, longest first, and addresses out of a text. */
export function withoutPhrases(phrases: Iterable<string>): (text: string) => string {
  const numbered = [...new Set(phrases)].filter((phrase) => /\p{Nd}/u.test(phrase));
  const longest = numbered.toSorted((a, b) => b.length - a.length).map(bounded);
  const pattern = new RegExp([address, ...longest].join("|"), "gu");
  return (text) => text.replace(pattern, gap);
}

/** A number at the end of a phrase goes on in no text that it stands for. */
const bounded = (phrase: string): string =>
  [
    /^\p{Nd}/u.test(phrase) ? "(?<!\\p{Nd}[.,]?)" : "",
    escaped(phrase),
    /\p{Nd}$/u.test(phrase) ? "(?![.,]?\\p{Nd})" : "",
  ].join("");

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
