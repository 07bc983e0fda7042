import type { Page } from "./page.ts";
import { answersOf } from "./parts/answer.ts";
import { pageFrame } from "./parts/page-frame.ts";
import { cohortSection } from "./relapse/cohort-section.ts";
import { evidenceSection } from "./relapse/evidence-section.ts";
import { extremistAnswer, reoffendingAnswer } from "./relapse/relapse-answer.ts";
import { reoffendingSection } from "./relapse/reoffending-section.ts";
import { safetySection } from "./relapse/safety-section.ts";

/** Who relapses into what, when, and with which evidence. */
export const relapse: Page = {
  id: "relapse",
  path: "/relapse",
  render: (context) => {
    const { t } = context;
    return pageFrame(context, {
      title: t("relapse.title"),
      question: t("relapse.question"),
      standfirst: t("relapse.standfirst"),
      answer: answersOf([extremistAnswer(context), reoffendingAnswer(context)]),
      sections: [
        evidenceSection(context),
        reoffendingSection(context),
        safetySection(context),
        cohortSection(context),
      ],
      limits: [t("relapse.limits.rare"), t("relapse.limits.detection"), t("relapse.limits.cause")],
      questions: [t("relapse.next.watch"), t("relapse.next.recorded"), t("relapse.next.alike")],
    });
  },
};
