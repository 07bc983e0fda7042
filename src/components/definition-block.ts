import type { CatalogueEntry } from "../released/site-data.ts";
import type { ComponentOptions } from "./component-options.ts";
import { element } from "./element.ts";

export interface DefinitionBlockOptions extends ComponentOptions {
  readonly title: string;
  /** The question it answers: what stands there before the definition is opened. */
  readonly question: string;
  /** Parts of the definition in words, in order: population, numerator, denominator, window … */
  readonly parts: readonly { readonly name: string; readonly text: string }[];
}

/**
 * One definition of the catalogue: what is counted, of whom, when, what it needs and where it comes from. It is
 * folded under its question, since a page holds many; on paper it is open.
 */
export function definitionBlock(entry: CatalogueEntry, options: DefinitionBlockOptions): HTMLElement {
  const { document, t, title, question, parts } = options;
  const id = `definition-${entry.id}`;
  const row = (name: string, ...content: readonly (Node | string)[]): Node[] => [
    element(document, "dt", {}, name),
    element(document, "dd", {}, ...content),
  ];
  const references = entry.references.map((reference) => element(document, "li", {}, reference));
  return element(
    document,
    "section",
    { class: "definition", id, "aria-labelledby": `${id}-title` },
    element(document, "h3", { id: `${id}-title` }, title),
    element(
      document,
      "p",
      { class: "definition-version" },
      t("components.definition.version", { version: entry.version }),
    ),
    element(document, "p", {}, question),
    element(
      document,
      "details",
      { class: "definition-parts" },
      element(document, "summary", {}, t("components.definition.open")),
      element(
        document,
        "dl",
        {},
        ...parts.flatMap(({ name, text }) => row(name, text)),
        ...row(t("components.definition.direction"), t(`components.definition.${entry.direction}`)),
        ...(entry.requires.length > 0
          ? row(t("components.definition.requires"), entry.requires.join(", "))
          : []),
        ...(references.length > 0
          ? row(t("components.definition.references"), element(document, "ul", {}, ...references))
          : []),
      ),
    ),
  );
}
