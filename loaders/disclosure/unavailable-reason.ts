import { reasonCodes } from "../../src/released/cell.ts";
import type { UnavailableFigure } from "../../src/released/figure.ts";
import { DisclosureError } from "./disclosure-error.ts";

const codes: ReadonlySet<string> = new Set(reasonCodes);

/** Details that name parts of a definition or of the contract. Anything else could be a count. */
const details: ReadonlySet<string> = new Set([
  "table",
  "column",
  "months",
  "days",
  "minimum",
  "evidence",
  "outcome",
  "horizon",
  "measure",
]);

/** Refuses a reason that could carry a number or a value of an export. */
export function checkReason({ id, kind, reason }: UnavailableFigure): void {
  const detail = Object.entries(reason.detail ?? {});
  const isName = (value: string | number) =>
    typeof value === "number"
      ? Number.isInteger(value) && value >= 0
      : /^[a-z][a-z0-9_ -]{0,40}$/.test(value);
  if (kind !== "unavailable" || !codes.has(reason.code))
    throw new DisclosureError("not a reason", id, "its reason is none of the contract's. Use one of them.");
  const odd = detail.find(([name, value]) => !details.has(name) || !isName(value));
  if (odd !== undefined)
    throw new DisclosureError(
      "not a reason",
      id,
      `the detail "${odd[0]}" of its reason names no part of a definition. Leave it out.`,
    );
}
