import { reasonText } from "../../sentences/reason-text.ts";
import { leadOf } from "../monitoring/assessment-section.ts";
import { complianceAnswer, contactAnswer, timelinessAnswer } from "../monitoring.ts";
import type { PageContext } from "../page.ts";
import { figureOf, isDrawn } from "../parts/figure-of.ts";
import { rowOf } from "../parts/row-of.ts";
import { funnelAnswer } from "../programmes.ts";
import { trainingAnswer } from "../staff.ts";
import type { Pillar, PillarNumber } from "./pillar.ts";

export const trainingPillar = (context: PageContext): Pillar => {
  const { site, t } = context;
  const figure = figureOf(site, "staff-training", "paired");
  const certified = figureOf(site, "staff-certified", "rates");
  const change = isDrawn(figure) ? figure.rows[0] : undefined;
  const all = isDrawn(certified) ? rowOf(certified, {}) : undefined;
  return {
    id: "training",
    title: t("overview.training.title"),
    numbers: [
      ...(change === undefined
        ? []
        : [
            {
              label: t("overview.training.change"),
              value: change.change,
              signed: true,
              href: "./staff#staff-training",
            },
          ]),
      ...(all === undefined
        ? []
        : [{ ...rateOf(all), label: t("overview.training.certified"), href: "./staff#staff-certified" }]),
    ],
    texts: [trainingAnswer(context).text],
    more: { href: "./staff", text: t("overview.training.more") },
  };
};

export const tailoringPillar = (context: PageContext): Pillar => {
  const { site, t } = context;
  const figure = figureOf(site, "programme-funnel", "funnel");
  const [group] = isDrawn(figure) ? figure.groups : [];
  const eligible = group?.stages.find(({ stage }) => stage === "eligible");
  const stages = group?.stages.filter(({ stage }) => stage === "started" || stage === "completed") ?? [];
  return {
    id: "tailoring",
    title: t("overview.tailoring.title"),
    numbers: stages.map(
      ({ stage, rate, count }): PillarNumber => ({
        label: t(`overview.tailoring.${stage}`),
        value: rate,
        href: "./programmes#programme-funnel",
        numerator: count,
        ...(eligible === undefined ? {} : { denominator: eligible.count }),
      }),
    ),
    texts: [funnelAnswer(context).text, t("overview.tailoring.fit")],
    more: { href: "./programmes", text: t("overview.tailoring.more") },
  };
};

export const monitoringPillar = (context: PageContext): Pillar => {
  const { site, t } = context;
  const windows = figureOf(site, "contact-compliance-overall", "rates");
  const quality = figureOf(site, "assessment-quality", "rates");
  const now = isDrawn(windows) ? rowOf(windows, { window: "last year" }) : undefined;
  const lead = isDrawn(quality) ? leadOf(quality) : undefined;
  return {
    id: "monitoring",
    title: t("overview.monitoring.title"),
    numbers: [
      ...(now === undefined
        ? []
        : [
            {
              ...rateOf(now),
              label: t("overview.monitoring.contacts"),
              href: "./monitoring#contact-compliance-overall",
            },
          ]),
      ...(lead === undefined
        ? []
        : [
            {
              ...rateOf(lead),
              label: t(`category.measure.${lead.key.measure ?? ""}`),
              href: "./monitoring#assessment-quality",
            },
          ]),
    ],
    texts: [contactAnswer(context).text, complianceAnswer(context).text, timelinessAnswer(context).text],
    more: { href: "./monitoring", text: t("overview.monitoring.more") },
  };
};

/** Nothing is computed for this pillar yet: the page says what it would need. */
export const cooperationPillar = ({ site, t }: PageContext): Pillar => {
  const delivered = site.intake.tables.some(
    ({ table, presence }) => table === "cooperation" && presence === "delivered",
  );
  const reason = { code: "table not delivered", detail: { table: "cooperation" } } as const;
  return {
    id: "cooperation",
    title: t("overview.cooperation.title"),
    numbers: [],
    texts: [
      t("overview.cooperation.not measured"),
      delivered ? t("overview.cooperation.delivered") : reasonText(t, reason),
    ],
  };
};

const rateOf = ({
  rate,
  numerator,
  denominator,
}: {
  readonly rate: PillarNumber["value"];
  readonly numerator: NonNullable<PillarNumber["numerator"]>;
  readonly denominator: NonNullable<PillarNumber["denominator"]>;
}) => ({ value: rate, numerator, denominator });
