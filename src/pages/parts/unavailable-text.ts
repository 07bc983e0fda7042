import type { Translate } from "../../messages/translate.ts";
import type { UnavailableFigure } from "../../released/figure.ts";
import { reasonText } from "../../sentences/reason-text.ts";

/** What a figure would answer, that it cannot, and why: for summaries. */
export const unavailableText = (t: Translate, { id, reason }: UnavailableFigure): string =>
  t("page.unavailable", { asks: t(`figure.${id}.asks`), reason: reasonText(t, reason) });
