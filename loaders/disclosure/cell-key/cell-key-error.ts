export type CellKeyProblem =
  | "not a parameter"
  | "no such noise"
  | "secret too short"
  | "not a count"
  | "not a key";

/** The cell key method was handed what it cannot work with. Never prints a count, a key or the secret. */
export class CellKeyError extends Error {
  override readonly name = "CellKeyError";
  readonly problem: CellKeyProblem;

  constructor(problem: CellKeyProblem, text: string) {
    super(`Cell keys cannot be used (${problem}): ${text}`);
    this.problem = problem;
  }
}
