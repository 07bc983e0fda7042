import { element } from "../../components/element.ts";
import type { PageContext } from "../page.ts";
import { asOfText, sureText } from "./as-of.ts";

export interface Opening {
  /** The question that the page answers. */
  readonly question: string;
  readonly standfirst: string;
  /** Two or three generated texts. */
  readonly answer: readonly string[];
}

/** Top of every page: the question, the answer in a few sentences, how sure, as of when. */
export const opening = (context: PageContext, { question, standfirst, answer }: Opening): HTMLElement => {
  const { document, t } = context;
  return element(
    document,
    "header",
    { class: "opening" },
    element(document, "h1", {}, question),
    element(document, "p", { class: "standfirst" }, standfirst),
    element(
      document,
      "div",
      { class: "answer", role: "group", "aria-label": t("page.answer") },
      ...answer.filter((text) => text !== "").map((text) => element(document, "p", {}, text)),
    ),
    element(
      document,
      "dl",
      { class: "status" },
      element(document, "dt", {}, t("page.sure")),
      element(document, "dd", {}, sureText(context)),
      element(document, "dt", {}, t("page.as of")),
      element(document, "dd", {}, asOfText(context)),
    ),
  );
};
