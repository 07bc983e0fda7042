import { contactText } from "./monitoring.ts";
import {
  cooperationPillar,
  monitoringPillar,
  tailoringPillar,
  trainingPillar,
} from "./overview/other-pillars.ts";
import { outcomePillar } from "./overview/outcome-pillar.ts";
import { pillarElement } from "./overview/pillar.ts";
import type { Page } from "./page.ts";
import { pageFrame } from "./parts/page-frame.ts";
import { paragraph } from "./parts/text.ts";
import { extremistText } from "./relapse/relapse-answer.ts";

/** What has changed, how sure, pillar by pillar. */
export const overview: Page = {
  id: "overview",
  path: "/",
  render: (context) => {
    const { t } = context;
    const pillars = [outcomePillar, trainingPillar, tailoringPillar, monitoringPillar, cooperationPillar];
    return pageFrame(context, {
      title: t("overview.title"),
      question: t("overview.question"),
      standfirst: t("overview.standfirst"),
      answer: [t("overview.first"), extremistText(context), contactText(context)],
      sections: [
        {
          id: "changed",
          title: t("overview.changed.title"),
          children: [paragraph(context, t("overview.changed.first"))],
        },
        {
          id: "pillars",
          title: t("overview.pillars.title"),
          lead: t("overview.pillars.lead"),
          children: pillars.map((pillar) => pillarElement(context, pillar(context))),
        },
      ],
      limits: [t("overview.limits.works"), t("overview.limits.settled"), t("overview.limits.small")],
      questions: [t("overview.next.contact"), t("overview.next.need"), t("overview.next.data")],
    });
  },
};
