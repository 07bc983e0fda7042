import type { FunnelFigure } from "../../released/figure.ts";
import { funnelStatement, funnelTitle } from "../../sentences/funnel-statement.ts";
import { groupsStatement, groupsTitle, type NamedRate } from "../../sentences/groups-statement.ts";
import { categoryName } from "../../sentences/names.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

/** From a suitable programme to its completion, over all programmes. */
export const funnelSection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "programme-funnel", "funnel");
  const head = { id: "funnel", title: t("programmes.funnel.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  const [group] = figure.groups;
  return {
    ...head,
    lead: t("programmes.funnel.lead"),
    children: [
      showFigure(context, figure, {
        title: group === undefined ? t("title.no rows") : funnelTitle(t, group),
        subtitle: t("figure.programme-funnel.measure"),
        statements: group === undefined ? [] : [funnelStatement(t, group)],
      }),
    ],
  };
};

/** The same by kind of programme: who completes, side by side. */
export const funnelByKindSection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "programme-funnel-by-kind", "funnel");
  const head = { id: "kinds", title: t("programmes.kinds.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  const completion = completionByKind(context, figure);
  const measure = t("subject.completion");
  return {
    ...head,
    lead: t("programmes.kinds.lead"),
    children: [
      showFigure(context, figure, {
        title: groupsTitle(t, completion, measure),
        subtitle: t("figure.programme-funnel-by-kind.measure"),
        statements: [groupsStatement(t, completion, measure)],
      }),
    ],
  };
};

const completionByKind = ({ t }: PageContext, { groups }: FunnelFigure): readonly NamedRate[] =>
  groups.flatMap(({ key, stages }) => {
    const denominator = stages.find(({ stage }) => stage === "eligible")?.count;
    const completed = stages.find(({ stage }) => stage === "completed");
    if (completed === undefined || denominator === undefined) return [];
    return [{ name: categoryName(t, "kind", key.kind ?? ""), rate: completed.rate, denominator }];
  });
