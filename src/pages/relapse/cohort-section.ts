import { type Child, element } from "../../components/element.ts";
import { sayBriefly } from "../../sentences/statement.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { partOfCurves } from "../parts/parts-of-figure.ts";
import type { Section } from "../parts/section.ts";
import { dataHref } from "../parts/show-figure.ts";
import { bulletList, downloadLink, paragraph } from "../parts/text.ts";
import { type CohortComparison, curveComparisons, rateComparisons } from "./cohort-comparisons.ts";

/**
 * Groups beside each other, in every way that the delivery forms them. Where their ranges lie apart the figure
 * stands in full; where no difference can be told it waits to be opened; where fewer than two groups are large
 * enough it is named, not drawn.
 */
export const cohortSection = (context: PageContext): Section => {
  const { site, t } = context;
  const curves = figureOf(site, "incidence-by-cohort", "incidence");
  const rates = figureOf(site, "reoffending-by-cohort", "rates");
  const missing = [curves, rates].filter((figure) => figure.kind === "unavailable");
  const drawn = [
    ...(isDrawn(rates) ? rateComparisons(context, rates) : []),
    ...(isDrawn(curves) ? curveComparisons(context, partOfCurves(curves, { outcome: "reoffending" })) : []),
  ];
  // Breaches are told in words only: a page of curves for each of them would bury the rest.
  const breaches = isDrawn(curves)
    ? curveComparisons(context, partOfCurves(curves, { outcome: "breach" }))
    : [];
  const children = [...comparisonsOf(context, drawn), ...breachesOf(context, breaches)];
  return {
    id: "cohorts",
    title: t("relapse.cohorts.title"),
    lead: t("relapse.cohorts.lead"),
    children,
    missing,
  };
};

const comparisonsOf = (context: PageContext, all: readonly CohortComparison[]): readonly Child[] => {
  const { document, t } = context;
  const { apart, unclear, tooSmall } = byVerdict(all);
  if (all.length === 0) return [];
  // A difference is shown in full once: a later figure of the same groups waits to be opened.
  const first = apart.filter(
    ({ cohort }, index) => apart.findIndex((one) => one.cohort === cohort) === index,
  );
  const again = apart.filter((comparison) => !first.includes(comparison));
  const values = {
    all: apart.length + unclear.length,
    apart: apart.length,
    unclear: unclear.length,
    again: again.length,
  };
  return [
    paragraph(context, t("relapse.cohorts.found", values)),
    ...first.map(({ draw }) => draw()),
    toOpen(context, t("relapse.cohorts.again", values), again),
    toOpen(context, t("relapse.cohorts.unclear", values), unclear),
    // On paper nothing can be opened: what was compared is named.
    unclear.length > 0 &&
      element(
        document,
        "p",
        { class: "print-only" },
        t("relapse.cohorts.breach unclear", { measures: measuresOf(t, unclear) }),
      ),
    tooSmall.length > 0 &&
      paragraph(context, t("relapse.cohorts.too small", { measures: measuresOf(t, tooSmall) })),
  ];
};

const toOpen = (
  { document }: PageContext,
  summary: string,
  comparisons: readonly CohortComparison[],
): Child =>
  comparisons.length > 0 &&
  element(
    document,
    "details",
    { class: "more-figures" },
    element(document, "summary", {}, summary),
    ...comparisons.map(({ draw }) => draw()),
  );

const breachesOf = (context: PageContext, all: readonly CohortComparison[]): readonly Child[] => {
  const { t } = context;
  const { apart, unclear, tooSmall } = byVerdict(all);
  if (apart.length + unclear.length === 0) return [];
  return [
    paragraph(context, t("relapse.cohorts.breach")),
    bulletList(context, [
      ...apart.map(({ statement }) => sayBriefly(statement)),
      ...(unclear.length === 0
        ? []
        : [t("relapse.cohorts.breach unclear", { measures: measuresOf(t, unclear) })]),
      ...(tooSmall.length === 0
        ? []
        : [t("relapse.cohorts.too small", { measures: measuresOf(t, tooSmall) })]),
    ]),
    paragraph(context, downloadLink(context, dataHref("incidence-by-cohort"), t("relapse.cohorts.data"))),
  ];
};

const byVerdict = (all: readonly CohortComparison[]) => ({
  apart: all.filter(({ verdict }) => verdict === "apart"),
  unclear: all.filter(({ verdict }) => verdict === "unclear"),
  tooSmall: all.filter(({ verdict }) => verdict === "alone" || verdict === "hidden"),
});

const measuresOf = (t: PageContext["t"], comparisons: readonly CohortComparison[]): string =>
  comparisons.map(({ measure }) => measure).join(t("components.list separator"));
