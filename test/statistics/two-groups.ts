import fc from "fast-check";

/** Two treated and one untreated of the one kind, one treated and two untreated of the other: scores 2/3 and 1/3. */
export const SIX = {
  treated: [1, 1, 0, 1, 0, 0],
  score: [2 / 3, 2 / 3, 2 / 3, 1 / 3, 1 / 3, 1 / 3],
  kind: [1, 1, 1, 0, 0, 0],
  outcome: [5, 7, 4, 3, 1, 1],
};

/** Some treated, some not, with a score, a value and a weight each. */
export const groups = fc
  .array(
    fc.record({
      treated: fc.nat(1),
      score: fc.integer({ min: 5, max: 95 }).map((percent) => percent / 100),
      value: fc.integer({ min: -9, max: 9 }),
      weight: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 4, maxLength: 30 },
  )
  .map((rows) => ({
    treated: rows.map((row) => row.treated),
    score: rows.map((row) => row.score),
    value: rows.map((row) => row.value),
    weight: rows.map((row) => row.weight),
  }));
