import { IntlMessageFormat } from "intl-messageformat";
import { readMessages } from "../../../src/messages/read-messages.ts";

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];

/** ICU's code for text that stands in a message as it is. */
const literal = 0;

/** Every stretch of words that an author has written with a number in it: "95% interval", " of 100 pairs". */
export const authoredPhrases = (locale: string): readonly string[] =>
  [...readMessages(locale).values()].flatMap((message) =>
    /\p{Nd}/u.test(message)
      ? literalsOf(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst())
      : [],
  );

const literalsOf = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) => [
    // A number by itself is no phrase: it would allow itself everywhere.
    ...(part.type === literal && /\p{Nd}/u.test(part.value) && /\p{L}/u.test(part.value) ? [part.value] : []),
    ...("options" in part ? Object.values(part.options).flatMap(({ value }) => literalsOf(value)) : []),
    ...("children" in part ? literalsOf(part.children) : []),
  ]);
