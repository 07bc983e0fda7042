import type { ComponentOptions } from "../../src/components/component-options.ts";
import type { Format } from "../../src/format/format.ts";
import { testOptions } from "./gallery.ts";

/** Options whose every word and number stands in marks ⟦…⟧: what is outside of them was typed into a component. */
export function pseudoOptions(): ComponentOptions & { readonly asked: ReadonlySet<string> } {
  const { document, t } = testOptions();
  const asked = new Set<string>();
  const mark = (text: string): string =>
    text
      .split("\n")
      .map((line) => `⟦${line.replace(/[⟦⟧]/g, "")}⟧`)
      .join("\n");
  const format: Format = {
    locale: "en",
    count: (value) => mark(String(value)),
    number: (value) => mark(String(value)),
    signed: (value) => mark(String(value)),
    percent: (value) => mark(String(value)),
    date: mark,
    month: mark,
    shortMonth: mark,
  };
  return {
    document,
    format,
    asked,
    t: (key, values) => {
      asked.add(key);
      return mark(t(key, values));
    },
    categoryLabel: (_, category) => mark(category),
    dimensionLabel: mark,
  };
}
