import type { Key } from "../../../src/released/figure.ts";

/** The key of a row of SQL: its dimensions, where they are filled. */
export const keyOf = (
  row: Readonly<Record<string, string | number | null>>,
  dimensions: readonly string[],
): Key =>
  Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const category = row[dimension];
      return category === undefined || category === null ? [] : [[dimension, String(category)]];
    }),
  );
