import type { SiteData } from "../released/site-data.ts";
import type { ComponentOptions } from "./component-options.ts";
import { element } from "./element.ts";
import { shortFingerprint } from "./provenance-stamp.ts";

export interface SiteFooterOptions extends Pick<ComponentOptions, "document" | "t" | "format"> {
  /** More lines, for example a link to the methods page. */
  readonly more?: readonly Node[];
}

/** Where the numbers of all pages come from: delivery, source, day, release. */
export function siteFooter(
  data: Pick<SiteData, "title" | "source" | "asOf" | "fingerprint">,
  { document, t, format, more = [] }: SiteFooterOptions,
): HTMLElement {
  const lines = [
    data.title,
    t("components.shell.source", { source: data.source }),
    data.asOf === null ? "" : t("components.shell.as of", { date: format.date(data.asOf) }),
    t("components.shell.release", { fingerprint: shortFingerprint(data.fingerprint) }),
  ].filter(Boolean);
  return element(
    document,
    "div",
    { class: "site-footer" },
    element(document, "h2", { class: "site-footer-title" }, t("components.shell.footer")),
    element(
      document,
      "ul",
      {},
      ...lines.map((line) => element(document, "li", {}, line)),
      ...more.map((node) => element(document, "li", {}, node)),
    ),
  );
}
