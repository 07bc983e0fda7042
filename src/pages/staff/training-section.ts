import type { Translate } from "../../messages/translate.ts";
import { categoryName } from "../../sentences/names.ts";
import { pairedStatement, pairedTitle } from "../../sentences/paired-statement.ts";
import type { Statement } from "../../sentences/statement.ts";
import type { PageContext } from "../page.ts";
import { type FigureOf, figureOf, isDrawn } from "../parts/figure-of.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";

type Row = FigureOf<"paired">["rows"][number];

/** Whether staff know more after a course, in which kind of course, and months later. */
export const trainingSection = (context: PageContext): Section => {
  const { site, t } = context;
  const all = figureOf(site, "staff-training", "paired");
  const kinds = figureOf(site, "staff-training-by-kind", "paired");
  const later = figureOf(site, "staff-training-retained", "paired");
  const missing = [all, kinds, later].filter((figure) => figure.kind === "unavailable");
  return {
    id: "training",
    title: t("staff.training.title"),
    lead: t("staff.training.lead"),
    children: [
      ...(isDrawn(all) ? [wholeFigure(context, all, "after")] : []),
      ...(isDrawn(later) ? [wholeFigure(context, later, "later")] : []),
      ...(isDrawn(kinds) ? [kindFigure(context, kinds)] : []),
    ],
    missing,
  };
};

const wholeFigure = (
  context: PageContext,
  figure: FigureOf<"paired">,
  moment: "after" | "later",
): HTMLElement => {
  const { t } = context;
  const [row] = figure.rows;
  return showFigure(context, figure, {
    title: row === undefined ? t("title.no rows") : pairedTitle(t, row, { moment }),
    subtitle: t(`figure.${figure.id}.measure`),
    statements: row === undefined ? [] : [pairedStatement(t, figure, row, { moment })],
  });
};

const kindFigure = (context: PageContext, figure: FigureOf<"paired">): HTMLElement => {
  const { t } = context;
  const shown = figure.rows.filter(({ change }) => change.kind === "mean");
  return showFigure(context, figure, {
    title: t("staff.training.kinds", { shown: shown.length, all: figure.rows.length }),
    subtitle: t("figure.staff-training-by-kind.measure"),
    statements: shown.map((row) => ofKind(t, row, pairedStatement(t, figure, row, { moment: "after" }))),
  });
};

/** Says of which kind of course a statement speaks. */
const ofKind = (t: Translate, { key }: Row, statement: Statement): Statement => ({
  ...statement,
  direction: t("sentence.of kind", {
    kind: categoryName(t, "kind", key.kind ?? ""),
    text: statement.direction ?? "",
  }),
});
