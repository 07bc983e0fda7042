import type { RateFigure } from "../../released/figure.ts";
import type { Compared } from "../../sentences/comparison-statement.ts";
import { comparisonStatement, comparisonTitle } from "../../sentences/comparison-statement.ts";
import { controlStatement, controlTitle } from "../../sentences/control-statement.ts";
import { groupsStatement, groupsTitle } from "../../sentences/groups-statement.ts";
import { categoryName } from "../../sentences/names.ts";
import { periodUnit } from "../../sentences/period-name.ts";
import type { PageContext } from "../page.ts";
import { type FigureOf, figureOf, isDrawn } from "../parts/figure-of.ts";
import { rowOf } from "../parts/row-of.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

/** Whether people are seen as planned: over time, this year against the last, and by level of supervision. */
export const complianceSection = (context: PageContext): Section => {
  const { site, t } = context;
  const series = figureOf(site, "contact-compliance", "control chart");
  const windows = figureOf(site, "contact-compliance-overall", "rates");
  const levels = figureOf(site, "contact-compliance-by-level", "rates");
  const missing = [series, windows, levels].filter((figure) => figure.kind === "unavailable");
  return {
    id: "contacts",
    title: t("monitoring.contacts.title"),
    lead: t("monitoring.contacts.lead"),
    children: [
      ...(isDrawn(series) ? [seriesFigure(context, series)] : []),
      ...(isDrawn(windows) ? [windowsFigure(context, windows)] : []),
      ...(isDrawn(levels) ? [levelsFigure(context, levels)] : []),
    ],
    missing,
  };
};

const seriesFigure = (context: PageContext, figure: FigureOf<"control chart">): HTMLElement => {
  const { t } = context;
  return showFigure(context, figure, {
    title: controlTitle(t, figure),
    subtitle: t("figure.contact-compliance.measure", { period: periodUnit(figure.period) }),
    statements: [controlStatement(t, figure, contactSubject(t))],
  });
};

/** People under supervision who had every contact that was due. */
export const contactSubject = (t: PageContext["t"]) => ({
  group: t("subject.supervised"),
  did: t("subject.every contact"),
});

const windowsFigure = (context: PageContext, figure: RateFigure): HTMLElement => {
  const { t } = context;
  const compared = complianceCompared(context, figure);
  return showFigure(context, figure, {
    title: compared === undefined ? t("title.no rows") : comparisonTitle(t, compared),
    subtitle: t("figure.contact-compliance-overall.measure"),
    statements: compared === undefined ? [] : [comparisonStatement(t, compared)],
  });
};

/** The last four complete quarters against the four before; undefined where one of them was not counted. */
export const complianceCompared = ({ t }: PageContext, figure: RateFigure): Compared | undefined => {
  const now = rowOf(figure, { window: "last year" });
  const before = rowOf(figure, { window: "year before" });
  if (now === undefined || before === undefined) return undefined;
  const names = { now: t("category.window.last year"), before: t("category.window.year before") };
  return { now, before, names, direction: "higher is better", measure: t("subject.compliance measure") };
};

const levelsFigure = (context: PageContext, figure: RateFigure): HTMLElement => {
  const { t } = context;
  const groups = figure.rows.map(({ key, rate, denominator }) => ({
    name: categoryName(t, "level", key.level ?? ""),
    rate,
    denominator,
  }));
  const measure = t("subject.compliance by level");
  return showFigure(context, figure, {
    title: groupsTitle(t, groups, measure),
    subtitle: t("figure.contact-compliance-by-level.measure"),
    statements: [groupsStatement(t, groups, measure)],
  });
};
