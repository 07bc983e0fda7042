/** Why no research extract is made. */
export type ExtractRefusal =
  | "too few people"
  | "no quasi-identifiers"
  | "suppression beyond the limit"
  | "pseudonym twice"
  | "not an extract";

/** No research extract is made. The message says why and what can be done, never a value of anybody. */
export class ResearchExtractError extends Error {
  override readonly name = "ResearchExtractError";
  readonly exitCode = 2;
  readonly refusal: ExtractRefusal;

  constructor(refusal: ExtractRefusal, text: string) {
    super(`No research extract is made (${refusal}): ${text} Nothing was replaced.`);
    this.refusal = refusal;
  }
}
