import type { PageContext } from "../page.ts";

/** Up to which day the data reach, and from which delivery they come. */
export const asOfText = ({ site, t, format }: PageContext): string => {
  const title = site.title;
  if (site.asOf === null) return t("page.as of days", { title });
  return t("page.as of date", { title, date: format.date(site.asOf) });
};

/** How sure a reader can be of the whole release: what it rests on, and what the tier does to small numbers. */
export const sureText = ({ site, t }: PageContext): string => {
  const { threshold, roundingBase } = site.policy;
  const people = site.intake.tables.find(({ table }) => table === "cases")?.accepted;
  const rests =
    people?.kind === "count"
      ? t("page.rests", { n: people.value, rounded: people.within > 0 ? "yes" : "no" })
      : t("page.rests few");
  const rounding = roundingBase > 1 ? t("page.rounded", { base: roundingBase }) : "";
  return [rests, t("page.ranges"), t("page.hidden", { threshold }), rounding]
    .filter((text) => text !== "")
    .join(" ");
};
