import { describe, expect, it } from "vitest";
import { tableNames } from "../../loaders/exports/contract/index.ts";
import { catalogue, catalogueEntries } from "../../loaders/indicators/index.ts";
import { localesIn } from "../../src/messages/read-messages.ts";
import { translator } from "../../src/messages/translate.ts";
import { catalogueDocument, parts } from "./catalogue-document.ts";

const entries = catalogueEntries();

describe("the catalogue", () => {
  it("has each indicator and each figure once", () => {
    const ids = entries.map(({ id }) => id);
    const figures = entries.flatMap((entry) => entry.figures);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(figures).size).toBe(figures.length);
  });

  it("needs only tables of the contract", () => {
    for (const { id, requires } of entries)
      for (const table of requires) expect(tableNames, id).toContain(table);
  });

  it("cites at least one source for each definition", () => {
    for (const { id, references } of entries) expect(references.length, id).toBeGreaterThan(0);
  });

  it.each(localesIn())("says every part of every definition in the language %s", (locale) => {
    const t = translator(locale);
    for (const { id, figures } of entries) {
      for (const part of ["title", ...parts]) expect(t(`indicators.${id}.${part}`)).not.toBe("");
      for (const figure of figures) expect(t(`indicators.${id}.figures.${figure}`)).not.toBe("");
    }
  });

  it("never says that something predicts, causes or proves", () => {
    const t = translator("en");
    const words = entries.flatMap(({ id }) =>
      ["title", ...parts].map((part) => t(`indicators.${id}.${part}`)),
    );
    expect(
      words.filter((text) => /\b(predicts?|causes|caused|significant(ly)?|offenders?)\b/i.test(text)),
    ).toEqual([]);
  });

  it("names figures as their recipes do", () => {
    expect(entries.flatMap(({ figures }) => figures)).toEqual(
      catalogue.flatMap(({ figures }) => figures.map(({ id }) => id)),
    );
  });

  it("is what docs/indicators.md says", async () => {
    await expect(catalogueDocument()).toMatchFileSnapshot("../../docs/indicators.md");
  });
});
