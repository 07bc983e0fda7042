import type { IncidenceFigure } from "../../released/figure.ts";
import { incidenceStatement, incidenceTitle } from "../../sentences/incidence-statement.ts";
import { categoryName } from "../../sentences/names.ts";
import { withoutConsequence } from "../../sentences/statement.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadFirst, leadingGroup, outcomes, partOfCurves, slug } from "../parts/parts-of-figure.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

/** Each outcome in a chart of its own, its grades of evidence beside each other and never added up. */
export const evidenceSection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "incidence-by-evidence", "incidence");
  const head = { id: "evidence", title: t("relapse.evidence.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  return {
    ...head,
    lead: t("relapse.evidence.lead"),
    children: [
      ...outcomes
        .map((outcome) => ({ outcome, part: partOfCurves(figure, { outcome }) }))
        .filter(({ part }) => part.groups.length > 0)
        .map(({ outcome, part }) => outcomeFigure(context, outcome, part)),
    ],
  };
};

const outcomeFigure = (context: PageContext, outcome: string, part: IncidenceFigure): HTMLElement => {
  const { t } = context;
  const lead = leadingGroup(part.groups);
  return showFigure(context, part, {
    id: `${part.id}-${slug(outcome)}`,
    title: lead === undefined ? "" : incidenceTitle(t, part, lead),
    subtitle: t("figure.incidence-by-evidence.measure", { outcome: categoryName(t, "outcome", outcome) }),
    statements: leadFirst(part.groups, lead).map((group) =>
      // Where the curves end stands under the chart.
      withoutConsequence(incidenceStatement(t, part, group)),
    ),
  });
};
