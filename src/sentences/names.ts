import type { Translate } from "../messages/translate.ts";
import type { Key } from "../released/figure.ts";

/** Name of a dimension; a service's own cohort column keeps its name, without the prefix of the contract. */
export const dimensionName = (t: Translate, dimension: string): string => {
  const key = `dimension.${dimension}`;
  return t.has(key) ? t(key) : dimension.replace(/^cohort_/, "").replaceAll("_", " ");
};

/** Name of a category: translated where the contract fixes it, as delivered where it is data. */
export const categoryName = (t: Translate, dimension: string, category: string): string => {
  const own = `category.${dimension}.${category}`;
  if (t.has(own)) return t(own);
  const common = `category.any.${category}`;
  if (t.has(common)) return t(common);
  return dimension === "service" ? serviceName(t, category) : category;
};

/** What a row speaks of, in one phrase: "Sex: female". */
export const rowName = (t: Translate, key: Key): string => {
  const { cohort, category, ...others } = key;
  const pairs = Object.entries(others);
  if (cohort !== undefined && category !== undefined) pairs.push([cohort, category]);
  if (pairs.length === 0) return t("category.everybody");
  return pairs
    .map(([dimension, value]) =>
      t("sentence.pair", {
        dimension: dimensionName(t, dimension),
        category: categoryName(t, dimension, value),
      }),
    )
    .join("; ");
};

/** A service that is named by a country's code is called by the country's name. */
const serviceName = (t: Translate, service: string): string =>
  /^[A-Z]{2}$/.test(service) ? t("category.country", { code: service }) : service;

/** A table as readers call it, "referrals to programmes", not as the export does. */
export const tableName = (t: Translate, table: string): string => {
  const key = `table.${table}`;
  return t.has(key) ? t(key) : table;
};
