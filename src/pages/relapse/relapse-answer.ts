import { isMark } from "../../released/cell.ts";
import { incidenceStatement } from "../../sentences/incidence-statement.ts";
import { rateStatement } from "../../sentences/rate-statement.ts";
import { reasonText } from "../../sentences/reason-text.ts";
import { sayBriefly } from "../../sentences/statement.ts";
import type { PageContext } from "../page.ts";
import { type Answer, known, unknown } from "../parts/answer.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadingGroup, partOfCurves, strongestEvidence } from "../parts/parts-of-figure.ts";
import { leadingRow, reoffendingSubject } from "./reoffending-section.ts";
import { safetySubject } from "./safety-section.ts";

/**
 * Extremist relapse in one text: the strongest evidence of which there is an estimate, and what still stronger
 * evidence bounds; where the delivery has no curve, what the events so far bound.
 */
export const extremistAnswer = ({ site, t }: PageContext): Answer => {
  const figure = figureOf(site, "incidence-by-evidence", "incidence");
  if (!isDrawn(figure)) return unknown(t, figure);
  const { groups } = partOfCurves(figure, { outcome: "extremist relapse" });
  const lead = leadingGroup(groups);
  if (lead === undefined) return boundAnswer({ site, t });
  const [strongest = lead] = strongestEvidence(groups);
  const bound = strongest === lead ? "" : incidenceStatement(t, figure, strongest).size;
  return known(
    [sayBriefly(incidenceStatement(t, figure, lead)), bound].filter((text) => text !== "").join(" "),
  );
};

const boundAnswer = ({ site, t }: Pick<PageContext, "site" | "t">): Answer => {
  const bounds = figureOf(site, "safety-bounds", "rates");
  if (!isDrawn(bounds)) {
    const text = t("relapse.answer.extremist unavailable", { reason: reasonText(t, bounds.reason) });
    return { text, known: false };
  }
  const row = bounds.rows.at(-1);
  if (row === undefined) return { text: t("relapse.answer.no extremist"), known: false };
  return known(sayBriefly(rateStatement(t, row, safetySubject(t, row))));
};

/** New offences in one text: the share within a set time, or the curve where no share can be read. */
export const reoffendingAnswer = ({ site, t }: PageContext): Answer => {
  const rates = figureOf(site, "reoffending", "rates");
  const row = isDrawn(rates) ? leadingRow(rates.rows) : undefined;
  if (row !== undefined && !isMark(row.rate)) {
    return known(sayBriefly(rateStatement(t, row, reoffendingSubject(t, row))));
  }
  const curves = figureOf(site, "incidence-by-evidence", "incidence");
  if (!isDrawn(curves)) return unknown(t, curves);
  const lead = leadingGroup(partOfCurves(curves, { outcome: "reoffending" }).groups);
  return lead === undefined
    ? { text: t("relapse.answer.no offence"), known: false }
    : known(sayBriefly(incidenceStatement(t, curves, lead)));
};
