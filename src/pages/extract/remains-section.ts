import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { bulletList } from "../parts/text.ts";

const risks = ["group", "event", "grade", "insider", "left out", "difference", "two", "model"] as const;

/** What no number on the page covers. */
export const remainsSection = (context: PageContext): Section => {
  const { t } = context;
  return {
    id: "remains",
    title: t("extract.remains.title"),
    children: [
      bulletList(
        context,
        risks.map((name) => t(`extract.remains.${name}`)),
      ),
    ],
  };
};
