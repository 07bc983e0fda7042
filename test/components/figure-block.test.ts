import { describe, expect, it } from "vitest";
import { figureBlock } from "../../src/components/figure-block.ts";
import { figureTable } from "../../src/components/figure-table.ts";
import { examples, testOptions } from "./gallery.ts";
import { pseudoOptions } from "./pseudo-options.ts";
import * as figures from "./released-figures.ts";

const options = testOptions();
const provenance = { fingerprint: "0123456789abcdef".repeat(4), asOf: "2025-06-30" };
const more = { title: "Finding", subtitle: "Measure", provenance };

describe("figureBlock(figure, options)", () => {
  const block = figureBlock(figures.everyState(), {
    ...options,
    ...more,
    csvHref: "./rates.csv",
    definitionHref: "/methods#x",
    notes: ["210 people."],
  });
  it("holds finding, measure, chart, note, table, actions and stamp in this order", () => {
    expect([...block.children].map((child) => child.className || child.tagName)).toEqual([
      "figure-finding",
      "figure-measure",
      "chart",
      "figure-notes",
      "figure-table",
      "figure-actions",
      "figure-stamp",
    ]);
    expect(block.querySelector("h3")?.textContent).toBe("Finding");
  });
  it("links the data, the figure itself and its definition", () => {
    expect([...block.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
      "./rates.csv",
      "#every-state",
      "/methods#x",
    ]);
  });
  it("stamps release, definition and day", () => {
    expect(block.querySelector(".figure-stamp")?.textContent).toBe(
      "As of 30 June 2025, release 0123456789ab, definition 1.0.0",
    );
    const undated = figureBlock(figures.everyState(), {
      ...options,
      ...more,
      provenance: { ...provenance, asOf: null },
    });
    expect(undated.querySelector(".figure-stamp")?.textContent).toBe(
      "Release 0123456789ab, definition 1.0.0",
    );
  });
  it("says why a figure is unavailable, without chart, table or file", () => {
    const unavailable = figureBlock(figures.unavailable(), { ...options, ...more, csvHref: "./x.csv" });
    expect(unavailable.querySelector(".state-not-delivered")?.textContent).toContain("training");
    expect(unavailable.querySelector("table, svg.plot, a[download]")).toBeNull();
  });
});

describe("every example", () => {
  it.each(
    examples().map(
      ([figure, says], index) => [`${figure.id}, ${says.subtitle}`, figure, says, index] as const,
    ),
  )("%s", (_, figure, says) => {
    const block = figureBlock(figure, { ...options, ...says, provenance });
    const html = block.outerHTML;
    expect(html).not.toMatch(/ style="|<style|<script|on[a-z]+="|undefined|NaN|\$\{/);
    if (figure.kind === "unavailable") return;
    const rows = figureTable(figure, "", options).rows.length;
    for (const mark of block.querySelectorAll("[data-row]"))
      expect(Number(mark.getAttribute("data-row"))).toBeLessThan(rows);
    for (const plot of block.querySelectorAll("svg.plot")) {
      const [title, desc] = plot.getAttribute("aria-labelledby")!.split(" ");
      expect(plot.querySelector(`[id="${title}"]`)?.textContent).toBeTruthy();
      expect(plot.querySelector(`[id="${desc}"]`)?.textContent).toBeTruthy();
    }
    const ids = [...block.querySelectorAll("[id]")].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(block.querySelector("caption")?.textContent).toBe(says.subtitle);
    expect(block.querySelectorAll('tbody th[scope="row"]').length).toBeGreaterThanOrEqual(rows);
  });
  it("is the same, byte for byte, when it is made again", () => {
    const make = (): string =>
      examples()
        .map(([figure, says]) => figureBlock(figure, { ...testOptions(), ...says, provenance }).outerHTML)
        .join("\n");
    expect(make()).toBe(make());
  });
  it("prints no word and no number that is not translated or formatted", () => {
    const pseudo = pseudoOptions();
    for (const [figure] of examples()) {
      const block = figureBlock(figure, { ...pseudo, title: "", subtitle: "", provenance });
      for (const leaf of block.querySelectorAll("*")) {
        if (leaf.children.length > 0) continue;
        const bare = (leaf.textContent ?? "").replace(/⟦[^⟧]*⟧/g, "");
        const year = /^\d{4}$/.test(bare);
        expect(year ? "" : bare, `${figure.id}: ${leaf.outerHTML.slice(0, 200)}`).not.toMatch(
          /[\p{L}\p{N}]/u,
        );
      }
    }
  });
});
