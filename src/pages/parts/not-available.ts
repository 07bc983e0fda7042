import { element } from "../../components/element.ts";
import type { UnavailableFigure } from "../../released/figure.ts";
import { reasonText } from "../../sentences/reason-text.ts";
import type { PageContext } from "../page.ts";

/**
 * One calm block for figures that the delivery cannot answer: why, and which questions stay open because of
 * it. Not a zero, and not a row of empty charts.
 */
export const notAvailable = (context: PageContext, figures: readonly UnavailableFigure[]): HTMLElement => {
  const { document, t } = context;
  const reasons = new Set(figures.map(({ reason }) => reasonText(t, reason)));
  return element(
    document,
    "div",
    { class: "not-available" },
    ...[...reasons].flatMap((reason) =>
      openQuestions(
        context,
        reason,
        figures.filter((figure) => reasonText(t, figure.reason) === reason),
      ),
    ),
    element(document, "p", {}, t("page.not available.not zero")),
  );
};

const openQuestions = (
  { document, t }: PageContext,
  reason: string,
  figures: readonly UnavailableFigure[],
): readonly HTMLElement[] => [
  element(document, "p", {}, t("page.not available.because", { reason, n: figures.length })),
  element(
    document,
    "ul",
    {},
    ...figures.map(({ id }) => element(document, "li", {}, t(`figure.${id}.asks`))),
  ),
];
