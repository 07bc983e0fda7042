/**
 * Input that cannot be what the caller meant: NaN, a negative count, columns of unequal length. The message
 * says what is wrong and how to put it right, and never quotes a value of the data.
 */
export class StatisticsError extends Error {
  override readonly name = "StatisticsError";
  /** Name of the function that refused. */
  readonly estimator: string;
  readonly problem: string;
  readonly cure: string;

  constructor(estimator: string, problem: string, cure: string, options?: { readonly cause: unknown }) {
    super(`${estimator}: ${problem}. ${cure}.`, options);
    this.estimator = estimator;
    this.problem = problem;
    this.cure = cure;
  }
}
