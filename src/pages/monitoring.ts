import { comparisonStatement } from "../sentences/comparison-statement.ts";
import { controlStatement } from "../sentences/control-statement.ts";
import { rateStatement } from "../sentences/rate-statement.ts";
import { sayBriefly } from "../sentences/statement.ts";
import { assessmentSection, leadOf, qualitySubject } from "./monitoring/assessment-section.ts";
import { complianceCompared, complianceSection, contactSubject } from "./monitoring/compliance-section.ts";
import { rankingSection } from "./monitoring/ranking-section.ts";
import type { Page, PageContext } from "./page.ts";
import { type Answer, answersOf, known, unknown } from "./parts/answer.ts";
import { figureOf, isDrawn } from "./parts/figure-of.ts";
import { pageFrame } from "./parts/page-frame.ts";

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
      answer: answersOf([contactAnswer(context), complianceAnswer(context), timelinessAnswer(context)]),
      sections: [complianceSection(context), assessmentSection(context), rankingSection(context)],
      limits: [t("monitoring.limits.quality"), t("monitoring.limits.reasons"), t("monitoring.limits.person")],
      questions: [t("monitoring.next.missed"), t("monitoring.next.late"), t("monitoring.next.double")],
    });
  },
};

/** Whether contact has changed from period to period, and how it stands; else a year against the one before. */
export const contactAnswer = (context: PageContext): Answer => {
  const { site, t } = context;
  const figure = figureOf(site, "contact-compliance", "control chart");
  if (!isDrawn(figure)) return complianceAnswer(context);
  return known(sayBriefly(controlStatement(t, figure, contactSubject(t))));
};

export const complianceAnswer = (context: PageContext): Answer => {
  const { site, t } = context;
  const figure = figureOf(site, "contact-compliance-overall", "rates");
  if (!isDrawn(figure)) return unknown(t, figure);
  const compared = complianceCompared(context, figure);
  if (compared !== undefined) return known(sayBriefly(comparisonStatement(t, compared)));
  const [row] = figure.rows;
  if (row === undefined) return known(t("title.no rows"));
  return known(sayBriefly(rateStatement(t, row, { ...contactSubject(t), unit: figure.unit })));
};

export const timelinessAnswer = ({ site, t }: PageContext): Answer => {
  const figure = figureOf(site, "assessment-quality", "rates");
  if (!isDrawn(figure)) return unknown(t, figure);
  const row = leadOf(figure);
  return known(
    row === undefined ? t("title.no rows") : sayBriefly(rateStatement(t, row, qualitySubject(t, row))),
  );
};
