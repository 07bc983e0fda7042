import { durationText } from "../../sentences/duration.ts";
import { readIncidence, withheldRate } from "../../sentences/incidence-reading.ts";
import type { PageContext } from "../page.ts";
import { type FigureOf, figureOf, isDrawn } from "../parts/figure-of.ts";
import { leadingGroup, outcomes, partOf, slug } from "../parts/parts-of-figure.ts";
import { extremistText, reoffendingText } from "../relapse/relapse-answer.ts";
import { leadingRow } from "../relapse/reoffending-section.ts";
import type { Pillar, PillarNumber } from "./pillar.ts";

/** The outcome over all pillars: relapse by kind, each with the strongest evidence that can be read. */
export const outcomePillar = (context: PageContext): Pillar => {
  const { t } = context;
  return {
    id: "outcome",
    title: t("overview.outcome.title"),
    numbers: [...incidenceNumbers(context), ...reoffendingNumber(context)],
    texts: [extremistText(context), reoffendingText(context)],
    more: { href: "./relapse", text: t("overview.outcome.more") },
  };
};

const incidenceNumbers = (context: PageContext): readonly PillarNumber[] => {
  const figure = figureOf(context.site, "incidence-by-evidence", "incidence");
  if (!isDrawn(figure)) return [];
  return outcomes.flatMap((outcome) => incidenceNumber(context, figure, outcome));
};

const incidenceNumber = (
  { t }: PageContext,
  figure: FigureOf<"incidence">,
  outcome: string,
): readonly PillarNumber[] => {
  const lead = leadingGroup(partOf(figure, { outcome }).groups);
  if (lead === undefined) return [];
  const reading = readIncidence(lead);
  const label = { outcome, evidence: lead.key.evidence ?? "" };
  return [
    {
      label:
        reading === undefined
          ? t("overview.outcome.label", { ...wordsOf(t, label), duration: "none" })
          : t("overview.outcome.label", {
              ...wordsOf(t, label),
              duration: durationText(t, reading.day, figure.gridUnit),
            }),
      value: reading?.facts.rate ?? withheldRate(lead),
      href: `./relapse#${figure.id}-${slug(outcome)}`,
    },
  ];
};

const reoffendingNumber = ({ site, t }: PageContext): readonly PillarNumber[] => {
  const figure = figureOf(site, "reoffending", "rates");
  const lead = isDrawn(figure) ? leadingRow(figure.rows) : undefined;
  if (lead === undefined) return [];
  const duration = t("sentence.duration", { n: Number(lead.key.horizon), unit: "month" });
  return [
    {
      label: t("overview.outcome.label", {
        ...wordsOf(t, { outcome: "reoffending", evidence: lead.key.evidence ?? "" }),
        duration,
      }),
      value: lead.rate,
      numerator: lead.numerator,
      denominator: lead.denominator,
      href: "./relapse#reoffending",
    },
  ];
};

const wordsOf = (t: PageContext["t"], { outcome, evidence }: { outcome: string; evidence: string }) => ({
  outcome: t(`category.outcome.${outcome}`),
  evidence: t(`category.evidence.${evidence}`),
});
