import type { Translate } from "../messages/translate.ts";
import type { ControlFigure } from "../released/figure.ts";

/** A period as it is said: "March 2024", "the second quarter of 2024", "the first half of 2024", "2024". */
export const periodName = (t: Translate, start: string, period: ControlFigure["period"]): string => {
  const [year = "", month = "1"] = start.split("-");
  const index = Number(month) - 1;
  const part = period === "quarter" ? Math.floor(index / 3) + 1 : Math.floor(index / 6) + 1;
  return t(`sentence.period.${period}`, { year, part, date: Date.parse(`${start}T00:00:00Z`) });
};

/** A kind of period as messages select by it: ICU takes no hyphen in a name. */
export const periodUnit = (period: ControlFigure["period"]): "month" | "quarter" | "half" | "year" =>
  period === "half-year" ? "half" : period;
