import { type Formats, IntlMessageFormat } from "intl-messageformat";
import { MessageError } from "./message-error.ts";
import { readMessages } from "./read-messages.ts";

export type Values = Readonly<Record<string, string | number | boolean>>;

/**
 * Says a message in one language.
 * @throws {MessageError} when the key is missing, the text cannot be parsed or a value is not given
 */
export interface Translate {
  (key: string, values?: Values): string;
  /** Whether there is such a message; for names that may be data, such as a service's own categories. */
  has(key: string): boolean;
}

/** Kinds of date that messages may name, given in milliseconds: {date, date, month} is "March 2024". */
const formats: Partial<Formats> = {
  date: { month: { month: "long", year: "numeric", timeZone: "UTC" } },
};

/**
 * The messages of a language (ICU MessageFormat) as one function.
 * @param locale name of a folder under src/messages, which is also the language tag: "en", "sq", "sr", "it"
 */
export const translator = (locale: string, { folder }: { folder?: string } = {}): Translate => {
  const messages = readMessages(locale, folder);
  const compiled = new Map<string, IntlMessageFormat>();

  const compile = (key: string): IntlMessageFormat => {
    const text = messages.get(key);
    if (text === undefined) throw new MessageError({ locale, key, problem: "is missing" });
    return attempt({ locale, key }, () => new IntlMessageFormat(text, locale, formats, { ignoreTag: true }));
  };

  const translate = (key: string, values: Values = {}): string => {
    const message = compiled.get(key) ?? compile(key);
    compiled.set(key, message);
    return attempt({ locale, key }, () => String(message.format({ ...values })));
  };
  return Object.assign(translate, { has: (key: string) => messages.has(key) });
};

const attempt = <T>(where: { locale: string; key: string }, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    const problem = `cannot be said: ${error instanceof Error ? firstLine(error.message) : "unknown reason"}`;
    throw new MessageError({ ...where, problem });
  }
};

/** Only the first line: what follows repeats the whole text. */
const firstLine = (text: string): string => text.split("\n")[0] ?? "";
