/** A fault of the program, not of the delivery: what was counted does not add up. */
export class IntakeError extends Error {
  override readonly name = "IntakeError";
}
