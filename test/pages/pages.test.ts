import { describe, expect, it } from "vitest";
import { manifestFile } from "../../loaders/publish/file-manifest.ts";
import { pages } from "../../src/pages/index.ts";
import { PageError } from "../../src/pages/parts/page-error.ts";
import type { SiteData } from "../../src/released/site-data.ts";
import { demoSite } from "./fixtures/demo-site.ts";
import { rossiSite } from "./fixtures/rossi-site.ts";
import { render } from "./render.ts";

const sites = {
  "the demo, public": demoSite("public"),
  "the demo, internal": demoSite("internal"),
  "a delivery of arrests only": rossiSite(),
} satisfies Record<string, SiteData>;
const everyPage = Object.entries(sites).flatMap(([name, site]) =>
  pages.map((page) => ({ name, site, page, id: page.id })),
);
const pageOf = (id: string) => pages.find((page) => page.id === id) ?? pages[0];
const rendered = (id: string, site: SiteData) => {
  const page = pageOf(id);
  if (page === undefined) throw new Error("no pages");
  return render(page, site);
};

describe("pages", () => {
  it("are six, each with an address of its own, the overview first", () => {
    expect(pages.map(({ path }) => path)).toEqual([
      "/",
      "/relapse",
      "/monitoring",
      "/programmes",
      "/staff",
      "/data-and-methods",
    ]);
  });
});

describe.each(everyPage)("$id of $name", ({ site, page }) => {
  const { title, description, main, text } = render(page, site);
  const all = (selector: string) => [...main.querySelectorAll(selector)];

  it("has a title, a description, a question, an answer, how sure and as of when", () => {
    expect(title).not.toBe("");
    expect(description.length).toBeGreaterThan(40);
    expect(all("h1")).toHaveLength(1);
    expect(all(".standfirst")).toHaveLength(1);
    expect(all(".answer p").length).toBeGreaterThan(0);
    expect(all(".answer p").length).toBeLessThanOrEqual(3);
    expect(all(".status dd").map((element) => (element.textContent ?? "").length > 20)).toEqual([true, true]);
  });

  it("has its headings in order, without a skipped level", () => {
    const levels = all("h1, h2, h3, h4, h5, h6").map(({ localName }) => Number(localName.slice(1)));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => {
      expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it("ends with what it cannot show and what to ask next, three of each", () => {
    const sections = all("section.section").slice(-2);
    expect(sections.map(({ id }) => id)).toEqual(["limits", "questions"]);
    for (const section of sections) expect(section.querySelectorAll("li")).toHaveLength(3);
  });

  it("has every id once, and a target for every link within it", () => {
    const ids = all("[id]").map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = all("a[href^='#']").map((element) => (element.getAttribute("href") ?? "").slice(1));
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it("never shows what a program says to itself", () => {
    expect(text).not.toMatch(/undefined|NaN|\bnull\b|\[object|Infinity|\{[a-z]+[,}]/);
  });

  it("never claims too much, and speaks of people", () => {
    expect(text).not.toMatch(/\b(predicts?|no effect|significant|offenders?|recidivists?)\b/i);
  });

  it("carries no style attribute, no script and nothing from elsewhere", () => {
    expect(all("[style], script, link, img, iframe")).toEqual([]);
  });

  it("has a table behind every figure that is drawn", () => {
    for (const figure of all("figure.figure")) expect(figure.querySelectorAll("table").length).toBe(1);
  });
});

describe("links between pages", () => {
  it.each(Object.entries(sites))("%s: each leads to a part that is there", (_name, site) => {
    const made = new Map(pages.map((page) => [`.${page.path}`, render(page, site).main]));
    for (const main of made.values())
      for (const element of main.querySelectorAll("a[href^='./']")) {
        const [path = "", id] = (element.getAttribute("href") ?? "").split("#");
        // Files that a build writes beside the pages: test/site looks for them.
        if (path.startsWith("./data/") || path === `./${manifestFile}`) continue;
        expect(made.has(path), path).toBe(true);
        if (id !== undefined)
          expect(made.get(path)?.querySelector(`[id="${id}"]`), `${path}#${id}`).toBeTruthy();
      }
  });
});

describe("the demo, public: a page of [c] still reads", () => {
  it.each(["overview", "relapse", "monitoring", "programmes", "staff", "methods"])(
    "%s shows at least three figures with their intervals",
    (id) => {
      const { main } = rendered(id, sites["the demo, public"]);
      const said = main.textContent ?? "";
      const intervals = said.match(/likely between|\d%? to \d+(?:\.\d)?%|\d to \d/g) ?? [];
      expect(intervals.length).toBeGreaterThanOrEqual(3);
    },
  );

  it("names the groups that are too small to be held beside each other, and does not draw them", () => {
    const { main } = rendered("relapse", sites["the demo, public"]);
    expect(main.textContent).toMatch(
      /Not shown, because fewer than two groups are large enough:.*New offence by sex, over time/,
    );
    expect(main.querySelector("#incidence-by-cohort-sex")).toBeNull();
    expect(main.querySelector("#incidence-by-cohort-service")).not.toBeNull();
  });

  it("says that faults are hidden where they are, and that there were none only where there were none", () => {
    const site = sites["the demo, public"];
    const faultsOf = (given: SiteData) =>
      rendered("methods", given).main.querySelector("#faults")?.textContent;
    expect(faultsOf({ ...site, intake: { ...site.intake, faults: [] } })).toContain("kept confidential");
    expect(faultsOf(sites["a delivery of arrests only"])).toContain("No row was set aside");
  });

  it("names no file, line or column of the export", () => {
    expect(rendered("methods", sites["the demo, public"]).text).not.toMatch(/contacts\.csv|1204|due_on/);
  });

  it("calls a difference only where ranges do not overlap", () => {
    const { main } = rendered("relapse", sites["the demo, public"]);
    const finding = (id: string) => main.querySelector(`[id="${id}-finding"]`)?.textContent;
    expect(finding("reoffending-by-cohort-service")).toBe(
      "New offence by service, within 24 months: higher in “Kosovo” than in “Italy”",
    );
    expect(finding("incidence-by-cohort-service")).toContain("not enough evidence to tell");
    expect(finding("incidence-by-cohort-cohort-intake-wave")).toContain("not enough evidence to tell");
  });
});

describe("groups beside each other", () => {
  const { main } = rendered("relapse", sites["the demo, public"]);

  it("stand open where a difference is called, and wait to be opened where none can be told", () => {
    const inside = (id: string) => main.querySelector(`[id="${id}"]`)?.closest("details.more-figures");
    expect(inside("reoffending-by-cohort-service")).toBeNull();
    expect(inside("incidence-by-cohort-cohort-intake-wave")).toBeTruthy();
  });

  it("says how many comparisons were made, and how many of them differ", () => {
    expect(main.querySelector("#cohorts")?.textContent).toMatch(
      /\d comparisons could be made\. In one of them the ranges of two groups lie apart\./,
    );
  });

  it("names on paper what waits to be opened on screen", () => {
    expect(main.querySelector("#cohorts .print-only")?.textContent).toContain("New offence by intake wave");
  });
});

describe("the demo, internal", () => {
  it("locates every fault by file, line, column and rule", () => {
    const { main } = rendered("methods", sites["the demo, internal"]);
    const faults = main.querySelector("#faults")?.textContent ?? "";
    for (const part of ["contacts.csv", "1204", "due_on", "After the end of supervision", "whole row"])
      expect(faults).toContain(part);
  });

  it("says what no event still allows", () => {
    const { main } = rendered("relapse", sites["the demo, internal"]);
    expect(main.querySelector("#safety")?.textContent).toMatch(/None of the people .* up to \d+ in 1,?000?/);
  });
});

describe("a delivery of arrests only", () => {
  const site = sites["a delivery of arrests only"];

  it.each([
    ["monitoring", "contacts with people"],
    ["programmes", "referrals to programmes"],
    ["staff", "staff training"],
  ])("%s says in one block what is not available and why, and draws nothing", (id, table) => {
    const { main } = rendered(id, site);
    expect(main.querySelectorAll(".not-available")).toHaveLength(1);
    expect(main.querySelectorAll("figure")).toHaveLength(0);
    const block = main.querySelector(".not-available")?.textContent ?? "";
    expect(block).toContain(`The table of ${table} was not part of the delivery.`);
    expect(block).toContain("Not available is not zero");
  });

  it("is not told as zero", () => {
    for (const id of ["monitoring", "programmes", "staff"])
      expect(rendered(id, site).main.querySelector(".answer")?.textContent).not.toMatch(/\b0\b|none|nobody/i);
  });

  it("answers with the curve where no rate at one or two years can be had", () => {
    const { main } = rendered("relapse", site);
    expect(main.querySelector(".answer")?.textContent).toContain(
      "Of 100 people, about 26 had a corroborated new offence within 52 weeks.",
    );
  });

  it("says that there is no date, and names the delivery", () => {
    const said = rendered("overview", site).main.querySelector(".status")?.textContent ?? "";
    expect(said).toContain("names no dates");
    expect(said).toContain("People released from Maryland prisons");
  });
});

describe("a release that does not fit the pages", () => {
  it("a figure that is missing, or of another shape, is an error that names it", () => {
    const site = demoSite("public");
    const { reoffending: _, ...others } = site.figures;
    expect(() => rendered("relapse", { ...site, figures: others })).toThrow(PageError);
    expect(() => rendered("relapse", { ...site, figures: others })).toThrow(/"reoffending"/);
    const funnel = site.figures["programme-funnel"];
    if (funnel === undefined) throw new Error("no funnel");
    const wrong = { ...site, figures: { ...site.figures, reoffending: funnel } };
    expect(() => rendered("relapse", wrong)).toThrow(/"funnel"/);
  });
});
