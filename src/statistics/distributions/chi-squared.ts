import { checkPlace, checkShape } from "./domain.ts";
import { gammaUpper } from "./gamma.ts";

/** Upper tail of the chi-squared distribution: the p-value of a test. In R: `pchisq(x, df, lower.tail = FALSE)`. */
export function chiSquaredUpper(x: number, df: number): number {
  checkPlace("chiSquaredUpper", "x", x);
  checkShape("chiSquaredUpper", "df", df);
  return gammaUpper(x / 2, df / 2);
}
