import { extent } from "d3";
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
  const [within, most] = extent(
    cells.flatMap((cell) => (cell.kind === "count" && cell.within > 0 ? [cell.within] : [])),
  );
  return [
    ...marks,
    ...(unreliable ? [t("components.mark.u.legend")] : []),
    ...(low ? [t("components.mark.low.legend")] : []),
    ...(within === undefined ? [] : [roundingText({ within, most }, { t })]),
  ];
}

/** Counts that were worked out from several rounded ones are less exact than those. */
const roundingText = (
  { within, most }: { within: number; most: number },
  { t }: Pick<ComponentOptions, "t">,
): string =>
  most > within ? t("components.table.derived", { within, most }) : t("components.table.rounded", { within });
