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

/** Predictions away from 0 and 1, with outcomes and counts. */
export const predictedOutcomes = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 19 }), fc.nat(1), fc.nat(3)), { minLength: 2, maxLength: 30 })
  .map((rows) => ({
    predicted: rows.map(([p]) => p / 20),
    outcome: rows.map(([, y]) => y),
    count: rows.map(([, , n]) => n),
  }));

/** Columns with counts, as rows of one person. */
export function eachPerson<T extends { readonly count: readonly number[] }>(data: T): Omit<T, "count"> {
  const rows = data.count.flatMap((number, i) => new Array<number>(number).fill(i));
  const columns = Object.entries(data).filter(([name]) => name !== "count");
  const picked = columns.map(([name, values]) => [name, rows.map((i) => (values as number[])[i]!)]);
  return Object.fromEntries(picked) as Omit<T, "count">;
}
