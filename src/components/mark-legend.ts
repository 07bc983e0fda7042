import { percentDigits } from "../format/percent-digits.ts";
import type { Cell } from "../released/cell.ts";
import { roundsToZero } from "./cell.ts";
import type { ComponentOptions } from "./component-options.ts";

/** What the marks that occur among these cells mean, and how the counts are rounded; nothing for the rest. */
export function markLegend(cells: readonly Cell[], { t }: Pick<ComponentOptions, "t">): readonly string[] {
  const marks = (["c", "x", "z"] as const)
    .filter((kind) => cells.some((cell) => cell.kind === kind))
    .map((kind) => t(`components.mark.${kind}.legend`));
  const unreliable = cells.some((cell) => cell.kind === "rate" && cell.unreliable === true);
  const digits = percentDigits(cells);
  const low = cells.some((cell) => roundsToZero(cell, digits));
  const within = Math.max(0, ...cells.map((cell) => (cell.kind === "count" ? cell.within : 0)));
  return [
    ...marks,
    ...(unreliable ? [t("components.mark.u.legend")] : []),
    ...(low ? [t("components.mark.low.legend")] : []),
    ...(within > 0 ? [t("components.table.rounded", { within })] : []),
  ];
}
