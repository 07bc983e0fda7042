/** The site could not be built or does not pass its checks; nothing has been replaced. */
export class SiteError extends Error {
  override readonly name = "SiteError";
  readonly exitCode = 3;
  /** What the tool said, for --verbose. */
  readonly detail: string;

  constructor(message: string, detail = "") {
    super(message);
    this.detail = detail;
  }
}
