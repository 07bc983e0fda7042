import { dataTable } from "../../components/data-table.ts";
import { extractColumnText } from "../../messages/extract-column-text.ts";
import type { ExtractContent, PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";

/** Every column of the extract, and what it means. */
export const dictionarySection = (
  context: PageContext,
  dictionary: ExtractContent["dictionary"],
): Section => {
  const { t } = context;
  const names = ["table", "column", "type", "role", "meaning"] as const;
  return {
    id: "dictionary",
    title: t("extract.dictionary.title"),
    children: [
      dataTable(
        {
          caption: t("extract.dictionary.caption"),
          headers: 2,
          columns: names.map((name) => ({ label: t(`extract.dictionary.${name}`) })),
          rows: dictionary.map(({ table, column, type, role }) => [
            t(`extract.table.${table}`),
            column,
            t(`extract.type.${type}`),
            t(`extract.role.${role}`),
            extractColumnText(t, column),
          ]),
        },
        context,
      ),
    ],
  };
};
