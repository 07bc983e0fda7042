import { isCount } from "../../released/cell.ts";
import type { SiteData } from "../../released/site-data.ts";
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
  const people = peopleOf(site);
  const rests =
    people === undefined
      ? t("page.rests few")
      : t("page.rests", { n: people.value, rounded: people.within > 0 ? "yes" : "no" });
  const rounding = roundingBase > 1 ? t("page.rounded", { base: roundingBase }) : "";
  return [rests, t("page.ranges"), t("page.hidden", { threshold }), rounding]
    .filter((text) => text !== "")
    .join(" ");
};

/** How many people are followed, from the first figure of everybody that releases it. */
const peopleOf = ({ figures }: SiteData) => {
  const curves = figures["incidence-by-evidence"];
  const bounds = figures["safety-bounds"];
  const counts = [
    ...(curves?.kind === "incidence" ? curves.groups.map(({ n }) => n) : []),
    ...(bounds?.kind === "rates" ? bounds.rows.map(({ denominator }) => denominator) : []),
  ];
  return counts.find(isCount);
};
