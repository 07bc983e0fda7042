import { isMark, type Mark, type Mean, type Rate } from "../../released/cell.ts";
import { type CellOptions, cellText } from "../cell.ts";
import { intervalText } from "../interval-text.ts";
import type { DotRow } from "./dot-rows.ts";

type RowOptions = Omit<CellOptions, "document">;
type Estimate = Pick<DotRow, "state" | "text" | "value" | "lower" | "upper">;

/** A rate or mean as the row of a dot chart: its state, its place and its words. */
export function estimateRow(value: Rate | Mean, options: RowOptions): Estimate {
  if (isMark(value)) return markRow(value, options);
  if (value.kind === "under" || value.kind === "over")
    return { state: value.kind, value: value.bound, text: cellText(value, options) };
  const state = value.kind === "rate" && value.unreliable ? "unreliable" : "value";
  return {
    state,
    value: value.value,
    lower: value.lower,
    upper: value.upper,
    text: estimateText(value, options),
  };
}

/** "21% (16% to 28%)", with the mark of low reliability where it has one. */
export function estimateText(value: Rate | Mean, options: RowOptions): string {
  const interval = intervalText(value, options);
  const number = cellText(value, options);
  if (!interval) return number;
  const text = options.t("components.value with interval", { value: number, interval });
  return value.kind === "rate" && value.unreliable ? `${text} ${options.t("components.mark.u.text")}` : text;
}

const stateOf = { c: "hidden", x: "missing", z: "not applicable" } as const;

const markRow = (mark: Mark, { t }: RowOptions): Estimate => ({
  state: stateOf[mark.kind],
  text: t(`components.mark.${mark.kind}.short`),
});
