import { contactAnswer } from "./monitoring.ts";
import {
  cooperationPillar,
  monitoringPillar,
  tailoringPillar,
  trainingPillar,
} from "./overview/other-pillars.ts";
import { outcomePillar } from "./overview/outcome-pillar.ts";
import { pillarElement } from "./overview/pillar.ts";
import type { Page } from "./page.ts";
import { answersOf } from "./parts/answer.ts";
import { pageFrame } from "./parts/page-frame.ts";
import { extremistAnswer, reoffendingAnswer } from "./relapse/relapse-answer.ts";

/** What has changed, how sure, pillar by pillar. */
export const overview: Page = {
  id: "overview",
  path: "/",
  render: (context) => {
    const { t } = context;
    const answer = answersOf([extremistAnswer(context), contactAnswer(context), reoffendingAnswer(context)]);
    const leading = answer.slice(0, 2);
    const pillars = [outcomePillar, trainingPillar, tailoringPillar, monitoringPillar, cooperationPillar]
      .map((pillar) => pillar(context))
      .map((pillar) => ({ ...pillar, texts: pillar.texts.filter((text) => !leading.includes(text)) }));
    return pageFrame(context, {
      title: t("overview.title"),
      question: t("overview.question"),
      standfirst: t("overview.standfirst"),
      answer: [...leading, t("overview.first")],
      sections: [
        {
          id: "pillars",
          title: t("overview.pillars.title"),
          lead: t("overview.pillars.lead"),
          children: pillars.map((pillar) => pillarElement(context, pillar)),
        },
      ],
      limits: [t("overview.limits.works"), t("overview.limits.settled"), t("overview.limits.small")],
      questions: [t("overview.next.contact"), t("overview.next.need"), t("overview.next.data")],
    });
  },
};
