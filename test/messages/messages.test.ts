import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { tableNames } from "../../loaders/exports/contract/index.ts";
import { rowRules } from "../../loaders/exports/rules.ts";
import { catalogue } from "../../loaders/indicators/index.ts";
import { MessageError } from "../../src/messages/message-error.ts";
import { localesIn, readMessages } from "../../src/messages/read-messages.ts";
import { translator } from "../../src/messages/translate.ts";

const sources = ["src", "loaders/publish"]
  .flatMap((room) =>
    readdirSync(room, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")),
  )
  .join("\n");

/** Keys that the program says word by word: t("relapse.title"). */
const literal = new Set([...sources.matchAll(/"([a-z]+(?:\.[^".$\n]+)+)"/g)].map((match) => match[1] ?? ""));
/** Keys that it puts together: t(`figure.${id}.note`) stands for all that begin and end so. */
const patterns = [...sources.matchAll(/`([a-z]+\.(?:[^`\n])*)`/g)]
  .map((match) => match[1] ?? "")
  .filter((template) => template.includes("${"));
const asExpression = (template: string) =>
  new RegExp(
    `^${template
      .split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".+")}$`,
  );
const expressions = patterns.map(asExpression);
const spoken = [...sources.matchAll(/\bt(?:ranslate)?\(\s*"([^"]+)"/g)].map((match) => match[1] ?? "");

describe.each(localesIn())("messages in %s", (locale) => {
  const messages = readMessages(locale);
  const t = translator(locale);

  it("are found", () => {
    expect(messages.size).toBeGreaterThan(300);
    expect(spoken.length).toBeGreaterThan(100);
  });

  it("hold every key that the program says", () => {
    expect(spoken.filter((key) => !messages.has(key))).toEqual([]);
  });

  it("hold no key that the program never says", () => {
    const unused = [...messages.keys()].filter(
      (key) => !literal.has(key) && !expressions.some((expression) => expression.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it("can be parsed, each of them, and none is empty", () => {
    for (const [key, text] of messages) {
      expect(text.trim(), key).not.toBe("");
      expect(() => new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }), key).not.toThrow();
    }
  });

  it("say every rule of the intake, with its cure", () => {
    for (const rule of Object.keys(rowRules)) {
      expect(t(`rule.${rule}.name`)).not.toBe("");
      expect(t(`rule.${rule}.cure`)).not.toBe("");
    }
  });

  it("name every table of the contract", () => {
    for (const table of tableNames) expect(t.has(`table.${table}`), table).toBe(true);
  });

  it("say what every figure of the catalogue asks, and how it is counted", () => {
    for (const { figures } of catalogue)
      for (const { id } of figures)
        for (const part of ["asks", "measure", "note"])
          expect(t.has(`figure.${id}.${part}`), `figure.${id}.${part}`).toBe(true);
  });

  it("never use words that claim too much, or that are not for people", () => {
    const unfit = /\b(predict\w*|no effect|significan\w*|offenders?|terrorists?|radicals|proves?)\b/i;
    const found = [...messages].filter(([key, text]) => !key.startsWith("indicators.") && unfit.test(text));
    expect(found.map(([key]) => key)).toEqual([]);
  });
});

it("every language has the same keys", () => {
  const [first = "en", ...others] = localesIn();
  const keys = [...readMessages(first).keys()].sort();
  for (const locale of others) expect([...readMessages(locale).keys()].sort(), locale).toEqual(keys);
});

describe("translator", () => {
  async function messagesOf(files: Readonly<Record<string, unknown>>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "messages-"));
    await mkdir(join(folder, "xx"));
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, "xx", `${name}.json`), JSON.stringify(content));
    return folder;
  }

  it("finds a message by its file and its path, and fills in values", async () => {
    const folder = await messagesOf({
      page: { title: { long: "{n, plural, one {# person} other {# people}}" } },
    });
    const t = translator("xx", { folder });
    expect(t("page.title.long", { n: 1 })).toBe("1 person");
    expect(t("page.title.long", { n: 1200 })).toBe("1,200 people");
  });

  it("refuses a key that is missing, a value that is missing, a text that cannot be parsed, by name", async () => {
    const folder = await messagesOf({ page: { needs: "{name} is here", broken: "{n, plural, one {#}" } });
    const t = translator("xx", { folder });
    expect(() => t("page.nothing")).toThrow(MessageError);
    expect(() => t("page.nothing")).toThrow(/page\.nothing.*missing/);
    expect(() => t("page.needs")).toThrow(/page\.needs.*cannot be said/);
    expect(() => t("page.broken", { n: 1 })).toThrow(/page\.broken.*cannot be said/);
  });

  it("refuses a language without a folder, and a file that holds something else than texts", async () => {
    const folder = await messagesOf({ page: { number: 3 } });
    expect(() => translator("yy", { folder })).toThrow(/yy.*no folder/);
    expect(() => translator("xx", { folder })).toThrow(/page\.number.*neither/);
  });

  it("takes a text as it is: no markup is read in it", async () => {
    const folder = await messagesOf({ page: { text: "fewer than <b>5</b> of {n}" } });
    expect(translator("xx", { folder })("page.text", { n: 9 })).toBe("fewer than <b>5</b> of 9");
  });
});
