import fc from "fast-check";

/** Every property test starts from the same seed, so that a failure comes back. */
export const FIXED = { seed: 20_261_122, numRuns: 200 } as const;

export interface FollowUpRow {
  readonly time: number;
  readonly cause: number;
  readonly count: number;
}

/** A group of people with tied times, causes 0 … most, and counts. */
export const followUp = (most: number): fc.Arbitrary<FollowUpRow[]> =>
  fc.array(
    fc.record({
      time: fc.integer({ min: 0, max: 20 }),
      cause: fc.integer({ min: 0, max: most }),
      count: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 40 },
  );

export const columnsOf = (rows: readonly FollowUpRow[]) => ({
  time: rows.map((row) => row.time),
  cause: rows.map((row) => row.cause),
  count: rows.map((row) => row.count),
});

/** The same people, a row each. */
export function onePersonARow(rows: readonly FollowUpRow[]) {
  const people = rows.flatMap((row) => new Array<FollowUpRow>(row.count).fill(row));
  return { time: people.map((row) => row.time), cause: people.map((row) => row.cause) };
}
