import { describe, expect, it } from "vitest";
import { banner } from "../../src/components/banner.ts";
import { dataTable } from "../../src/components/data-table.ts";
import { definitionBlock } from "../../src/components/definition-block.ts";
import { keyFigure } from "../../src/components/key-figure.ts";
import { siteFooter } from "../../src/components/site-footer.ts";
import { siteHeader } from "../../src/components/site-header.ts";
import { testOptions } from "./gallery.ts";

const options = testOptions();

describe("keyFigure(data, options)", () => {
  const value = { kind: "rate", value: 0.21, lower: 0.16, upper: 0.28 } as const;
  it("shows number, interval, numerator and denominator", () => {
    const shown = keyFigure(
      {
        label: "Reoffended",
        value,
        numerator: { kind: "count", value: 45, within: 2 },
        denominator: { kind: "count", value: 210, within: 2 },
      },
      options,
    );
    expect([...shown.querySelectorAll("p")].map((line) => line.textContent)).toEqual([
      "Reoffended",
      "21%",
      "95% interval 16% to 28%",
      "about 45 of about 210",
    ]);
  });
  it("keeps its place where there is no number, and says why", () => {
    const shown = keyFigure({ label: "Reoffended", value: { kind: "c" } }, options);
    expect(shown.className).toContain("key-figure-marked");
    expect(shown.textContent).toContain("so that nobody can be recognised");
  });
  it("links to the figure behind it", () => {
    expect(
      keyFigure({ label: "Reoffended", value }, { ...options, href: "#reoffending" })
        .querySelector("a")
        ?.getAttribute("href"),
    ).toBe("#reoffending");
  });
});

describe("dataTable(content, options)", () => {
  const table = dataTable(
    {
      caption: "Counts",
      columns: [{ label: "Sex" }, { label: "People", numeric: true }],
      headers: 1,
      rows: [
        ["female", "35"],
        ["male", "260"],
      ],
    },
    { ...options, notes: ["Rounded."] },
  );
  it("stands in a region that scrolls by itself, has a name and takes the focus", () => {
    const region = table.querySelector(".table-region");
    expect(["role", "tabindex", "aria-label"].map((name) => region?.getAttribute(name))).toEqual([
      "region",
      "0",
      "Table: Counts",
    ]);
  });
  it("heads columns and rows, and numbers rows for the marks of the chart", () => {
    expect(table.querySelectorAll('th[scope="col"]')).toHaveLength(2);
    expect([...table.querySelectorAll('th[scope="row"]')].map((cell) => cell.textContent)).toEqual([
      "female",
      "male",
    ]);
    expect([...table.querySelectorAll("tbody tr")].map((row) => row.getAttribute("data-row"))).toEqual([
      "0",
      "1",
    ]);
  });
  it("says its notes under it", () => {
    expect(table.querySelector(".table-notes li")?.textContent).toBe("Rounded.");
  });
});

describe("banner(site, options)", () => {
  it.each([
    [true, "public", ["Synthetic"]],
    [false, "internal", ["Internal"]],
    [true, "internal", ["Synthetic", "Internal"]],
    [true, "research", ["Synthetic", "Restricted"]],
  ] as const)("synthetic %s, tier %s", (synthetic, tier, starts) => {
    const lines = [...(banner({ synthetic, tier }, options)?.querySelectorAll("p") ?? [])].map(
      (line) => line.textContent ?? "",
    );
    expect(lines.map((line) => /^\w+/.exec(line)?.[0])).toEqual(starts);
  });
  it("is nothing for real public data", () => {
    expect(banner({ synthetic: false, tier: "public" }, options)).toBeNull();
  });
});

describe("shell", () => {
  it("siteHeader(…) begins with the way past it and names the current page", () => {
    const header = siteHeader(
      {
        title: "Site",
        home: "/",
        content: "main",
        pages: [
          { title: "One", href: "/one" },
          { title: "Two", href: "/two", current: true },
        ],
      },
      options,
    );
    expect(header.querySelector("a")?.getAttribute("href")).toBe("#main");
    expect([...header.querySelectorAll("[aria-current=page]")].map((link) => link.textContent)).toEqual([
      "Two",
    ]);
    expect(header.querySelector("nav")?.getAttribute("aria-label")).toBeTruthy();
  });
  it("siteFooter(…) says delivery, source, day and release, and no day where there is none", () => {
    const data = { title: "Demo", source: "Generator", asOf: "2025-06-30", fingerprint: "ab".repeat(32) };
    const lines = (asOf: string | null): (string | null)[] =>
      [...siteFooter({ ...data, asOf }, options).querySelectorAll("li")].map((line) => line.textContent);
    expect(lines("2025-06-30")).toEqual([
      "Demo",
      "Source: Generator",
      "Data up to 30 June 2025",
      "Release abababababab",
    ]);
    expect(lines(null)).toHaveLength(3);
  });
  it("definitionBlock(…) lists its parts, what it needs, the good direction and the sources", () => {
    const entry = {
      id: "x",
      version: "1.2.0",
      pillar: "outcome",
      unit: "people",
      direction: "lower is better",
      requires: ["cases", "events"],
      figures: [],
      references: ["A 1978"],
    } as const;
    const block = definitionBlock(entry, {
      ...options,
      title: "Reoffending",
      question: "Who is convicted again?",
      parts: [{ name: "Numerator", text: "People." }],
    });
    const said = [...block.querySelectorAll("dt, dd")].map((part) => part.textContent);
    expect(said).toEqual([
      "Numerator",
      "People.",
      "Which direction is good",
      "Lower is better",
      "Needs",
      "cases, events",
      "References",
      "A 1978",
    ]);
    expect(block.textContent).toContain("Version 1.2.0");
    expect(block.querySelector("details")?.textContent).not.toContain("Who is convicted again?");
    expect(block.textContent).toContain("Who is convicted again?");
  });
});
