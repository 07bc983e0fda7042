/** The warehouse could not be built; the message names the model, the column and the rule, never a value. */
export class WarehouseError extends Error {
  override readonly name = "WarehouseError";
  readonly exitCode = 70;
}
