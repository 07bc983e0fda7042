import { funnelStatement } from "../sentences/funnel-statement.ts";
import { say } from "../sentences/statement.ts";
import type { Page, PageContext } from "./page.ts";
import { type Answer, answersOf, known, unknown } from "./parts/answer.ts";
import { figureOf, isDrawn } from "./parts/figure-of.ts";
import { pageFrame } from "./parts/page-frame.ts";
import { funnelByKindSection, funnelSection } from "./programmes/funnel-section.ts";

/** From need to referral to completion. */
export const programmes: Page = {
  id: "programmes",
  path: "/programmes",
  render: (context) => {
    const { t } = context;
    return pageFrame(context, {
      title: t("programmes.title"),
      question: t("programmes.question"),
      standfirst: t("programmes.standfirst"),
      answer: answersOf([funnelAnswer(context)]),
      sections: [funnelSection(context), funnelByKindSection(context)],
      limits: [t("programmes.limits.fit"), t("programmes.limits.dose"), t("programmes.limits.effect")],
      questions: [t("programmes.next.lost"), t("programmes.next.kinds"), t("programmes.next.needs")],
    });
  },
};

export const funnelAnswer = ({ site, t }: PageContext): Answer => {
  const figure = figureOf(site, "programme-funnel", "funnel");
  if (!isDrawn(figure)) return unknown(t, figure);
  const [group] = figure.groups;
  return known(group === undefined ? t("title.no rows") : say(funnelStatement(t, group)));
};
