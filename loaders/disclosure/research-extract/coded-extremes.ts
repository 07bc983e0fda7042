/** Ends of a number: everything beyond them is told as the end itself. */
export interface CodedExtremes {
  readonly bottom: number;
  readonly top: number;
  /** People of whom a value was moved. */
  readonly people: number;
  readonly code: (value: number) => number;
}

/**
 * Bottom and top coding: the smallest and the largest value that is told is that of at least so many people.
 * undefined where there are fewer people than that, or none with a value.
 */
export function codedExtremes(
  /** Values of each person; a person may have several or none. */
  values: readonly (readonly number[])[],
  atLeast: number,
): CodedExtremes | undefined {
  const having = values.filter((own) => own.length > 0);
  if (having.length < atLeast) return undefined;
  const highest = having.map((own) => Math.max(...own)).toSorted((a, b) => b - a);
  const lowest = having.map((own) => Math.min(...own)).toSorted((a, b) => a - b);
  const top = highest[atLeast - 1] ?? 0;
  const bottom = Math.min(lowest[atLeast - 1] ?? 0, top);
  const code = (value: number) => Math.min(top, Math.max(bottom, value));
  const people = having.filter((own) => own.some((value) => code(value) !== value)).length;
  return { bottom, top, people, code };
}
