import type { IncidenceFigure, IncidenceGroup } from "../../released/figure.ts";
import { durationText } from "../../sentences/duration.ts";
import { readIncidence, withheldRate } from "../../sentences/incidence-reading.ts";
import { categoryName } from "../../sentences/names.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadingGroup, outcomes, partOfCurves, slug } from "../parts/parts-of-figure.ts";
import { extremistAnswer, reoffendingAnswer } from "../relapse/relapse-answer.ts";
import { leadingRow } from "../relapse/reoffending-section.ts";
import type { Pillar, PillarNumber } from "./pillar.ts";

/** The outcome over all pillars: relapse by kind, each with the strongest evidence that can be read. */
export const outcomePillar = (context: PageContext): Pillar => {
  const { t } = context;
  const rate = reoffendingNumber(context);
  return {
    id: "outcome",
    title: t("overview.outcome.title"),
    numbers: outcomes.flatMap((outcome) =>
      outcome === "reoffending" && rate !== undefined ? [rate] : curveNumbers(context, outcome),
    ),
    texts: [extremistAnswer(context).text, reoffendingAnswer(context).text],
    more: { href: "./relapse", text: t("overview.outcome.more") },
  };
};

/** Extremist relapse is told with every grade that has a second source; the others with the one that leads. */
const curveNumbers = (context: PageContext, outcome: (typeof outcomes)[number]): readonly PillarNumber[] => {
  const figure = figureOf(context.site, "incidence-by-evidence", "incidence");
  if (!isDrawn(figure)) return [];
  const { groups } = partOfCurves(figure, { outcome });
  const supported = groups.filter(({ key }) => key.evidence !== "1");
  const lead = leadingGroup(groups);
  const told = outcome === "extremist relapse" && supported.length > 0 ? supported : [lead];
  return told.flatMap((group) => (group === undefined ? [] : [curveNumber(context, figure, group)]));
};

const curveNumber = (
  { t }: PageContext,
  { id, gridUnit }: IncidenceFigure,
  group: IncidenceGroup,
): PillarNumber => {
  const { outcome = "", evidence = "" } = group.key;
  const reading = readIncidence(group);
  const duration = reading === undefined ? "none" : durationText(t, reading.day, gridUnit);
  return {
    label: labelOf(t, { outcome, evidence, duration }),
    value: reading?.facts.rate ?? withheldRate(group),
    href: `./relapse#${id}-${slug(outcome)}`,
  };
};

const reoffendingNumber = ({ site, t }: PageContext): PillarNumber | undefined => {
  const figure = figureOf(site, "reoffending", "rates");
  const lead = isDrawn(figure) ? leadingRow(figure.rows) : undefined;
  if (lead === undefined) return undefined;
  const duration = t("sentence.duration", { n: Number(lead.key.horizon), unit: "month" });
  return {
    label: labelOf(t, { outcome: "reoffending", evidence: lead.key.evidence ?? "", duration }),
    value: lead.rate,
    numerator: lead.numerator,
    denominator: lead.denominator,
    href: "./relapse#reoffending",
  };
};

const labelOf = (
  t: PageContext["t"],
  { outcome, evidence, duration }: { outcome: string; evidence: string; duration: string },
): string =>
  t("overview.outcome.label", {
    outcome: categoryName(t, "outcome", outcome),
    evidence: categoryName(t, "evidence", evidence),
    duration,
  });
