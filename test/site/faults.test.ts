import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import type { SiteData } from "../../src/released/site-data.ts";

interface Planted {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly rule: string;
}

const planted = JSON.parse(readFileSync("data/demo/faults.json", "utf8")) as readonly Planted[];
const rules = JSON.parse(readFileSync("src/messages/en/rule.json", "utf8")) as Readonly<
  Record<string, { readonly name: string }>
>;
const sites = inject("sites");

describe("the demo's planted faults", () => {
  it("are of at least 25 kinds", () => {
    expect(new Set(planted.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(25);
  });

  it.each(planted)(
    "$rule in $file, line $line: located on the internal Data page",
    ({ file, line, column, rule }) => {
      const html = readFileSync(join(sites.internal, "data-and-methods.html"), "utf8");
      const rows = html.match(/<tr[^>]*>.*?<\/tr>/gs) ?? [];
      const words = (row: string) => row.replace(/<[^>]+>/g, " ");
      const here = rows
        .map(words)
        .filter(
          (row) =>
            row.includes(file) &&
            row.includes(rules[rule]?.name ?? rule) &&
            new RegExp(`\\b${line}\\b`).test(row),
        );
      expect(here.length, `no row names ${file}, ${line}, ${rule}`).toBeGreaterThan(0);
      if (column !== null) expect(here.some((row) => row.includes(column))).toBe(true);
    },
  );

  it("the public site shows counts that the gate lets through, and no place", () => {
    const site = JSON.parse(readFileSync(join(sites.public, "data", "site.json"), "utf8")) as SiteData;
    const page = readFileSync(join(sites.public, "data-and-methods.html"), "utf8");
    for (const { file, line } of planted)
      expect(page).not.toMatch(new RegExp(`${file}[^.]{0,40}\\b${line}\\b`));
    for (const fault of site.intake.faults) {
      expect(fault.places ?? []).toEqual([]);
      expect(fault.rows.kind === "count" ? fault.rows.value : 10).toBeGreaterThanOrEqual(10);
    }
  });
});
