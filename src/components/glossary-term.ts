import type { ComponentOptions } from "./component-options.ts";
import { element } from "./element.ts";

export interface GlossaryEntry {
  /** Unique on the page. */
  readonly id: string;
  readonly term: string;
  readonly meaning: string;
}

/** A word that opens its meaning where it stands: a native popover, so it needs no script. */
export function glossaryTerm(
  { id, term, meaning }: GlossaryEntry,
  { document }: Pick<ComponentOptions, "document">,
): HTMLElement {
  return element(
    document,
    "span",
    { class: "term" },
    element(document, "button", { type: "button", popovertarget: `term-${id}` }, term),
    element(document, "span", { id: `term-${id}`, popover: "auto", class: "term-meaning" }, meaning),
  );
}
