import type { ReferenceValue } from "./reference-values.ts";

/** The reference files carry ten significant digits, so 1e-8 is far above their rounding. */
const TOLERANCE = 1e-8;

/** Whether our value is the reference's, within what its ten digits and R's own stopping rule allow. */
export function agrees(ours: number, row: ReferenceValue): boolean {
  // Where the true limit is 0 the reference holds the rounding error of a difference.
  if (row.quantity.endsWith("wilson_lo95") && row.value < 1e-15) return ours === 0;
  return Math.abs(ours - row.value) <= toleranceOf(row) * Math.abs(row.value);
}

function toleranceOf({ analysis }: ReferenceValue): number {
  // R's coxph stops when the log likelihood settles at 1e-9, which leaves coefficients off by up to 1e-7; to 1e-8
  // against coxph iterated to the end see cox.test.ts.
  if (analysis.includes("cox_")) return 1e-6;
  return TOLERANCE;
}
