import { gzipSync } from "node:zlib";
import axe from "axe-core";
import { type Browser, chromium, type Locator, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../site/browser/find-browser.ts";
import { galleryPage } from "./gallery-page.ts";

let browser: Browser;
const { html, script } = galleryPage();

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});
afterAll(() => browser?.close());

/** The gallery open in a browser; what its console says is gathered. */
async function open(
  width: number,
  colorScheme: "light" | "dark" = "light",
): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme,
    hasTouch: width < 500,
  });
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.route("http://gallery.test/", (route) =>
    route.fulfill({ contentType: "text/html", body: html }),
  );
  await page.goto("http://gallery.test/");
  return { page, said };
}

/** The lines of what the client shows of a mark. */
const lines = (note: Locator): Promise<string[]> => note.locator("b, span").allTextContents();

describe("the gallery in a browser", () => {
  it.each([
    [390, "light"],
    [1440, "dark"],
  ] as const)(
    "has no violation of accessibility and says nothing to the console at %i px, %s",
    async (width, scheme) => {
      const { page, said } = await open(width, scheme);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      // The page's own policy allows no further script, so axe comes in beside it, through the debugger.
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () => {
        const { axe: engine } = globalThis as unknown as { axe: typeof import("axe-core") };
        const found = await engine.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return found.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
        );
      });
      expect(violations).toEqual([]);
      expect(said).toEqual([]);
      await page.close();
    },
  );

  it.each([390, 600, 768, 1440])(
    "has nothing to scroll sideways at %i px, with every table open",
    async (width) => {
      const { page } = await open(width);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    },
  );

  it.each([
    [390, "narrow"],
    [1440, "wide"],
  ] as const)("at %i px shows of each chart the %s drawing only", async (width, shown) => {
    const { page } = await open(width);
    const visible = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".chart-narrow, .chart-wide")]
        .filter((one) => one.offsetHeight > 0)
        .map((one) => one.className.split(" ")[0]),
    );
    expect(visible.length).toBeGreaterThan(5);
    expect(new Set(visible)).toEqual(new Set([`chart-${shown}`]));
    await page.close();
  });

  it.each([390, 600, 768, 1440])(
    "draws no text too small, outside of its chart or on another at %i px",
    async (width) => {
      const { page } = await open(width);
      const texts = await page.evaluate(() =>
        [...document.querySelectorAll<SVGTextElement>("svg.plot text")].flatMap((text) => {
          const frame = text.closest("svg")?.getBoundingClientRect();
          const { width: drawn, left, right, top, bottom } = text.getBoundingClientRect();
          if (drawn === 0 || !frame) return [];
          const scale = frame.width / (text.closest("svg")?.viewBox.baseVal.width ?? 1);
          const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
          const box = { left, right, top, bottom };
          return [
            {
              size,
              box,
              inside: left >= frame.left - 8 && right <= frame.right + 8 && right <= innerWidth,
              words: text.textContent ?? "",
            },
          ];
        }),
      );
      expect(texts.length).toBeGreaterThan(100);
      expect(texts.filter(({ size }) => size < 9).map(({ words }) => words)).toEqual([]);
      expect(texts.filter(({ inside }) => !inside).map(({ words }) => words)).toEqual([]);
      const overlapping = texts.flatMap((a, index) =>
        texts.slice(index + 1).flatMap((b) => {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          return across > 2 && down > 5 ? [`${a.words} / ${b.words}`] : [];
        }),
      );
      expect(overlapping).toEqual([]);
      await page.close();
    },
  );

  it("shows the row of the table for the mark under the pointer, and takes it away again", async () => {
    const { page } = await open(1440);
    const dot = page.locator("#figure-7 .chart-wide .dot circle").first();
    await dot.hover();
    const note = page.locator("#figure-7 .chart-wide .chart-value");
    expect(await lines(note)).toEqual([
      "value",
      "With: 45",
      "Of: 210",
      "Share: 21%",
      "95% interval: 16% to 28%",
    ]);
    await page.mouse.move(5, 5);
    expect(await note.isVisible()).toBe(false);
    await page.close();
  });

  it("walks through the marks with the arrow keys, and Escape ends it", async () => {
    const { page } = await open(1440);
    const holder = page.locator("#figure-10 .chart-wide");
    await holder.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const second = await lines(holder.locator(".chart-value"));
    expect(second.slice(0, 4)).toEqual(["2022 Q2", "With: 145", "Of: 180", "Share: 81%"]);
    await page.keyboard.press("End");
    expect(await lines(holder.locator(".chart-value"))).toContain("2024 Q2");
    expect(await holder.locator(".is-current").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await holder.locator(".chart-value").isVisible()).toBe(false);
    await page.close();
  });

  it("answers to touch", async () => {
    const { page } = await open(390);
    await page.locator("#figure-7 .chart-narrow .dot circle").first().tap();
    const note = page.locator("#figure-7 .chart-narrow .chart-value");
    expect(await lines(note)).toContain("Share: 21%");
    await page.locator("h1").tap();
    expect(await note.isVisible()).toBe(false);
    await page.close();
  });

  it("prints black on white in both modes, whatever the screen shows", async () => {
    const { page } = await open(1440, "dark");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor, getComputedStyle(document.querySelector(".site-nav")!).display];
    });
    expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)", "none"]);
    await page.close();
  });
});

describe("the client script", () => {
  it("is under 3 kB and depends on nothing", () => {
    expect(gzipSync(script).length).toBeLessThan(1500);
    expect(script.length).toBeLessThan(5000);
    expect(script).not.toMatch(/\bimport\b/);
  });
});
