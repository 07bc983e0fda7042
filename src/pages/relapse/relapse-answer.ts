import { incidenceStatement } from "../../sentences/incidence-statement.ts";
import { rateStatement } from "../../sentences/rate-statement.ts";
import { reasonText } from "../../sentences/reason-text.ts";
import { say } from "../../sentences/statement.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadingGroup, partOf } from "../parts/parts-of-figure.ts";
import { leadingRow, reoffendingSubject } from "./reoffending-section.ts";
import { safetySubject } from "./safety-section.ts";

/** Extremist relapse in one text: the curve where the delivery has one, else what the events so far bound. */
export const extremistText = ({ site, t }: PageContext): string => {
  const figure = figureOf(site, "incidence-by-evidence", "incidence");
  if (!isDrawn(figure)) return reasonText(t, figure.reason);
  const lead = leadingGroup(partOf(figure, { outcome: "extremist relapse" }).groups);
  if (lead !== undefined) return say(incidenceStatement(t, figure, lead));
  const bounds = figureOf(site, "safety-bounds", "rates");
  const row = isDrawn(bounds) ? bounds.rows.at(-1) : undefined;
  if (row !== undefined) return say(rateStatement(t, row, safetySubject(t, row)));
  return t("relapse.answer.no extremist");
};

/** Reoffending in one text: the rate at a horizon, or the curve where no rate can be read. */
export const reoffendingText = ({ site, t }: PageContext): string => {
  const figure = figureOf(site, "reoffending", "rates");
  if (!isDrawn(figure)) return reasonText(t, figure.reason);
  const lead = leadingRow(figure.rows);
  return lead === undefined ? t("title.no rows") : say(rateStatement(t, lead, reoffendingSubject(t, lead)));
};
