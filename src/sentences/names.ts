import type { Translate } from "../messages/translate.ts";

/** Name of a dimension; a service's own cohort column keeps its name, without the prefix of the contract. */
export const dimensionName = (t: Translate, dimension: string): string => {
  const key = `dimension.${dimension}`;
  return t.has(key) ? t(key) : dimension.replace(/^cohort_/, "").replaceAll("_", " ");
};

/** The same within a sentence: "by age at the start". */
export const cohortName = (t: Translate, cohort: string): string => {
  const key = `category.cohort.${cohort}`;
  return t.has(key) ? t(key) : dimensionName(t, cohort);
};

/** Name of a category: translated where the contract fixes it, as delivered where it is data. */
export const categoryName = (t: Translate, dimension: string, category: string): string => {
  const own = `category.${dimension}.${category}`;
  if (t.has(own)) return t(own);
  const common = `category.any.${category}`;
  if (t.has(common)) return t(common);
  return dimension === "service" ? serviceName(t, category) : category;
};

/** A service that is named by a country's code is called by the country's name. */
const serviceName = (t: Translate, service: string): string =>
  /^[A-Z]{2}$/.test(service) ? t("category.country", { code: service }) : service;

/** A table as readers call it, "referrals to programmes", not as the export does. */
export const tableName = (t: Translate, table: string): string => {
  const key = `table.${table}`;
  return t.has(key) ? t(key) : table;
};
