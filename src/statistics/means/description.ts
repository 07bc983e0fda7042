import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { moments } from "./moments.ts";
import { quantiles } from "./quantiles.ts";

export interface Description {
  readonly kind: "description";
  readonly n: number;
  readonly mean: number;
  /** With n - 1; absent where n is 1. */
  readonly sd?: number;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/**
 * Where do values lie, and how far apart? Number, mean, standard deviation, extremes and quartiles (type 7, as
 * {@link quantiles}). The extremes are values of single people: never release them.
 *
 * @param values finite numbers in any order
 * @returns the figures, in the unit of the values; "not estimable" without values (no observations)
 * @throws StatisticsError on NaN and infinite values
 *
 * In R: `summary(x); sd(x)`.
 *
 * Source: Tukey JW (1977). Exploratory data analysis. Addison-Wesley, chapter 2 (five numbers; the quartiles here
 * are Hyndman and Fan's type 7, doi:10.1080/00031305.1996.10473566).
 */
export function description(values: ArrayLike<number>): Description | NotEstimable {
  const { n, mean, sd } = moments(values);
  const five = quantiles(values, [0, 0.25, 0.5, 0.75, 1]);
  if (five.kind === "not estimable") return notEstimable(five.reason);
  const [min, q1, median, q3, max] = five.values as [number, number, number, number, number];
  return withinNumbers("description", {
    kind: "description",
    n,
    mean,
    ...(n > 1 ? { sd } : {}),
    min,
    q1,
    median,
    q3,
    max,
  });
}
