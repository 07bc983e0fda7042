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

/** Reoffending among those whose follow-up could have reached each horizon. */
export const reoffendingSection = (context: PageContext): Section => {
  const { site, t } = context;
  const figure = figureOf(site, "reoffending", "rates");
  const head = { id: "reoffending-rates", title: t("relapse.reoffending.title") };
  if (!isDrawn(figure)) return { ...head, children: [], missing: [figure] };
  const lead = leadingRow(figure.rows);
  return {
    ...head,
    lead: t("relapse.reoffending.lead"),
    children: [
      showFigure(context, figure, {
        title: lead === undefined ? t("title.no rows") : rateTitle(t, lead, reoffendingSubject(t, lead)),
        subtitle: t("figure.reoffending.measure"),
        statements: leadFirst(figure.rows, lead).map((row) =>
          rateStatement(t, row, reoffendingSubject(t, row)),
        ),
      }),
    ],
  };
};

/** The row that a summary quotes: the strongest evidence, at two years where it can be read, else at another time. */
export const leadingRow = (rows: readonly Row[]): Row | undefined => {
  const strongest = String(Math.max(...rows.map(({ key }) => Number(key.evidence))));
  const candidates = rows.filter(({ key }) => key.evidence === strongest);
  const inOrder = ["24", "12", "36"].flatMap((horizon) =>
    candidates.filter(({ key }) => key.horizon === horizon),
  );
  return inOrder.find(({ rate }) => ["rate", "under", "over"].includes(rate.kind)) ?? inOrder[0];
};

export const reoffendingSubject = (t: Translate, { key }: Pick<Row, "key">): Subject =>
  eventSubject(t, {
    outcome: "reoffending",
    evidence: key.evidence ?? "3",
    followed: t("sentence.duration", { n: Number(key.horizon), unit: "month" }),
  });
