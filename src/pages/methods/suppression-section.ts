import { dataTable } from "../../components/data-table.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { bulletList, paragraph } from "../parts/text.ts";

/** What the tier's policy hides, in words, and how much of each figure it left. */
export const suppressionSection = (context: PageContext): Section => {
  const { site, t } = context;
  const shown = sum(site.suppression.map((row) => row.shown));
  const hidden = sum(site.suppression.map((row) => row.hidden));
  return {
    id: "suppression",
    title: t("methods.suppression.title"),
    lead: t("methods.suppression.lead"),
    children: [
      bulletList(context, policyTexts(context)),
      paragraph(context, t("methods.suppression.total", { shown, hidden, all: shown + hidden })),
      suppressionTable(context),
    ],
  };
};

const policyTexts = ({ site, t }: PageContext): readonly string[] => {
  const { policy, tier } = site;
  return [
    t("methods.policy.tier", { tier }),
    t("methods.policy.counts", { threshold: policy.threshold, tier }),
    policy.roundingBase > 1
      ? t("methods.policy.rounded", { base: policy.roundingBase })
      : t("methods.policy.exact"),
    t("methods.policy.rates", { minimum: policy.rateMinimum }),
    t("methods.policy.curves", {
      minimum: policy.curveMinimum,
      ends: policy.curveEndsBelow,
      months: policy.gridMonths,
    }),
    t("methods.policy.version", { version: policy.version }),
  ];
};

const suppressionTable = (context: PageContext): HTMLElement => {
  const { site, t, format } = context;
  return dataTable(
    {
      caption: t("methods.suppression.caption"),
      headers: 1,
      columns: [
        { label: t("methods.suppression.figure") },
        { label: t("methods.suppression.shown"), numeric: true },
        { label: t("methods.suppression.hidden"), numeric: true },
      ],
      rows: site.suppression.map(({ figure, shown, hidden }) => [
        figureName(context, figure),
        format.count(shown),
        format.count(hidden),
      ]),
    },
    context,
  );
};

/** A figure by its name in the definition that it belongs to. */
export const figureName = ({ site, t }: PageContext, figure: string): string =>
  t(`indicators.${site.figures[figure]?.indicator ?? "none"}.figures.${figure}`);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
