import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { bulletList, downloadLink, paragraph } from "../parts/text.ts";

const files = [
  ["people.csv", "people csv"],
  ["people.parquet", "people parquet"],
  ["outcomes.csv", "outcomes csv"],
  ["outcomes.parquet", "outcomes parquet"],
  ["dictionary.json", "dictionary"],
  ["risk-report.json", "report"],
] as const;

/** The terms, and the files that carry them. */
export const filesSection = (context: PageContext): Section => {
  const { t } = context;
  return {
    id: "files",
    title: t("extract.terms.title"),
    children: [
      paragraph(context, t("extract.terms.text")),
      paragraph(context, t("extract.terms.lead")),
      bulletList(
        context,
        files.map(([file, name]) =>
          downloadLink(context, `./data/extract/${file}`, t(`extract.file.${name}`)),
        ),
      ),
    ],
  };
};
