import { completenessSection } from "./methods/completeness-section.ts";
import { definitionsSection } from "./methods/definitions-section.ts";
import { faultsSection } from "./methods/faults-section.ts";
import { glossarySection } from "./methods/glossary-section.ts";
import { intakeSection } from "./methods/intake-section.ts";
import { intakeText, missingText, suppressionText } from "./methods/methods-answer.ts";
import { provenanceSection } from "./methods/provenance-section.ts";
import { referencesSection } from "./methods/references-section.ts";
import { suppressionSection } from "./methods/suppression-section.ts";
import type { Page } from "./page.ts";
import { pageFrame } from "./parts/page-frame.ts";

/** What came in, what was kept out, what is missing, what was hidden, and every definition. */
export const methods: Page = {
  id: "methods",
  path: "/data-and-methods",
  render: (context) => {
    const { t } = context;
    return pageFrame(context, {
      title: t("methods.title"),
      question: t("methods.question"),
      standfirst: t("methods.standfirst"),
      answer: [intakeText(context), missingText(context), suppressionText(context)],
      sections: [
        intakeSection(context),
        faultsSection(context),
        completenessSection(context),
        suppressionSection(context),
        definitionsSection(context),
        referencesSection(context),
        glossarySection(context),
        provenanceSection(context),
      ],
      limits: [t("methods.limits.truth"), t("methods.limits.unrecorded"), t("methods.limits.insider")],
      questions: [t("methods.next.faults"), t("methods.next.missing"), t("methods.next.definition")],
    });
  },
};
