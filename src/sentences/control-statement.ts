import type { Translate, Values } from "../messages/translate.ts";
import { isMark } from "../released/cell.ts";
import type { ControlFigure } from "../released/figure.ts";
import { periodName, periodUnit } from "./period-name.ts";
import { rateStatement } from "./rate-statement.ts";
import type { Statement } from "./statement.ts";
import type { Subject } from "./subject.ts";

/** A control chart in words: whether anything stands out from chance, the last period, and whether limits are firm. */
export const controlStatement = (
  t: Translate,
  figure: ControlFigure,
  subject: { group: string; did: string },
): Statement => {
  const shown = shownPoints(figure);
  const last = shown.at(-1);
  if (last === undefined) return { size: t("sentence.control.nothing"), sureness: t("sentence.mark.why") };
  const group = t("sentence.control.group", {
    group: subject.group,
    period: periodName(t, last.start, figure.period),
  });
  const latest = rateStatement(t, last, { ...subject, group, unit: figure.unit } satisfies Subject);
  return {
    ...latest,
    direction: variationText(t, figure),
    ...(figure.trialLimits
      ? { consequence: t("sentence.control.trial", { period: periodUnit(figure.period) }) }
      : {}),
  };
};

export const controlTitle = (t: Translate, figure: ControlFigure): string => {
  const shown = shownPoints(figure);
  if (shown.length === 0) return t("title.control.hidden");
  const { kind, values } = variationOf(t, figure);
  return t(`title.control.${kind === "unclear" ? "signals" : kind}`, values);
};

const variationText = (t: Translate, figure: ControlFigure): string => {
  const { kind, values } = variationOf(t, figure);
  return t(`sentence.control.${kind}`, values);
};

type Variation = "steady" | `${"run" | "last"}.${"better" | "worse"}` | "unclear";

/** Whether any period stands out; if it is the last one, on which side of the centre, and for how long already. */
const variationOf = (t: Translate, figure: ControlFigure): { kind: Variation; values: Values } => {
  const shown = shownPoints(figure);
  const latest = shown.findLast((point) => point.signals.length > 0);
  const values = { n: shown.length, period: periodUnit(figure.period) };
  if (latest === undefined) return { kind: "steady", values };
  const valued = shown.filter(({ rate }) => rate.kind === "rate");
  const run = { k: runLength(valued), n: valued.length };
  const told = { ...values, latest: periodName(t, latest.start, figure.period) };
  const side = latest === shown.at(-1) ? sideOf(latest) : "unclear";
  if (side === "unclear") return { kind: "unclear", values: told };
  if (latest.signals.includes("run of eight")) return { kind: `run.${side}`, values: { ...told, ...run } };
  return { kind: `last.${side}`, values: told };
};

type Point = ControlFigure["points"][number];

/**
 * How many periods up to the last one lie on its side of the centre, without a break. Periods without a number
 * neither break a run nor make it longer, as in the rules of the chart.
 */
const runLength = (shown: readonly Point[]): number => {
  const last = shown.at(-1);
  if (last === undefined) return 0;
  const before = shown.findLastIndex((point) => sideOf(point) !== sideOf(last));
  return shown.length - 1 - before;
};

/** More contacts that took place are better; a point of which only a bound is known has no side. */
const sideOf = ({ rate, centre }: Point): "better" | "worse" | "unclear" => {
  if (rate.kind !== "rate" || centre === null || rate.value === centre) return "unclear";
  return rate.value > centre ? "better" : "worse";
};

const shownPoints = (figure: ControlFigure) => figure.points.filter(({ rate }) => !isMark(rate));
