import type { Translate } from "../../messages/translate.ts";
import { groupsStatement, groupsTitle, type NamedRate } from "../../sentences/groups-statement.ts";
import { readIncidence, withheldRate } from "../../sentences/incidence-reading.ts";
import { categoryName, dimensionName } from "../../sentences/names.ts";
import { intervalOf } from "../../sentences/verdict.ts";
import type { PageContext } from "../page.ts";
import { type FigureOf, figureOf, isDrawn } from "../parts/figure-of.ts";
import { notAvailable } from "../parts/not-available.ts";
import { outcomes, partOf, partOfRates, slug, valuesOf } from "../parts/parts-of-figure.ts";
import type { Section } from "../parts/section.ts";
import { showFigure } from "../parts/show-figure.ts";
import { bulletList, paragraph } from "../parts/text.ts";

/** What one cohort shows in one figure: its element, or the words for what is too small to show. */
interface Shown {
  readonly element?: HTMLElement;
  readonly tooSmall?: string;
}

/** Curves and rates by every cohort that the delivery forms; groups too small to show are named, not drawn. */
export const cohortSection = (context: PageContext): Section => {
  const { site, t } = context;
  const curves = figureOf(site, "incidence-by-cohort", "incidence");
  const rates = figureOf(site, "reoffending-by-cohort", "rates");
  const missing = [curves, rates].filter((figure) => figure.kind === "unavailable");
  const shown = [
    ...(isDrawn(rates) ? rateParts(context, rates) : []),
    ...(isDrawn(curves) ? curveParts(context, curves) : []),
  ];
  const tooSmall = shown.flatMap((part) => (part.tooSmall === undefined ? [] : [part.tooSmall]));
  return {
    id: "cohorts",
    title: t("relapse.cohorts.title"),
    children: [
      paragraph(context, t("relapse.cohorts.lead")),
      ...shown.flatMap((part) => (part.element === undefined ? [] : [part.element])),
      ...(tooSmall.length === 0
        ? []
        : [paragraph(context, t("relapse.cohorts.too small")), bulletList(context, tooSmall)]),
      ...(missing.length === 0 ? [] : [notAvailable(context, missing)]),
    ],
  };
};

const curveParts = (context: PageContext, figure: FigureOf<"incidence">): readonly Shown[] =>
  outcomes.flatMap((outcome) =>
    valuesOf(partOf(figure, { outcome }).groups, "cohort").map((cohort) => {
      const { t } = context;
      const part = partOf(figure, { outcome, cohort });
      const measure = measureText(t, outcome, cohort);
      const groups = part.groups.map((group) => ({
        name: categoryName(t, cohort, group.key.category ?? ""),
        rate: readIncidence(group)?.facts.rate ?? withheldRate(group),
      }));
      if (groups.every(isHidden)) return { tooSmall: t("relapse.cohorts.curve", { measure }) };
      return {
        element: showFigure(context, part, {
          id: `${figure.id}-${slug(outcome)}-${slug(cohort)}`,
          title: groupsTitle(t, groups, measure),
          subtitle: t("figure.incidence-by-cohort.measure", namesOf(t, outcome, cohort)),
          statement: groupsStatement(t, groups, measure),
        }),
      };
    }),
  );

const rateParts = (context: PageContext, figure: FigureOf<"rates">): readonly Shown[] =>
  valuesOf(figure.rows, "cohort").map((cohort) => {
    const { t } = context;
    const ofCohort = partOfRates(figure, { cohort });
    const horizon = readableHorizon(ofCohort);
    const measure = measureText(t, "reoffending", cohort);
    if (horizon === undefined) return { tooSmall: t("relapse.cohorts.rate", { measure }) };
    const part = partOfRates(ofCohort, { horizon });
    const groups = part.rows.map(({ key, rate }) => ({
      name: categoryName(t, cohort, key.category ?? ""),
      rate,
    }));
    return {
      element: showFigure(context, part, {
        id: `${figure.id}-${slug(cohort)}`,
        title: groupsTitle(t, groups, measure),
        subtitle: t("figure.reoffending-by-cohort.measure", {
          ...namesOf(t, "reoffending", cohort),
          months: Number(horizon),
        }),
        statement: groupsStatement(t, groups, measure),
      }),
    };
  });

/** The horizon at which a cohort is compared: two years if at least two groups can be read there, else another. */
const readableHorizon = (figure: FigureOf<"rates">): string | undefined => {
  const readableAt = (horizon: string) =>
    partOfRates(figure, { horizon }).rows.filter(({ rate }) => intervalOf(rate) !== undefined).length;
  const horizons = ["24", "12", "36"];
  return (
    horizons.find((horizon) => readableAt(horizon) > 1) ?? horizons.find((horizon) => readableAt(horizon) > 0)
  );
};

const isHidden = ({ rate }: NamedRate): boolean => intervalOf(rate) === undefined;

const namesOf = (t: Translate, outcome: string, cohort: string) => ({
  outcome: categoryName(t, "outcome", outcome),
  cohort: dimensionName(t, cohort),
});

const measureText = (t: Translate, outcome: string, cohort: string): string =>
  t("relapse.cohorts.measure", namesOf(t, outcome, cohort));
