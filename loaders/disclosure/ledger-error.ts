/** The ledger cannot be trusted, is not there, or lies in the wrong place. The message says the cure. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
  readonly exitCode = 5;
  readonly problem:
    | "missing"
    | "altered"
    | "already there"
    | "inside the repository"
    | "real export"
    | "busy"
    | "closed";

  constructor(problem: LedgerError["problem"], text: string) {
    super(`The ledger is refused (${problem}): ${text}`);
    this.problem = problem;
  }
}
