import { type Child, element } from "../../components/element.ts";
import type { PageContext } from "../page.ts";

/** A part of a page with its heading (h2); the contents list leads to it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly children: readonly Child[];
}

export const sectionElement = ({ document }: Pick<PageContext, "document">, section: Section): HTMLElement =>
  element(
    document,
    "section",
    { class: "section", id: section.id, "aria-labelledby": `${section.id}-title` },
    element(document, "h2", { id: `${section.id}-title` }, section.title),
    ...section.children,
  );

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
