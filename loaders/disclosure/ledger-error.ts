/** What is wrong with a ledger, each with an exit code of its own where somebody must look for different things. */
const exitCodes = {
  missing: 5,
  "already there": 5,
  "inside the repository": 5,
  "real export": 5,
  busy: 5,
  closed: 5,
  edited: 7,
  "entries removed": 8,
  "entries moved": 9,
  replaced: 10,
  "a snapshot": 11,
  "a certificate": 12,
  "a released file": 13,
} as const;

/** The ledger cannot be trusted, is not there, or lies in the wrong place. The message says the cure. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
  readonly exitCode: number;
  readonly problem: keyof typeof exitCodes;

  constructor(problem: LedgerError["problem"], text: string) {
    super(`The ledger is refused (${problem}): ${text}`);
    this.problem = problem;
    this.exitCode = exitCodes[problem];
  }
}
