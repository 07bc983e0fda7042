import { element } from "../../components/element.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";

const terms = [
  "range",
  "incidence",
  "other ends",
  "evidence",
  "relapse",
  "offence",
  "breach",
  "control chart",
  "ranking",
  "effect size",
  "suppressed",
  "tier",
] as const;

/** Words that the pages use in a meaning of their own. */
export const glossarySection = ({ document, t }: PageContext): Section => ({
  id: "glossary",
  title: t("glossary.title"),
  children: [
    element(
      document,
      "dl",
      { class: "glossary" },
      ...terms.flatMap((term) => [
        element(document, "dt", {}, t(`glossary.${term}.term`)),
        element(document, "dd", {}, t(`glossary.${term}.meaning`)),
      ]),
    ),
  ],
});
