import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { scanOutput } from "../../loaders/disclosure/outgoing-scan.ts";
import type { RiskReport } from "../../src/released/risk-report.ts";
import { launch } from "./browser/launch.ts";
import { serve } from "./browser/serve.ts";
import { build } from "./command-line.ts";
import { filesOf } from "./tree.ts";

const terms = "Restricted: for the researchers named in the agreement with the service";
let folder: string;
let out: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "throughcare-"));
  out = join(folder, "research");
  const { status, output } = build({
    exports: "data/demo",
    tier: "research",
    out,
    work: join(folder, "work"),
  });
  if (status !== 0) throw new Error(`The demo's research site could not be built:\n${output}`);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const report = (): RiskReport =>
  JSON.parse(readFileSync(join(out, "data", "extract", "risk-report.json"), "utf8")).report;

describe("the demo's research site", () => {
  it("has the banner on every page, in a browser, and no complaint of it", async () => {
    const { origin, close } = await serve(out);
    try {
      const pages = filesOf(out).filter((file) => file.endsWith(".html"));
      expect(pages).toContain("research-extract.html");
      expect(pages.length).toBe(7);
      for (const file of pages) {
        const page = await browser.newPage();
        const complaints: string[] = [];
        page.on("console", (message) => {
          if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
        });
        page.on("pageerror", (error) => complaints.push(error.message));
        await page.goto(`${origin}/${file.replace(/(?:index)?\.html$/, "")}`);
        const banner = page.locator(".banner-research");
        expect(await banner.isVisible(), file).toBe(true);
        expect(await banner.textContent()).toMatch(/Restricted.*researchers named.*terms/);
        expect(complaints, file).toEqual([]);
        await page.close();
      }
    } finally {
      await close();
    }
  });

  it("carries the terms in every download that a page offers", () => {
    const links = filesOf(out)
      .filter((file) => file.endsWith(".html"))
      .flatMap((file) => readFileSync(join(out, file), "utf8").match(/<a [^>]*\bdownload\b[^>]*>/g) ?? [])
      .map((tag) => /href="([^"]+)"/.exec(tag)?.[1] ?? "");
    const files = [...new Set(links)];
    expect(files).toContain("./data/extract/people.parquet");
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      expect(file).toMatch(/^\.\/data\//);
      expect(readFileSync(join(out, file)).includes(terms), file).toBe(true);
    }
  });

  it("has a page with the numbers of its risk report", () => {
    const text = readFileSync(join(out, "research-extract.html"), "utf8").replace(/<[^>]+>/g, " ");
    const { people, classes, risk } = report();
    expect(people.delivered).toBe(300);
    expect(classes.smallest).toBeGreaterThanOrEqual(5);
    expect(text).toContain(`${people.suppressed} people of ${people.delivered} had to be left out`);
    expect(text).toContain(`${(risk.prosecutor.highest * 100).toFixed(1)}%`);
    for (const doi of ["10.1142/S0218488502001648", "10.1109/69.971193", "10.1197/jamia.M2716"])
      expect(text).toContain(doi);
  });

  it("holds no identifier of the demo, and the other tiers hold no extract", async () => {
    const ids = readFileSync("data/demo/cases.csv", "utf8")
      .split("\n")
      .slice(1)
      .flatMap((line) => line.split(",").slice(0, 2))
      .filter((id) => id.length >= 6);
    expect(ids.length).toBeGreaterThan(500);
    expect(await scanOutput({ folder: join(out, "data", "extract"), identifiers: ids })).toEqual([]);
    for (const site of Object.values(inject("sites"))) {
      expect(existsSync(join(site, "data", "extract"))).toBe(false);
      expect(existsSync(join(site, "research-extract.html"))).toBe(false);
    }
  });
});

describe("a delivery of too few people for k", () => {
  it("is refused with a cure and exit code 2; nothing is written", () => {
    const exportsFolder = join(folder, "few");
    mkdirSync(exportsFolder);
    const lines = readFileSync("data/demo/cases.csv", "utf8").split("\n");
    writeFileSync(join(exportsFolder, "cases.csv"), `${lines.slice(0, 3).join("\n")}\n`);
    const never = join(folder, "never");
    const { status, output } = build({
      exports: exportsFolder,
      tier: "research",
      out: never,
      work: join(folder, "work"),
    });
    expect(status, output).toBe(2);
    expect(output).toMatch(
      /No research extract is made \(too few people\).*Build the public or the internal tier/,
    );
    expect(existsSync(never)).toBe(false);
  });
});

describe("an identifier that a service has put into a characteristic", () => {
  it("is found in the extract on its way out, and the build is refused", () => {
    const exportsFolder = join(folder, "planted");
    cpSync("data/demo", exportsFolder, { recursive: true });
    rmSync(join(exportsFolder, "datapackage.json"));
    const cases = readFileSync("data/demo/cases.csv", "utf8");
    const identifier = cases.split("\n")[5]?.split(",")[0] ?? "";
    writeFileSync(join(exportsFolder, "cases.csv"), cases.replaceAll("Kosovo west", identifier));
    const never = join(folder, "planted-site");
    const { status, output } = build({
      exports: exportsFolder,
      tier: "research",
      out: never,
      work: join(folder, "work"),
    });
    expect(status, output).toBe(3);
    expect(output).toMatch(
      /data\/extract\/people\.csv, byte \d+: an identifier of the exports would be published/,
    );
    expect(output).not.toContain(identifier);
    expect(existsSync(never)).toBe(false);
  });
});
