import { rateStatement } from "../../sentences/rate-statement.ts";
import { rateTitle } from "../../sentences/rate-title.ts";
import { leadOf, qualitySubject } from "../monitoring/assessment-section.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadFirst } from "../parts/parts-of-figure.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

/** What is missing from what came in. */
export const completenessSection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "delivery-completeness", "rates");
  const head = { id: "completeness", title: t("methods.completeness.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  const lead = leadOf(figure);
  return {
    ...head,
    lead: t("methods.completeness.lead"),
    children: [
      showFigure(context, figure, {
        title: lead === undefined ? t("title.no rows") : rateTitle(t, lead, qualitySubject(t, lead)),
        subtitle: t("figure.delivery-completeness.measure"),
        statements: leadFirst(figure.rows, lead).map((row) => rateStatement(t, row, qualitySubject(t, row))),
      }),
    ],
  };
};
