import { costSection } from "./audit/cost-section.ts";
import { widthsSection } from "./audit/widths-section.ts";
import type { Page } from "./page.ts";
import { PageError } from "./parts/page-error.ts";
import { pageFrame } from "./parts/page-frame.ts";

/** What the audit found in what is published: for the service itself. */
export const audit: Page = {
  id: "audit",
  path: "/audit",
  render: (context) => {
    const { t, audit: report } = context;
    if (report === undefined) throw new PageError("There is no audit in this build.");
    const { tier, crossing, width, earlier, spaces, notCovered } = report;
    const total = (of: "statements" | "protectedCounts" | "narrow" | "worlds") =>
      spaces.reduce((sum, space) => sum + space[of], 0);
    const counts = {
      counts: total("protectedCounts"),
      narrow: total("narrow"),
      statements: total("statements"),
      worlds: total("worlds"),
    };
    return pageFrame(context, {
      title: t("audit.title"),
      question: t("audit.question"),
      standfirst: t("audit.standfirst", { tier, width }),
      answer: [
        t("audit.answer.proven", { ...counts, width }),
        t("audit.answer.attacked", { ...counts, crossing, earlier }),
        t("audit.answer.covered", { figures: notCovered.length, names: notCovered.join(", ") }),
      ],
      sections: [widthsSection(context, report), costSection(context, report)],
      limits: [t("audit.limits.members"), t("audit.limits.crossing"), t("audit.limits.proof")],
      questions: [t("audit.next.policy"), t("audit.next.coarser"), t("audit.next.crossing")],
    });
  },
};
