import type { Translate } from "../messages/translate.ts";

const daysIn = { week: 7, month: 365.25 / 12, year: 365.25 } as const;

/** A span of days in the unit in which the figure's grid reads best: "24 months", "52 weeks". */
export const durationText = (t: Translate, day: number, unit: "week" | "month" | "year"): string =>
  t("sentence.duration", { n: Math.round(day / daysIn[unit]), unit });
