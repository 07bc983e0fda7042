import { SuppressionError } from "../suppression/suppression-error.ts";

/** Contributions, largest first. Rules of shares mean nothing where amounts can cancel. */
export function checkedContributions(contributions: readonly number[]): readonly number[] {
  if (contributions.some((value) => !Number.isFinite(value) || value < 0))
    throw new SuppressionError(
      "not a contribution",
      "a contribution is negative or no number. Rules of shares need amounts of 0 or more; hand over their sizes.",
    );
  return contributions.toSorted((a, b) => b - a);
}

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Refuses a parameter outside its range. */
export function checkParameter(name: string, value: number, least: number, most: number): void {
  if (!(value > least && value <= most))
    throw new SuppressionError(
      "not a parameter",
      `${name} must be above ${least} and at most ${most}. Correct the policy.`,
    );
}
