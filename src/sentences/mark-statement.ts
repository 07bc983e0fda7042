import type { Translate } from "../messages/translate.ts";
import type { Mark } from "../released/cell.ts";
import { reasonText } from "./reason-text.ts";
import type { Statement } from "./statement.ts";
import type { Subject } from "./subject.ts";

/** What is said where there is no number: confidential, not available and not applicable are never the same. */
export const markStatement = (t: Translate, mark: Mark, { group, did }: Subject): Statement => {
  if (mark.kind === "c") {
    return { size: t("sentence.mark.c", { group, did }), sureness: t("sentence.mark.why") };
  }
  if (mark.kind === "x") {
    return { size: t("sentence.mark.x", { group, did }), sureness: reasonText(t, mark.reason) };
  }
  return { size: t("sentence.mark.z", { group, did }) };
};
