import { pairedStatement } from "../sentences/paired-statement.ts";
import { rateStatement } from "../sentences/rate-statement.ts";
import { sayBriefly } from "../sentences/statement.ts";
import type { Page, PageContext } from "./page.ts";
import { figureOf, isDrawn } from "./parts/figure-of.ts";
import { pageFrame } from "./parts/page-frame.ts";
import { rowOf } from "./parts/row-of.ts";
import { unavailableText } from "./parts/unavailable-text.ts";
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
      answer: [...new Set([trainingText(context), certifiedText(context)])],
      sections: [trainingSection(context), certifiedSection(context)],
      limits: [t("staff.limits.control"), t("staff.limits.practice"), t("staff.limits.absent")],
      questions: [t("staff.next.work"), t("staff.next.refresh"), t("staff.next.who")],
    });
  },
};

export const trainingText = ({ site, t }: PageContext): string => {
  const figure = figureOf(site, "staff-training", "paired");
  if (!isDrawn(figure)) return unavailableText(t, figure);
  const [row] = figure.rows;
  return row === undefined
    ? t("title.no rows")
    : sayBriefly(pairedStatement(t, figure, row, { moment: "after" }));
};

const certifiedText = ({ site, t }: PageContext): string => {
  const figure = figureOf(site, "staff-certified", "rates");
  if (!isDrawn(figure)) return unavailableText(t, figure);
  const row = rowOf(figure, {});
  return row === undefined ? t("title.no rows") : sayBriefly(rateStatement(t, row, certifiedSubject(t)));
};
