/** Periods of the calendar, and windows counted back from the last day that a delivery covers. */
export type Period = "month" | "quarter" | "half-year" | "year";

const monthsOf: Readonly<Record<Period, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };

/** SQL: first day of the period that a date falls in. */
export const startOf = (period: Period, column: string): string =>
  period === "half-year"
    ? `CAST(date_trunc('year', ${column}) + INTERVAL 6 MONTH * CAST(month(${column}) > 6 AS INTEGER) AS DATE)`
    : `CAST(date_trunc('${period}', ${column}) AS DATE)`;

/**
 * The first day after the last period that is complete at the cut-off (ISO 8601): what lies from there on is
 * still open and is not published.
 */
export const endOfCompletePeriods = (period: Period, cutoff: string): string => {
  const next = new Date(`${cutoff}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const months = monthsOf[period];
  const month = Math.floor(next.getUTCMonth() / months) * months;
  return isoDay(new Date(Date.UTC(next.getUTCFullYear(), month, 1)));
};

/** The day `months` before the first day of a month (ISO 8601). */
export const monthsBefore = (firstDay: string, months: number): string => {
  const day = new Date(`${firstDay}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - months);
  return isoDay(day);
};

const isoDay = (date: Date): string => date.toISOString().slice(0, "YYYY-MM-DD".length);
