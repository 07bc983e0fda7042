import type { Translate } from "../../messages/translate.ts";
import type { RateFigure } from "../../released/figure.ts";
import { rateStatement } from "../../sentences/rate-statement.ts";
import { rateTitle } from "../../sentences/rate-title.ts";
import { eventSubject, type Subject } from "../../sentences/subject.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadFirst } from "../parts/parts-of-figure.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

type Row = RateFigure["rows"][number];

/** What few or no events still allow: bounds in natural frequencies. */
export const safetySection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "safety-bounds", "rates");
  const head = { id: "safety", title: t("relapse.safety.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  const lead = figure.rows.at(-1);
  return {
    ...head,
    lead: t("relapse.safety.lead"),
    children: [
      showFigure(context, figure, {
        title: lead === undefined ? t("title.no rows") : rateTitle(t, lead, safetySubject(t, lead)),
        subtitle: t("figure.safety-bounds.measure"),
        statements: leadFirst(figure.rows, lead).map((row) => rateStatement(t, row, safetySubject(t, row))),
      }),
    ],
  };
};

export const safetySubject = (t: Translate, { key }: Pick<Row, "key">): Subject =>
  eventSubject(t, { outcome: key.outcome ?? "extremist relapse", evidence: key.evidence ?? "3" });
