import { checkBetween, checkPositive, checkProbability } from "../check.ts";

/** What a comparison of two hazards is planned with. */
export interface HazardRatioDesign {
  /** Share of people in the first group. Default 0.5. */
  readonly share?: number;
}

export interface DesignOptions {
  /** Two-sided significance level. Default 0.05. */
  readonly alpha?: number;
  /** With what probability the difference would show. Default 0.8. */
  readonly power?: number;
}

/** Refuses what is no design. */
export function checkDesign(
  estimator: string,
  values: { readonly share: number; readonly alpha: number; readonly power?: number },
  positive: Readonly<Record<string, number>>,
): void {
  const { share, ...probabilities } = values;
  checkBetween(estimator, "share", share);
  for (const [name, value] of Object.entries(probabilities)) checkProbability(estimator, name, value);
  for (const [name, value] of Object.entries(positive)) checkPositive(estimator, name, value);
}
