import type { Cell } from "../released/cell.ts";
import { type CellOptions, shareText } from "./cell.ts";

/** "2% to 10%": the interval of a rate or mean; an empty text where the cell has none. */
export function intervalText(
  value: Cell,
  { t, format, digits, signed }: Omit<CellOptions, "document">,
): string {
  if (value.kind === "rate")
    return t("components.interval", {
      lower: shareText(value.lower, { t, format, digits }),
      upper: shareText(value.upper, { t, format, digits }),
    });
  if (value.kind === "mean") {
    const number = signed ? format.signed : format.number;
    return t("components.interval", {
      lower: number(value.lower, digits ?? 1),
      upper: number(value.upper, digits ?? 1),
    });
  }
  return "";
}
