import { DisclosureError } from "./disclosure-error.ts";
import type { ReleasedSentence } from "./released-statement.ts";
import type { SentenceStatement } from "./statement.ts";
import { figureNumbers } from "./trace/figure-numbers.ts";
import { numberTokens } from "./trace/number-tokens.ts";
import { withoutPhrases } from "./trace/without-phrases.ts";

/** A sentence, if each of its numbers is one of the released figures that it names, or stands in an author's words. */
export function releaseSentence({ from, authored, ...sentence }: SentenceStatement): ReleasedSentence {
  const { id, text, locale } = sentence;
  if (from.length === 0)
    throw new DisclosureError(
      "evidence missing",
      id,
      "the sentence names no released figure. Name those it tells of.",
    );
  if (authored.some((words) => !/\p{L}/u.test(words)))
    throw new DisclosureError(
      "number without a source",
      id,
      "a number without words is stated as an author's. Give the words it stands in, or the figure it is of.",
    );
  const numbers = from.map(figureNumbers);
  const plain = withoutPhrases(authored)(text);
  if (numberTokens(plain, locale).some(({ value }) => !numbers.some((known) => known.has(value))))
    throw new DisclosureError(
      "number without a source",
      id,
      "the sentence says a number that none of its figures released. Build it from released cells.",
    );
  return sentence;
}
