import { classesSection } from "./extract/classes-section.ts";
import { codedSection } from "./extract/coded-section.ts";
import { dictionarySection } from "./extract/dictionary-section.ts";
import { filesSection } from "./extract/files-section.ts";
import { generalizationSection } from "./extract/generalization-section.ts";
import { outcomesSection } from "./extract/outcomes-section.ts";
import { remainsSection } from "./extract/remains-section.ts";
import { riskSection } from "./extract/risk-section.ts";
import { sourcesSection } from "./extract/sources-section.ts";
import type { Page } from "./page.ts";
import { PageError } from "./parts/page-error.ts";
import { pageFrame } from "./parts/page-frame.ts";

/** The files of the research extract, what they mean, and the risk that they leave. */
export const researchExtract: Page = {
  id: "extract",
  path: "/research-extract",
  render: (context) => {
    const { t, format, extract } = context;
    if (extract === undefined) throw new PageError("There is no research extract in this build.");
    const { report, dictionary } = extract;
    const { people, policy, classes, uniques } = report;
    return pageFrame(context, {
      title: t("extract.title"),
      question: t("extract.question"),
      standfirst: t("extract.standfirst", { k: policy.k }),
      answer: [
        t("extract.answer.k", { others: classes.smallest - 1, smallest: classes.smallest, k: policy.k }),
        t("extract.answer.suppressed", { ...people, uniques: uniques.before }),
        t("extract.answer.loss", {
          loss: format.percent(report.informationLoss),
          followed: format.percent(report.followUpKept),
        }),
      ],
      sections: [
        filesSection(context),
        riskSection(context, report),
        classesSection(context, report),
        generalizationSection(context, report),
        outcomesSection(context, report),
        codedSection(context, report),
        remainsSection(context),
        dictionarySection(context, dictionary),
        sourcesSection(context),
      ],
      limits: [t("extract.limits.truth"), t("extract.limits.coarse"), t("extract.limits.missing")],
      questions: [t("extract.next.policy"), t("extract.next.inside"), t("extract.next.check")],
    });
  },
};
