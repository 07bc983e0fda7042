import type { IncidenceFigure, Key, RateFigure } from "../../released/figure.ts";
import { groupsStatement, groupsTitle, type NamedRate } from "../../sentences/groups-statement.ts";
import { readIncidence, withheldRate } from "../../sentences/incidence-reading.ts";
import { categoryName, cohortName } from "../../sentences/names.ts";
import { sayBriefly } from "../../sentences/statement.ts";
import { intervalOf } from "../../sentences/verdict.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import {
  cohortOfCurves,
  cohortOfRates,
  partOfCurves,
  partOfRates,
  slug,
  valuesOf,
} from "../parts/parts-of-figure.ts";
import type { Section } from "../parts/section.ts";
import { dataHref, showFigure } from "../parts/show-figure.ts";
import { bulletList, downloadLink, paragraph } from "../parts/text.ts";

/** What one cohort shows in one figure: its element, or the words for what is too small to show. */
type Shown = { readonly element: HTMLElement } | { readonly tooSmall: string };

/**
 * Rates by every cohort that the delivery forms, and curves where at least two groups can be held beside each
 * other; what is too small to show is named, not drawn.
 */
export const cohortSection = (context: PageContext): Section => {
  const { site, t } = context;
  const curves = figureOf(site, "incidence-by-cohort", "incidence");
  const rates = figureOf(site, "reoffending-by-cohort", "rates");
  const missing = [curves, rates].filter((figure) => figure.kind === "unavailable");
  const shown = [
    ...(isDrawn(rates) ? rateParts(context, rates) : []),
    ...(isDrawn(curves) ? curveParts(context, partOfCurves(curves, { outcome: "reoffending" })) : []),
  ];
  const breaches = isDrawn(curves) ? breachTexts(context, partOfCurves(curves, { outcome: "breach" })) : [];
  const tooSmall = shown.flatMap((part) => ("tooSmall" in part ? [part.tooSmall] : []));
  return {
    id: "cohorts",
    title: t("relapse.cohorts.title"),
    lead: t("relapse.cohorts.lead"),
    children: [
      ...shown.flatMap((part) => ("element" in part ? [part.element] : [])),
      ...(breaches.length === 0
        ? []
        : [
            paragraph(context, t("relapse.cohorts.breach")),
            bulletList(context, breaches),
            paragraph(
              context,
              downloadLink(context, dataHref("incidence-by-cohort"), t("relapse.cohorts.data")),
            ),
          ]),
      ...(tooSmall.length === 0
        ? []
        : [paragraph(context, t("relapse.cohorts.too small")), bulletList(context, tooSmall)]),
    ],
    missing,
  };
};

const curveParts = (context: PageContext, figure: IncidenceFigure): readonly Shown[] =>
  valuesOf(figure.groups, "cohort").map((cohort) => curvePart(context, figure, cohort));

const curvePart = (context: PageContext, figure: IncidenceFigure, cohort: string): Shown => {
  const { t } = context;
  const words = wordsOf(context, figure.groups[0]?.key ?? {}, cohort);
  const measure = t("relapse.cohorts.measure", words);
  const part = cohortOfCurves(figure, cohort);
  const groups = readGroups(context, part, cohort);
  if (!comparable(groups)) return { tooSmall: t("relapse.cohorts.curve", { measure }) };
  return {
    element: showFigure(context, part, {
      id: `${figure.id}-${slug(cohort)}`,
      title: groupsTitle(t, groups, measure),
      subtitle: t("figure.incidence-by-cohort.measure", words),
      statements: [groupsStatement(t, groups, measure)],
    }),
  };
};

/** Breaches are told in words only: a page of curves for each of them would bury the rest. */
const breachTexts = (context: PageContext, figure: IncidenceFigure): readonly string[] =>
  valuesOf(figure.groups, "cohort").map((cohort) => {
    const { t } = context;
    const measure = t("relapse.cohorts.measure", wordsOf(context, figure.groups[0]?.key ?? {}, cohort));
    const groups = readGroups(context, cohortOfCurves(figure, cohort), cohort);
    return sayBriefly(groupsStatement(t, groups, measure));
  });

/** The groups of one cohort, each as it reads at two years or where its curve ends before. */
const readGroups = ({ t }: PageContext, part: IncidenceFigure, cohort: string): readonly NamedRate[] =>
  part.groups.map((group) => ({
    name: categoryName(t, cohort, group.key[cohort] ?? ""),
    rate: readIncidence(group)?.facts.rate ?? withheldRate(group),
    denominator: group.n,
  }));

const comparable = (groups: readonly NamedRate[]): boolean =>
  groups.filter((group) => !isHidden(group)).length > 1;

const rateParts = (context: PageContext, figure: RateFigure): readonly Shown[] =>
  valuesOf(figure.rows, "cohort").map((cohort) => ratePart(context, figure, cohort));

const ratePart = (context: PageContext, figure: RateFigure, cohort: string): Shown => {
  const { t } = context;
  const words = wordsOf(context, { ...figure.rows[0]?.key, outcome: "reoffending" }, cohort);
  const measure = t("relapse.cohorts.measure", words);
  const horizon = readableHorizon(partOfRates(figure, { cohort }));
  if (horizon === undefined) return { tooSmall: t("relapse.cohorts.rate", { measure }) };
  const part = cohortOfRates(partOfRates(figure, { horizon }), cohort);
  const groups = part.rows.map(({ key, rate, denominator }) => ({
    name: categoryName(t, cohort, key[cohort] ?? ""),
    rate,
    denominator,
  }));
  return {
    element: showFigure(context, part, {
      id: `${figure.id}-${slug(cohort)}`,
      title: groupsTitle(t, groups, measure),
      subtitle: t("figure.reoffending-by-cohort.measure", { ...words, months: Number(horizon) }),
      statements: [groupsStatement(t, groups, measure)],
    }),
  };
};

/** The time at which a cohort is compared: two years if at least two groups can be read there, else another. */
const readableHorizon = (figure: RateFigure): string | undefined => {
  const horizons = ["24", "12", "36"];
  const readable = (horizon: string) => partOfRates(figure, { horizon }).rows.filter((row) => !isHidden(row));
  return (
    horizons.find((horizon) => readable(horizon).length > 1) ??
    horizons.find((horizon) => readable(horizon).length > 0)
  );
};

const isHidden = ({ rate }: Pick<NamedRate, "rate">): boolean => intervalOf(rate) === undefined;

const wordsOf = ({ t }: PageContext, { outcome = "", evidence = "" }: Key, cohort: string) => ({
  outcome: categoryName(t, "outcome", outcome),
  cohort: cohortName(t, cohort),
  evidence: categoryName(t, "evidence", evidence),
});
