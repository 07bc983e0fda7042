import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { allowedRatings, InstrumentError, readInstruments } from "../../loaders/exports/instruments.ts";

const folder = mkdtempSync(join(tmpdir(), "throughcare-instruments-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const small = {
  name: "TEST",
  title: "A test",
  version: "1",
  kind: "self-report",
  rights: "None.",
  sources: ["This test"],
  recalled: [],
  domains: [{ code: "A", name: "all", part: "core" }],
  scales: {
    yes: [
      { rating: 0, label: "no" },
      { rating: 1, label: "yes" },
    ],
  },
  items: [{ code: "A.1", domain: "A", scale: "yes", direction: "more risk", protective: false }],
};

const refused = async (change: object): Promise<string> => {
  writeFileSync(join(folder, "test.json"), JSON.stringify({ ...small, ...change }));
  const error: unknown = await readInstruments(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InstrumentError);
  return error instanceof InstrumentError ? error.message : "";
};

describe("readInstruments()", () => {
  it("describes VERA-2R by 34 core indicators in five domains, six of them protective", async () => {
    const vera = (await readInstruments()).find(({ name }) => name === "VERA-2R")!;
    const core = vera.domains.filter(({ part }) => part === "core").map(({ code }) => code);
    const counts = core.map((code) => vera.items.filter(({ domain }) => domain === code).length);
    expect(Object.fromEntries(core.map((code, i) => [code, counts[i]]))).toEqual({
      BA: 7,
      SCI: 7,
      HAC: 6,
      CM: 8,
      P: 6,
    });
    const protective = vera.items.filter((item) => item.protective);
    expect(protective.map(({ domain }) => domain)).toEqual(Array(6).fill("P"));
    expect(protective.every(({ direction }) => direction === "less risk")).toBe(true);
    expect(allowedRatings(vera, protective[0]!)).toEqual([0, 1, 2]);
  });

  it("describes ERG22+, TRAP-18 and SQAT with the numbers of items that their names and sources state", async () => {
    const all = new Map((await readInstruments()).map((one) => [one.name, one]));
    const core = (name: string) => {
      const { domains, items } = all.get(name)!;
      const additional = domains.filter(({ part }) => part === "additional").map(({ code }) => code);
      return items.filter(({ domain }) => domain === null || !additional.includes(domain)).length;
    };
    expect([core("ERG22+"), core("TRAP-18"), core("SQAT")]).toEqual([22, 18, 66]);
  });

  it("refuses a key that could hold the text of an item", async () => {
    const items = [{ ...small.items[0], text: "a sentence" }];
    const message = await refused({ items });
    expect(message).toContain("test.json");
    expect(message).not.toContain("a sentence");
  });

  it("refuses a code twice, a domain and a scale that are not described", async () => {
    expect(await refused({ items: [small.items[0], small.items[0]] })).toContain("stands twice");
    expect(await refused({ items: [{ ...small.items[0], domain: "B" }] })).toContain(
      "domain is not described",
    );
    expect(await refused({ items: [{ ...small.items[0], scale: "no" }] })).toContain(
      "scale is not described",
    );
  });

  it("refuses two descriptions of one instrument and what is not JSON", async () => {
    writeFileSync(join(folder, "test.json"), JSON.stringify(small));
    writeFileSync(join(folder, "twin.json"), JSON.stringify(small));
    await expect(readInstruments(folder)).rejects.toThrow(/twin.json/);
    writeFileSync(join(folder, "twin.json"), "{");
    await expect(readInstruments(folder)).rejects.toThrow(/twin.json: it is not JSON/);
  });
});
