import type { ComponentOptions } from "./component-options.ts";
import { element } from "./element.ts";

export interface SiteHeader {
  readonly title: string;
  readonly home: string;
  readonly pages: readonly { readonly title: string; readonly href: string; readonly current?: boolean }[];
  /** Id of the main content, for the link that skips to it. */
  readonly content: string;
}

/** Name of the site and its pages; the first thing in it leads past it. */
export function siteHeader(
  { title, home, pages, content }: SiteHeader,
  { document, t }: Pick<ComponentOptions, "document" | "t">,
): HTMLElement {
  const links = pages.map((page) =>
    element(
      document,
      "li",
      {},
      element(document, "a", { href: page.href, "aria-current": page.current && "page" }, page.title),
    ),
  );
  return element(
    document,
    "div",
    { class: "site-header" },
    element(document, "a", { class: "skip-link", href: `#${content}` }, t("components.shell.skip")),
    element(document, "p", { class: "site-title" }, element(document, "a", { href: home }, title)),
    element(
      document,
      "nav",
      { class: "site-nav", "aria-label": t("components.shell.nav") },
      element(document, "ul", {}, ...links),
    ),
  );
}
