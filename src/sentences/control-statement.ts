import type { Translate } from "../messages/translate.ts";
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
  return t(
    shown.some(({ signals }) => signals.length > 0) ? "title.control.signals" : "title.control.steady",
    {
      n: shown.length,
      period: periodUnit(figure.period),
    },
  );
};

/** Whether any period stands out, and if it is the last one, on which side of the centre. */
const variationText = (t: Translate, figure: ControlFigure): string => {
  const shown = shownPoints(figure);
  const signals = shown.filter((point) => point.signals.length > 0);
  const latest = signals.at(-1);
  const values = { k: signals.length, n: shown.length, period: periodUnit(figure.period) };
  if (latest === undefined) return t("sentence.control.steady", values);
  const side = latest === shown.at(-1) ? sideOf(latest) : "unclear";
  return t(`sentence.control.${side}`, { ...values, latest: periodName(t, latest.start, figure.period) });
};

/** More contacts that took place are better; a point of which only a bound is known has no side. */
const sideOf = ({ rate, centre }: ControlFigure["points"][number]): "better" | "worse" | "unclear" => {
  if (rate.kind !== "rate" || centre === null || rate.value === centre) return "unclear";
  return rate.value > centre ? "better" : "worse";
};

const shownPoints = (figure: ControlFigure) => figure.points.filter(({ rate }) => !isMark(rate));
