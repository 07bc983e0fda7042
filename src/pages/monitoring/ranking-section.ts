import type { DiscriminationFigure } from "../../released/figure.ts";
import { discriminationStatement, discriminationTitle } from "../../sentences/discrimination-statement.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadFirst } from "../parts/parts-of-figure.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

/** How well the first level ranks people; withheld where events are few. */
export const rankingSection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "level-discrimination", "discrimination");
  const head = { id: "ranking", title: t("monitoring.ranking.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  const lead = leadingHorizon(figure);
  return {
    ...head,
    lead: t("monitoring.ranking.lead"),
    children: [
      showFigure(context, figure, {
        title: discriminationTitle(t, lead),
        subtitle: t("figure.level-discrimination.measure"),
        statements: [
          ...leadFirst(figure.rows, lead).map((row) => discriminationStatement(t, row)),
          { size: t("sentence.auc.caution") },
        ],
      }),
    ],
  };
};

/** Two years where they can be read, else whatever can. */
const leadingHorizon = ({ rows }: DiscriminationFigure): DiscriminationFigure["rows"][number] | undefined => {
  const known = rows.filter(({ auc }) => auc.kind === "mean");
  return known.find(({ key }) => key.horizon === "24") ?? known[0];
};
