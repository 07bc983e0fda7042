import { definitionBlock } from "../../components/definition-block.ts";
import type { CatalogueEntry } from "../../released/site-data.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { componentOptions } from "../parts/show-figure.ts";

/** Parts of a definition in words, in the order in which they are read. */
const parts = [
  "population",
  "numerator",
  "denominator",
  "included",
  "excluded",
  "window",
  "competing",
  "reading",
  "direction",
  "limits",
] as const;

/** Every definition of the catalogue, in full. */
export const definitionsSection = (context: PageContext): Section => {
  const { site, t } = context;
  return {
    id: "definitions",
    title: t("methods.definitions.title"),
    lead: t("methods.definitions.lead"),
    children: [
      ...site.catalogue.map((entry) =>
        definitionBlock(entry, {
          ...componentOptions(context),
          title: t(`indicators.${entry.id}.title`),
          question: t(`indicators.${entry.id}.question`),
          parts: partsOf(context, entry),
        }),
      ),
    ],
  };
};

/** Not every definition has every part: a mean has no numerator, a survey no competing events. */
const partsOf = ({ t }: PageContext, { id }: CatalogueEntry) =>
  parts
    .filter((part) => t.has(`indicators.${id}.${part}`))
    .map((part) => ({ name: t(`methods.definitions.${part}`), text: t(`indicators.${id}.${part}`) }));
