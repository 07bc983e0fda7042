/** The audit fails: what would be released could point at somebody, or does not say what is true. Never a value. */
export class AuditError extends Error {
  override readonly name = "AuditError";
  readonly exitCode = 6;
  readonly problem:
    | "a protected count is too narrow"
    | "the truth contradicts a statement"
    | "a certificate does not hold";

  constructor(problem: AuditError["problem"], text: string) {
    super(`The audit fails (${problem}): ${text}`);
    this.problem = problem;
  }
}
