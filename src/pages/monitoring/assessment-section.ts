import type { Translate } from "../../messages/translate.ts";
import type { FigureHead, RateFigure } from "../../released/figure.ts";
import { rateStatement } from "../../sentences/rate-statement.ts";
import { rateTitle } from "../../sentences/rate-title.ts";
import type { Subject } from "../../sentences/subject.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadFirst } from "../parts/parts-of-figure.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

/** Whether assessments come in time, are complete, and are made by trained raters. */
export const assessmentSection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "assessment-quality", "rates");
  const head = { id: "assessments", title: t("monitoring.assessments.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  const lead = leadOf(figure);
  return {
    ...head,
    lead: t("monitoring.assessments.lead"),
    children: [
      showFigure(context, figure, {
        title: lead === undefined ? t("title.no rows") : rateTitle(t, lead, qualitySubject(t, lead)),
        subtitle: t("figure.assessment-quality.measure"),
        statements: leadFirst(figure.rows, lead).map((row) => rateStatement(t, row, qualitySubject(t, row))),
      }),
    ],
  };
};

/** Timeliness leads; where it was not delivered or is hidden, the first measure that can be read. */
export const leadOf = ({ rows }: RateFigure): RateFigure["rows"][number] | undefined =>
  rows.find(({ rate }) => ["rate", "under", "over"].includes(rate.kind)) ?? rows[0];

export const qualitySubject = (t: Translate, { key }: Pick<RateFigure["rows"][number], "key">): Subject => ({
  group: t(`subject.measure.${key.measure ?? ""}.group`),
  did: t(`subject.measure.${key.measure ?? ""}.did`),
  unit: unitOf[key.measure ?? ""] ?? "people",
});

/** What each measure counts; the figure as a whole counts several things. */
const unitOf: Readonly<Record<string, FigureHead["unit"]>> = {
  "first assessment within 45 days": "people",
  "items unrated": "items",
  "rated by certified raters": "assessments",
  "level overridden": "assessments",
  "follow-up of 12 months or more": "people",
  "follow-up of 24 months or more": "people",
  "people with an initial assessment": "people",
  "contacts with an outcome recorded": "contacts",
  "events with a date of recording": "events",
};
