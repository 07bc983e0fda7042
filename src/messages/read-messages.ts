import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MessageError } from "./message-error.ts";

const here = fileURLToPath(new URL("./", import.meta.url));

/**
 * All messages of one language, flat: "relapse.title" → ICU text. A file gives the first part of its keys
 * (relapse.json), nested objects the others. A new language is a new folder, nothing else.
 */
export const readMessages = (locale: string, folder: string = here): ReadonlyMap<string, string> => {
  const messages = new Map<string, string>();
  for (const file of filesOf(locale, folder)) {
    const content: unknown = JSON.parse(readFileSync(join(folder, locale, file), "utf8"));
    flatten({ locale, key: basename(file, ".json"), content, into: messages });
  }
  return messages;
};

/** The languages that there are, one folder each. */
export const localesIn = (folder: string = here): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const filesOf = (locale: string, folder: string): readonly string[] => {
  if (!localesIn(folder).includes(locale)) {
    throw new MessageError({ locale, key: "*", problem: "has no folder of messages" });
  }
  return readdirSync(join(folder, locale))
    .filter((file) => file.endsWith(".json"))
    .sort();
};

const flatten = (node: {
  locale: string;
  key: string;
  content: unknown;
  into: Map<string, string>;
}): void => {
  const { locale, key, content, into } = node;
  if (typeof content === "string") {
    into.set(key, content);
  } else if (typeof content === "object" && content !== null && !Array.isArray(content)) {
    for (const [name, child] of Object.entries(content)) {
      flatten({ locale, key: `${key}.${name}`, content: child, into });
    }
  } else {
    throw new MessageError({ locale, key, problem: "is neither a text nor a group of texts" });
  }
};
