import type { Translate } from "../../messages/translate.ts";
import { rateStatement } from "../../sentences/rate-statement.ts";
import { rateTitle } from "../../sentences/rate-title.ts";
import type { Subject } from "../../sentences/subject.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { rowOf } from "../parts/row-of.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

/** How many of the trained hold a certificate that is valid now. */
export const certifiedSection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "staff-certified", "rates");
  const head = { id: "certificates", title: t("staff.certified.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  const all = rowOf(figure, {});
  return {
    ...head,
    lead: t("staff.certified.lead"),
    children: [
      showFigure(context, figure, {
        title: all === undefined ? t("title.no rows") : rateTitle(t, all, certifiedSubject(t)),
        subtitle: t("figure.staff-certified.measure"),
        statements: all === undefined ? [] : [rateStatement(t, all, certifiedSubject(t))],
      }),
    ],
  };
};

export const certifiedSubject = (t: Translate): Subject => ({
  group: t("subject.trained"),
  did: t("subject.certified"),
  unit: "staff",
});
