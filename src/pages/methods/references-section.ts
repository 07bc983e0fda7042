import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { bulletList } from "../parts/text.ts";

/** All works that the definitions rest on, once each, in alphabetical order. */
export const referencesSection = (context: PageContext): Section => {
  const { site, t, locale } = context;
  const references = [...new Set(site.catalogue.flatMap((entry) => entry.references))];
  return {
    id: "references",
    title: t("methods.references.title"),
    lead: t("methods.references.lead"),
    children: [
      bulletList(
        context,
        references.toSorted((a, b) => a.localeCompare(b, locale)),
      ),
    ],
  };
};
