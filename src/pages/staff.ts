import { pairedStatement } from "../sentences/paired-statement.ts";
import { rateStatement } from "../sentences/rate-statement.ts";
import { sayBriefly } from "../sentences/statement.ts";
import type { Page, PageContext } from "./page.ts";
import { type Answer, answersOf, known, unknown } from "./parts/answer.ts";
import { figureOf, isDrawn } from "./parts/figure-of.ts";
import { pageFrame } from "./parts/page-frame.ts";
import { rowOf } from "./parts/row-of.ts";
import { certifiedSection, certifiedSubject } from "./staff/certified-section.ts";
import { trainingSection } from "./staff/training-section.ts";

/** Whether staff learn from their courses, keep it, and are certified. */
export const staff: Page = {
  id: "staff",
  path: "/staff",
  render: (context) => {
    const { t } = context;
    return pageFrame(context, {
      title: t("staff.title"),
      question: t("staff.question"),
      standfirst: t("staff.standfirst"),
      answer: answersOf([trainingAnswer(context), certifiedAnswer(context)]),
      sections: [trainingSection(context), certifiedSection(context)],
      limits: [t("staff.limits.control"), t("staff.limits.practice"), t("staff.limits.absent")],
      questions: [t("staff.next.work"), t("staff.next.refresh"), t("staff.next.who")],
    });
  },
};

export const trainingAnswer = ({ site, t }: PageContext): Answer => {
  const figure = figureOf(site, "staff-training", "paired");
  if (!isDrawn(figure)) return unknown(t, figure);
  const [row] = figure.rows;
  return known(
    row === undefined ? t("title.no rows") : sayBriefly(pairedStatement(t, figure, row, { moment: "after" })),
  );
};

const certifiedAnswer = ({ site, t }: PageContext): Answer => {
  const figure = figureOf(site, "staff-certified", "rates");
  if (!isDrawn(figure)) return unknown(t, figure);
  const row = rowOf(figure, {});
  return known(
    row === undefined ? t("title.no rows") : sayBriefly(rateStatement(t, row, certifiedSubject(t))),
  );
};
