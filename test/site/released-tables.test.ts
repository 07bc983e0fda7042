import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { hashesOf } from "./tree.ts";

describe("released-tables.json", () => {
  it.each(Object.entries(inject("sites")))("lists every file of the %s site, and is linked", (tier, site) => {
    const manifest = JSON.parse(readFileSync(join(site, "released-tables.json"), "utf8"));
    const { "released-tables.json": _, ...files } = hashesOf(site);
    expect(manifest).toEqual({ program: "throughcare", tier, sha256: files });
    expect(readFileSync(join(site, "data-and-methods.html"), "utf8")).toContain(
      'href="./released-tables.json"',
    );
  });
});
