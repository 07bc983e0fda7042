import type { IncidenceFigure, Key, RateFigure } from "../../released/figure.ts";
import { durationText } from "../../sentences/duration.ts";
import {
  contrastKind,
  groupsStatement,
  groupsTitle,
  type NamedRate,
} from "../../sentences/groups-statement.ts";
import { commonDay, incidenceOn } from "../../sentences/incidence-reading.ts";
import { categoryName, cohortName } from "../../sentences/names.ts";
import type { Statement } from "../../sentences/statement.ts";
import { intervalOf } from "../../sentences/verdict.ts";
import type { PageContext } from "../page.ts";
import { cohortOfCurves, cohortOfRates, partOfRates, slug, valuesOf } from "../parts/parts-of-figure.ts";
import { showFigure } from "../parts/show-figure.ts";

/** One way of forming groups held beside each other in one outcome. */
export interface CohortComparison {
  readonly cohort: string;
  /** What is compared: "New offence by sex, within 24 months". */
  readonly measure: string;
  readonly verdict: "apart" | "unclear" | "alone" | "hidden";
  readonly statement: Statement;
  /** Draws the figure; called only for what is shown. */
  readonly draw: () => HTMLElement;
}

/** The rates within a set time, by each cohort of the delivery. */
export const rateComparisons = (context: PageContext, figure: RateFigure): readonly CohortComparison[] =>
  valuesOf(figure.rows, "cohort").map((cohort) => rateComparison(context, figure, cohort));

const rateComparison = (context: PageContext, figure: RateFigure, cohort: string): CohortComparison => {
  const { t } = context;
  const horizon = readableHorizon(partOfRates(figure, { cohort })) ?? "24";
  const part = cohortOfRates(partOfRates(figure, { horizon }), cohort);
  const words = wordsOf(context, { ...figure.rows[0]?.key, outcome: "reoffending" }, cohort);
  const duration = t("sentence.duration", { n: Number(horizon), unit: "month" });
  const measure = t("relapse.cohorts.measure", { ...words, duration });
  const groups = part.rows.filter(isRecorded(cohort)).map(({ key, rate, denominator }) => ({
    name: categoryName(t, cohort, key[cohort] ?? ""),
    rate,
    denominator,
  }));
  const statement = groupsStatement(t, groups, measure);
  return {
    cohort,
    measure,
    verdict: contrastKind(groups),
    statement,
    draw: () =>
      showFigure(context, part, {
        id: `${figure.id}-${slug(cohort)}`,
        title: groupsTitle(t, groups, measure),
        subtitle: t("figure.reoffending-by-cohort.measure", { ...words, months: Number(horizon) }),
        statements: [statement],
      }),
  };
};

/** The curves of one outcome, by each cohort of the delivery, read at one time for all groups of a cohort. */
export const curveComparisons = (
  context: PageContext,
  figure: IncidenceFigure,
): readonly CohortComparison[] =>
  valuesOf(figure.groups, "cohort").map((cohort) => curveComparison(context, figure, cohort));

const curveComparison = (context: PageContext, figure: IncidenceFigure, cohort: string): CohortComparison => {
  const { t } = context;
  const words = wordsOf(context, figure.groups[0]?.key ?? {}, cohort);
  const part = cohortOfCurves(figure, cohort);
  const day = commonDay(part.groups.filter(isRecorded(cohort)));
  const duration = day === undefined ? "none" : durationText(t, day, figure.gridUnit);
  const measure = t("relapse.cohorts.curves", { ...words, duration });
  const groups = readGroups(context, part, { cohort, day });
  const statement = groupsStatement(t, groups, measure);
  return {
    cohort,
    measure,
    verdict: contrastKind(groups),
    statement,
    draw: () =>
      showFigure(context, part, {
        id: `${figure.id}-${slug(cohort)}`,
        title: groupsTitle(t, groups, measure),
        subtitle: t("figure.incidence-by-cohort.measure", words),
        statements: [statement],
      }),
  };
};

/** People of whom nothing is recorded are drawn, but are no group to compare with. */
const isRecorded =
  (cohort: string) =>
  ({ key }: { readonly key: Key }): boolean =>
    key[cohort] !== "unknown";

/** The groups of one cohort as they read on one day. The size of a group bounds no curve: some of it left early. */
const readGroups = (
  { t }: PageContext,
  part: IncidenceFigure,
  { cohort, day }: { cohort: string; day: number | undefined },
): readonly NamedRate[] =>
  part.groups.filter(isRecorded(cohort)).map((group) => {
    const name = categoryName(t, cohort, group.key[cohort] ?? "");
    const rate = day === undefined ? ({ kind: "c" } as const) : incidenceOn(group, day);
    return rate.kind === "rate" ? { name, rate, denominator: group.n } : { name, rate };
  });

/** The time at which a cohort is compared: two years if at least two groups can be read there, else another. */
const readableHorizon = (figure: RateFigure): string | undefined => {
  const horizons = ["24", "12", "36"];
  const readable = (horizon: string) =>
    partOfRates(figure, { horizon }).rows.filter(({ rate }) => intervalOf(rate) !== undefined);
  return (
    horizons.find((horizon) => readable(horizon).length > 1) ??
    horizons.find((horizon) => readable(horizon).length > 0)
  );
};

const wordsOf = ({ t }: PageContext, { outcome = "", evidence = "" }: Key, cohort: string) => ({
  outcome: categoryName(t, "outcome", outcome),
  cohort: cohortName(t, cohort),
  evidence: categoryName(t, "evidence", evidence),
});
