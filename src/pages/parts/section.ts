import { type Child, element } from "../../components/element.ts";
import type { UnavailableFigure } from "../../released/figure.ts";
import type { PageContext } from "../page.ts";
import { notAvailable } from "./not-available.ts";

/** A part of a page with its heading (h2); the contents list leads to it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** What a reader should know before the figures. */
  readonly lead?: string;
  readonly children: readonly Child[];
  /** Figures of this part that the delivery cannot answer. */
  readonly missing?: readonly UnavailableFigure[];
}

export const sectionElement = (context: PageContext, section: Section): HTMLElement => {
  const { document } = context;
  const { id, title, lead, children, missing = [] } = section;
  return element(
    document,
    "section",
    { class: "section", id, "aria-labelledby": `${id}-title` },
    element(document, "h2", { id: `${id}-title` }, title),
    lead === undefined ? null : element(document, "p", {}, lead),
    ...children,
    missing.length === 0 ? null : notAvailable(context, missing),
  );
};

/**
 * The parts of a page, with those that hold nothing brought together in one: a delivery that lacks a table
 * gets one calm block that says so, not a row of empty parts.
 */
export const withMissingTogether = ({ t }: PageContext, sections: readonly Section[]): readonly Section[] => {
  const empty = sections.filter(({ children }) => children.length === 0);
  const missing = empty.flatMap((section) => section.missing ?? []);
  const full = sections.filter(({ children }) => children.length > 0);
  if (missing.length === 0) return full;
  return [...full, { id: "not-available", title: t("page.not available.title"), children: [], missing }];
};

/** The short list of what is on the page. */
export const contentsList = ({ document, t }: PageContext, sections: readonly Section[]): HTMLElement =>
  element(
    document,
    "nav",
    { class: "contents", "aria-label": t("page.contents") },
    element(
      document,
      "ul",
      {},
      ...sections.map(({ id, title }) =>
        element(document, "li", {}, element(document, "a", { href: `#${id}` }, title)),
      ),
    ),
  );
