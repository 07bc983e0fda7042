import type { ControlFigure } from "../released/figure.ts";
import type { ComponentOptions } from "./component-options.ts";

/** A period by the day it starts with: "2025 Q1", "June 2025". */
export function periodText(
  start: string,
  period: ControlFigure["period"],
  { t, format }: Pick<ComponentOptions, "t" | "format">,
): string {
  const year = start.slice(0, 4);
  const month = Number(start.slice(5, 7));
  if (period === "month") return format.month(start);
  if (period === "quarter") return t("components.period.quarter", { year, quarter: Math.ceil(month / 3) });
  if (period === "half-year") return t("components.period.half-year", { year, half: month > 6 ? 2 : 1 });
  return year;
}
