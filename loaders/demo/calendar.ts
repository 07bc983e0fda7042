/** Days as whole numbers (since 1970-01-01), which is what the generator counts in. */

const known: string[] = [];

/** ISO 8601 text of a day. */
export function isoDay(day: number): string {
  known[day] ??= new Date(day * 86_400_000).toISOString().slice(0, 10);
  return known[day];
}

export const isoDayOrNull = (day: number | null): string | null => (day === null ? null : isoDay(day));

export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

/** Days of a number of months, as the indicators count them. */
export const monthsToDays = (months: number): number => Math.floor((months * 365.25) / 12);

/** Number of months since 1970-01 of a day, and the first day of such a month. */
export function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

export const firstDayOfMonth = (month: number): number =>
  Date.UTC(1970 + Math.floor(month / 12), month % 12, 1) / 86_400_000;
