import { gammaUpper } from "./gamma.ts";

/** Upper tail of the chi-squared distribution: the p-value of a test. In R: `pchisq(x, df, lower.tail = FALSE)`. */
export const chiSquaredUpper = (x: number, df: number): number => gammaUpper(x / 2, df / 2);
