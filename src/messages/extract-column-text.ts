import type { Translate } from "./translate.ts";

/** What a column of the research extract means; a service's own columns are told by their name. */
export const extractColumnText = (t: Translate, column: string): string => {
  const key = `extract.column.${column}`;
  return t.has(key) ? t(key) : t("extract.column.own", { column });
};
