import type { Person } from "./person.ts";

export type EntryPeriod = "half-year" | "year" | "two years";

interface Entry {
  readonly label: string;
  /**
   * Days for which everybody who entered in the period has been followed. Nobody is followed for longer in the
   * extract: how long somebody was followed up to the cut-off tells the day on which they entered.
   */
  readonly followedDays: number;
}

const dayLength = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayLength;

/** The calendar period in which each person entered. */
export const entryPeriods = (people: readonly Person[], period: EntryPeriod): readonly Entry[] =>
  people.map(({ enteredOn, potentialDays }) => {
    const date = enteredOn ?? "";
    const { label, last } = calendarPeriod(Number(date.slice(0, 4)), Number(date.slice(5, 7)), period);
    return { label, followedDays: Math.max(0, potentialDays - (dayOf(last) - dayOf(date))) };
  });

function calendarPeriod(year: number, month: number, period: EntryPeriod): { label: string; last: string } {
  if (period === "half-year")
    return month <= 6
      ? { label: `${year} first half`, last: `${year}-06-30` }
      : { label: `${year} second half`, last: `${year}-12-31` };
  if (period === "year") return { label: String(year), last: `${year}-12-31` };
  const first = year - (year % 2);
  return { label: `${first} to ${first + 1}`, last: `${first + 1}-12-31` };
}

const bandDays: Readonly<Record<EntryPeriod, number>> = { "half-year": 182, year: 364, "two years": 728 };

/** For deliveries in days: bands of the time for which a person could be followed. */
export function followedBands(people: readonly Person[], period: EntryPeriod): readonly Entry[] {
  const width = bandDays[period];
  const least = new Map<number, number>();
  for (const { potentialDays } of people) {
    const band = Math.floor(potentialDays / width);
    least.set(band, Math.min(least.get(band) ?? potentialDays, potentialDays));
  }
  return people.map(({ potentialDays }) => {
    const band = Math.floor(potentialDays / width);
    return {
      label: `followed ${band * width} to ${(band + 1) * width - 1} days`,
      followedDays: least.get(band) ?? 0,
    };
  });
}
