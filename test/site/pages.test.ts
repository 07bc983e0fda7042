import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch } from "./browser/launch.ts";
import { serve } from "./browser/serve.ts";
import { filesOf } from "./tree.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = ".throughcare/screenshots";
const widths = [390, 768, 1440] as const;
const schemes = ["light", "dark"] as const;
const sites = inject("sites");
const pagesOf = (site: string) =>
  filesOf(site)
    .filter((file) => file.endsWith(".html"))
    .map((file) => (file === "index.html" ? "/" : `/${file.replace(/\.html$/, "")}`));

let browser: Browser;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launch();
});
afterAll(() => browser?.close());

/** Opens a page and collects everything that a reader's browser would complain about. */
async function open(page: Page, address: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  const { origin } = new URL(address);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== origin) complaints.push(`third party: ${request.url()}`);
  });
  await page.goto(address, { waitUntil: "networkidle" });
  return complaints;
}

describe.each(Object.entries(sites))("the demo's %s site", (tier, folder) => {
  let origin: string;
  let close: () => void;
  beforeAll(async () => {
    ({ origin, close } = await serve(folder));
  });
  afterAll(() => close?.());

  it("has the six pages", () => {
    expect(pagesOf(folder)).toEqual(
      expect.arrayContaining(["/", "/relapse", "/monitoring", "/programmes", "/staff", "/data-and-methods"]),
    );
  });

  describe.each(pagesOf(folder))("%s", (path) => {
    it.each(schemes)(
      "opens without a complaint at three widths, fits them, and is accessible: %s",
      async (scheme) => {
        const context = await browser.newContext({ colorScheme: scheme, bypassCSP: false });
        for (const width of widths) {
          const page = await context.newPage();
          await page.setViewportSize({ width, height: 900 });
          const complaints = await open(page, `${origin}${path}`);
          expect(complaints, `${width} px`).toEqual([]);
          expect(await page.locator(".observablehq--error").count()).toBe(0);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow, `wider than ${width} px`).toBeLessThanOrEqual(0);
          const name = `${tier}-${path === "/" ? "overview" : path.slice(1)}-${width}-${scheme}.png`;
          await page.screenshot({ path: join(screenshots, name), fullPage: true });
          await page.close();
        }
        await context.close();
        expect(await violations(`${origin}${path}`, scheme)).toEqual([]);
      },
    );

    it("says everything before a script runs", async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${origin}${path}`);
      expect(await page.title()).toMatch(/\S/);
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.locator("table, .key-figure").count()).toBeGreaterThan(0);
      expect(await page.locator("meta[name=viewport]").getAttribute("content")).not.toContain(
        "maximum-scale",
      );
      expect(await page.locator("meta[name=description]").getAttribute("content")).toMatch(/\S/);
      expect(await page.locator("main").textContent()).not.toMatch(/undefined|NaN|\[object|\bnull\b/);
      await context.close();
    });

    it("keeps a strict policy", () => {
      const html = readFileSync(join(folder, path === "/" ? "index.html" : `${path.slice(1)}.html`), "utf8");
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(html).not.toMatch(/\sstyle="|\son[a-z]+="/);
    });

    it("prints", async () => {
      const page = await browser.newPage();
      await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
      const name = `${tier}-${path === "/" ? "overview" : path.slice(1)}.pdf`;
      const pdf = await page.pdf({ format: "A4", tagged: true, path: join(screenshots, name) });
      await page.close();
      expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
      expect(pdf.includes("/StructTreeRoot")).toBe(true);
    });
  });
});

/** What axe-core finds on a page, in words: rule, and the elements. The policy would not let it in, so it is bypassed here. */
async function violations(address: string, scheme: "light" | "dark"): Promise<readonly string[]> {
  const context = await browser.newContext({ colorScheme: scheme, bypassCSP: true });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1024, height: 900 });
  await page.goto(address, { waitUntil: "networkidle" });
  // Closed disclosures hide content that readers will open.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await page.evaluate(axe);
  const found = await page.evaluate<readonly string[]>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html).join(" | ")))`,
  );
  await context.close();
  return found;
}
