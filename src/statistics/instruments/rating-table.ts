import { checkColumn, checkRows } from "../check.ts";
import { StatisticsError } from "../errors.ts";

/** Rows are people (or things) rated, columns are items or raters. */
export type Ratings = readonly ArrayLike<number>[];

/**
 * Refuses rows of different length or fewer than two columns, and anything but finite numbers.
 *
 * @returns the number of columns; 0 without rows
 */
export function checkRatings(estimator: string, ratings: Ratings): number {
  checkRows(estimator, "ratings", ratings);
  const width = ratings[0]?.length ?? 0;
  for (const [i, row] of ratings.entries()) {
    if (row.length !== width) {
      throw new StatisticsError(
        estimator,
        `row ${i} is not as long as the first`,
        "Leave out rows with missing ratings, and say how many",
      );
    }
    checkColumn(estimator, `row ${i}`, row);
  }
  if (ratings.length > 0 && width < 2) {
    throw new StatisticsError(estimator, "there is one column only", "Give at least two items or raters");
  }
  return width;
}
