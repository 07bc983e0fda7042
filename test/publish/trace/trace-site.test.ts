import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { figureNumbers } from "../../../loaders/disclosure/trace/figure-numbers.ts";
import { type BuiltSite, builtSite } from "./built-site.ts";

describe.each(["public", "internal"] as const)("every number of the %s site is traced", (tier) => {
  it("passes what is drawn from the release alone", async () => {
    const site = await builtSite(tier);
    await expect(site.trace()).resolves.toBeUndefined();
    site.close();
  });
});

describe("a number that was not released fails the build", () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await builtSite("public");
  });
  afterAll(() => site.close());

  /** Changes one file, and puts it back. */
  async function traceWith(file: string, change: (text: string) => string): Promise<void> {
    const before = site.read(file);
    const after = change(before);
    expect(after).not.toBe(before);
    site.write(file, after);
    try {
      await site.trace();
    } finally {
      site.write(file, before);
    }
  }

  it.each([
    ["a sentence", "relapse.html", (text: string) => text.replace("<p>", "<p>Of 347 people, some did. ")],
    ["a label of a chart", "relapse.html", (text: string) => text.replace("</text>", " 34.7%</text>")],
    ["a description of a chart", "relapse.html", (text: string) => text.replace("</desc>", "; 34.7%</desc>")],
    ["a table", "relapse.html", (text: string) => text.replace("</td>", " (347)</td>")],
    ["a caption", "monitoring.html", (text: string) => text.replace("</caption>", ", 347 of them</caption>")],
    ["an aria-label", "relapse.html", (text: string) => text.replace('aria-label="', 'aria-label="347 ')],
    ["a title on hover", "relapse.html", (text: string) => text.replace("<td", '<td title="347"')],
    [
      "a value for machines",
      "relapse.html",
      (text: string) => text.replace(/ value="[^"]+"/, ' value="0.347"'),
    ],
    ["data for scripts", "relapse.html", (text: string) => text.replace("<td", '<td data-exact="347"')],
    [
      "the description of a page",
      "index.html",
      (text: string) => text.replace('content="', 'content="347: '),
    ],
    ["the title of a page", "index.html", (text: string) => text.replace("</title>", " 347</title>")],
    [
      "digits that markup keeps apart",
      "relapse.html",
      (text: string) => text.replace("<p>", "<p>3<b>4</b>7 "),
    ],
    ["other digits", "relapse.html", (text: string) => text.replace("<p>", "<p>\u0663\u0664\u0667 ")],
  ])("in %s", async (_, file, change) => {
    await expect(traceWith(file, change)).rejects.toThrow(/nothing released explains/);
  });

  it("in a figure, although another figure of the page released it", async () => {
    const numbersOf = (figure: string) => figureNumbers(JSON.parse(site.read(`data/figures/${figure}.json`)));
    const own = numbersOf("safety-bounds");
    const foreign = [...numbersOf("incidence-by-evidence")].find((number) => number > 10 && !own.has(number));
    const moved = (text: string) => {
      const [before, after = ""] = text.split('id="safety-bounds"');
      return `${before}id="safety-bounds"${after.replace("</td>", ` ${foreign}</td>`)}`;
    };
    await expect(traceWith("relapse.html", moved)).rejects.toThrow(/in the figure "safety-bounds"/);
  });

  it.each([
    ["typed into a sentence", "<p>", "<p>About 300 people came. "],
    ["typed into a label", "</text>", " of 300 people</text>"],
    ["typed into a title on hover", "<td", '<td title="300 people"'],
  ])("although the page released it: %s", async (_, before, after) => {
    expect(site.read("relapse.html")).toContain("300");
    await expect(traceWith("relapse.html", (text) => text.replace(before, after))).rejects.toThrow(
      /nothing released explains/,
    );
  });

  it("among the ticks of an axis", async () => {
    const ticks = /(tabular-nums.*?<text[^>]*>)([^<]+)(<\/text>)/;
    await expect(traceWith("relapse.html", (text) => text.replace(ticks, "$134.7%$3"))).rejects.toThrow(
      /svg text/,
    );
  });

  it.each([
    ["a CSV", "data/figures/safety-bounds.csv", /safety-bounds\.csv, line 2: this is not what was released/],
    ["a JSON file", "data/figures/safety-bounds.json", /safety-bounds\.json, line/],
    ["the index of the release", "data/site.json", /site\.json, line/],
  ])("in %s", async (_, file, message) => {
    const change = (text: string) => {
      const start = file.endsWith(".csv") ? text.indexOf("\n") : 0;
      return text.slice(0, start) + text.slice(start).replace(/\d\d+/, "347");
    };
    await expect(traceWith(file, change)).rejects.toThrow(message);
  });

  it.each(["data/figures/people.csv", "search.json", "report.pdf", "more.html", "_file/x.csv"])(
    "in a file that nobody released or reads: %s",
    async (file) => {
      site.write(file, "347");
      try {
        await expect(site.trace()).rejects.toThrow(file);
      } finally {
        site.remove(file);
      }
    },
  );

  it("and the message names page and place, and no number", async () => {
    const change = (text: string) => text.replace("<p>", "<p>Of 347 people, some did. ");
    const error = await traceWith("relapse.html", change).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(/relapse\.html, outside the figures, p.*“Of … people, some did/);
    expect(String(error)).not.toMatch(/347|\d/);
  });
});
