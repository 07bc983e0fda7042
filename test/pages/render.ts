import { parseHTML } from "linkedom";
import { createFormat } from "../../src/format/format.ts";
import { translator } from "../../src/messages/translate.ts";
import type { Page, PageContext } from "../../src/pages/page.ts";
import type { SiteData } from "../../src/released/site-data.ts";

export interface Rendered {
  readonly title: string;
  readonly description: string;
  readonly main: HTMLElement;
  /** All words that a reader may meet: text, and what stands in attributes that are read out. */
  readonly text: string;
}

export function contextOf(site: SiteData, locale = "en"): PageContext {
  const { document } = parseHTML("<!DOCTYPE html><html><body></body></html>");
  return { site, document, t: translator(locale), format: createFormat(locale), locale };
}

/** A page as its reader gets it, before any script. */
export function render(page: Page, site: SiteData): Rendered {
  const context = contextOf(site);
  const { title, description, body } = page.render(context);
  const main = context.document.createElement("main");
  main.append(...body);
  const spoken = [...main.querySelectorAll("[aria-label], [title]")].flatMap((element) =>
    ["aria-label", "title"].map((name) => element.getAttribute(name) ?? ""),
  );
  return { title, description, main, text: [title, description, main.textContent, ...spoken].join("\n") };
}
