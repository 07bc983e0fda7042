/** Why a table cannot be suppressed, or a rule not be applied. */
export type SuppressionProblem =
  | "not a column"
  | "not an inner cell"
  | "order is incomplete"
  | "protected and published"
  | "unknown code"
  | "unknown dimension"
  | "unknown group"
  | "too many inner cells"
  | "not a contribution"
  | "not a parameter";

/**
 * What was handed over is no table, or no rule. The message names column, dimension or row by its place and says
 * what to do; it never prints a value or a code of the data.
 */
export class SuppressionError extends Error {
  override readonly name = "SuppressionError";
  readonly problem: SuppressionProblem;

  constructor(problem: SuppressionProblem, text: string) {
    super(`The table cannot be suppressed (${problem}): ${text}`);
    this.problem = problem;
  }
}
