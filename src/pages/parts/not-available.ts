import { element } from "../../components/element.ts";
import type { UnavailableFigure } from "../../released/figure.ts";
import { reasonText } from "../../sentences/reason-text.ts";
import type { PageContext } from "../page.ts";

/**
 * One calm block for all figures of a part that the delivery cannot answer: what it would show, and why it
 * does not. Not a zero, and not a row of empty charts.
 */
export const notAvailable = (
  { document, t }: PageContext,
  figures: readonly UnavailableFigure[],
): HTMLElement => {
  const reasons = [...new Set(figures.map(({ reason }) => reasonText(t, reason)))];
  return element(
    document,
    "div",
    { class: "not-available" },
    element(document, "p", {}, t("page.not available", { n: figures.length })),
    element(
      document,
      "ul",
      {},
      ...figures.map(({ id }) => element(document, "li", {}, t(`figure.${id}.asks`))),
    ),
    ...reasons.map((reason) => element(document, "p", {}, reason)),
    element(document, "p", {}, t("page.not zero")),
  );
};
