import { comparisonStatement } from "../sentences/comparison-statement.ts";
import { controlStatement } from "../sentences/control-statement.ts";
import { rateStatement } from "../sentences/rate-statement.ts";
import { sayBriefly } from "../sentences/statement.ts";
import { assessmentSection, leadOf, qualitySubject } from "./monitoring/assessment-section.ts";
import { complianceCompared, complianceSection, contactSubject } from "./monitoring/compliance-section.ts";
import { rankingSection } from "./monitoring/ranking-section.ts";
import type { Page, PageContext } from "./page.ts";
import { figureOf, isDrawn } from "./parts/figure-of.ts";
import { pageFrame } from "./parts/page-frame.ts";
import { unavailableText } from "./parts/unavailable-text.ts";

/** Whether people are assessed and seen on time, and what the assessed level tells. */
export const monitoring: Page = {
  id: "monitoring",
  path: "/monitoring",
  render: (context) => {
    const { t } = context;
    return pageFrame(context, {
      title: t("monitoring.title"),
      question: t("monitoring.question"),
      standfirst: t("monitoring.standfirst"),
      answer: [...new Set([contactText(context), complianceText(context), timelinessText(context)])],
      sections: [complianceSection(context), assessmentSection(context), rankingSection(context)],
      limits: [t("monitoring.limits.quality"), t("monitoring.limits.reasons"), t("monitoring.limits.person")],
      questions: [t("monitoring.next.missed"), t("monitoring.next.late"), t("monitoring.next.double")],
    });
  },
};

/** Whether contact has changed from period to period, and how it stands; else a year against the one before. */
export const contactText = (context: PageContext): string => {
  const { site, t } = context;
  const figure = figureOf(site, "contact-compliance", "control chart");
  if (!isDrawn(figure)) return complianceText(context);
  return sayBriefly(controlStatement(t, figure, contactSubject(t)));
};

export const complianceText = (context: PageContext): string => {
  const { site, t } = context;
  const figure = figureOf(site, "contact-compliance-overall", "rates");
  if (!isDrawn(figure)) return unavailableText(t, figure);
  const compared = complianceCompared(context, figure);
  if (compared !== undefined) return sayBriefly(comparisonStatement(t, compared));
  const [row] = figure.rows;
  if (row === undefined) return t("title.no rows");
  return sayBriefly(
    rateStatement(t, row, {
      ...contactSubject(t),
      unit: figure.unit,
    }),
  );
};

export const timelinessText = ({ site, t }: PageContext): string => {
  const figure = figureOf(site, "assessment-quality", "rates");
  if (!isDrawn(figure)) return unavailableText(t, figure);
  const row = leadOf(figure);
  return row === undefined ? t("title.no rows") : sayBriefly(rateStatement(t, row, qualitySubject(t, row)));
};
