/** Why the gate refuses a statement. */
export type Refusal =
  | "too many crossings"
  | "unknown dimension"
  | "category twice"
  | "unknown measure"
  | "count missing"
  | "not a count"
  | "part larger than whole"
  | "not cumulative"
  | "life table does not add up"
  | "grid too fine"
  | "period too fine"
  | "contributors missing"
  | "not a number"
  | "dominance missing"
  | "outside the scale"
  | "evidence missing"
  | "minimum or maximum"
  | "bins do not add up"
  | "not a model"
  | "number without a source"
  | "not a reason"
  | "not released";

/**
 * The gate refuses: what it was asked to release lacks the evidence that its class must bring, or asks for more
 * than the tier allows. The message names figure, place and cure, never a value.
 */
export class DisclosureError extends Error {
  override readonly name = "DisclosureError";
  readonly refusal: Refusal;
  readonly figure: string;

  constructor(refusal: Refusal, figure: string, text: string) {
    super(`The gate refuses "${figure}" (${refusal}): ${text}`);
    this.refusal = refusal;
    this.figure = figure;
  }
}
