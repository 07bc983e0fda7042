import { incidenceStatement } from "../../sentences/incidence-statement.ts";
import { rateStatement } from "../../sentences/rate-statement.ts";
import { sayBriefly } from "../../sentences/statement.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadingGroup, partOfCurves, strongestEvidence } from "../parts/parts-of-figure.ts";
import { unavailableText } from "../parts/unavailable-text.ts";
import { leadingRow, reoffendingSubject } from "./reoffending-section.ts";
import { safetySubject } from "./safety-section.ts";

/**
 * Extremist relapse in one text: the strongest evidence of which there is an estimate, and what still stronger
 * evidence bounds; where the delivery has no curve, what the events so far bound.
 */
export const extremistText = ({ site, t }: PageContext): string => {
  const figure = figureOf(site, "incidence-by-evidence", "incidence");
  if (!isDrawn(figure)) return unavailableText(t, figure);
  const { groups } = partOfCurves(figure, { outcome: "extremist relapse" });
  const lead = leadingGroup(groups);
  if (lead === undefined) return boundText({ site, t });
  const [strongest = lead] = strongestEvidence(groups);
  const bound = strongest === lead ? "" : incidenceStatement(t, figure, strongest).size;
  return [sayBriefly(incidenceStatement(t, figure, lead)), bound].filter((text) => text !== "").join(" ");
};

const boundText = ({ site, t }: Pick<PageContext, "site" | "t">): string => {
  const bounds = figureOf(site, "safety-bounds", "rates");
  if (!isDrawn(bounds)) return unavailableText(t, bounds);
  const row = bounds.rows.at(-1);
  if (row === undefined) return t("relapse.answer.no extremist");
  return sayBriefly(rateStatement(t, row, safetySubject(t, row)));
};

/** Reoffending in one text: the rate at a horizon, or the curve where no rate can be read. */
export const reoffendingText = ({ site, t }: PageContext): string => {
  const figure = figureOf(site, "reoffending", "rates");
  if (!isDrawn(figure)) return unavailableText(t, figure);
  const lead = leadingRow(figure.rows);
  return lead === undefined
    ? t("title.no rows")
    : sayBriefly(rateStatement(t, lead, reoffendingSubject(t, lead)));
};
