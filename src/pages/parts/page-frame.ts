import type { PageContent, PageContext } from "../page.ts";
import { type Opening, opening } from "./opening.ts";
import { contentsList, type Section, sectionElement, withMissingTogether } from "./section.ts";
import { bulletList } from "./text.ts";

export interface Frame extends Opening {
  /** Title of the document, also in the navigation. */
  readonly title: string;
  readonly sections: readonly Section[];
  /** What the page cannot show, one text each. */
  readonly limits: readonly string[];
  /** What a reader should ask next, one text each. */
  readonly questions: readonly string[];
}

/** Every page has the same order: question, answer, contents, figures, what this cannot show, what to ask next. */
export const pageFrame = (context: PageContext, frame: Frame): PageContent => {
  const { t } = context;
  const sections: readonly Section[] = [
    ...withMissingTogether(context, frame.sections),
    { id: "limits", title: t("page.limits"), children: [bulletList(context, frame.limits)] },
    { id: "questions", title: t("page.questions"), children: [bulletList(context, frame.questions)] },
  ];
  return {
    title: frame.title,
    description: frame.standfirst,
    body: [
      opening(context, frame),
      contentsList(context, sections),
      ...sections.map((section) => sectionElement(context, section)),
    ],
  };
};
