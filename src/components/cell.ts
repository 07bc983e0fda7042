import { type Cell, isMark } from "../released/cell.ts";
import type { ComponentOptions } from "./component-options.ts";
import { element } from "./element.ts";
import { markText } from "./reason-text.ts";

export interface CellOptions extends Pick<ComponentOptions, "document" | "t" | "format"> {
  /** Decimals of percentages and means; take them from the whole figure so that a column aligns. */
  readonly digits?: number;
  /** Whether means carry their sign, as changes and differences do. */
  readonly signed?: boolean;
}

/** One released number, or the mark that stands for it; the exact released value is in `value`. */
export function cell(value: Cell, options: CellOptions): HTMLElement {
  const { document, t } = options;
  const text = cellText(value, options);
  if (isMark(value)) {
    const title = markText(value, { t });
    return element(document, "abbr", { class: `cell cell-${value.kind}`, title }, text);
  }
  if (value.kind === "under" || value.kind === "over")
    return element(document, "data", { class: `cell cell-${value.kind}`, value: value.bound }, text);
  const state = value.value === 0 ? " cell-zero" : "";
  const number = element(
    document,
    "data",
    { class: `cell cell-${value.kind}${state}`, value: value.value },
    text,
  );
  if (value.kind !== "rate" || !value.unreliable) return number;
  return element(document, "span", { class: "cell cell-unreliable" }, number, " ", unreliableMark(options));
}

/** [u], with its meaning. */
export const unreliableMark = ({ document, t }: Pick<CellOptions, "document" | "t">): HTMLElement =>
  element(
    document,
    "abbr",
    { class: "cell-u", title: t("components.mark.u.meaning") },
    t("components.mark.u.text"),
  );

/** The same as plain text, for charts and alternative texts. */
export function cellText(value: Cell, { t, format, digits, signed }: Omit<CellOptions, "document">): string {
  switch (value.kind) {
    case "count":
      return format.count(value.value);
    case "rate": {
      return roundsToZero(value, digits)
        ? t("components.mark.low.text")
        : shareText(value.value, { t, format, digits });
    }
    case "mean":
      return (signed ? format.signed : format.number)(value.value, digits ?? 1);
    case "under":
    case "over":
      return t(`components.bound.${value.kind}`, { bound: format.percent(value.bound, digits ?? 0) });
    default:
      return t(`components.mark.${value.kind}.text`);
  }
}

/** A share as a percentage; one that would be printed as 100% although it is not all says so. */
export function shareText(
  share: number,
  { t, format, digits = 0 }: Pick<CellOptions, "t" | "format"> & { readonly digits?: number | undefined },
): string {
  const steps = 10 ** (2 + digits);
  if (share >= 1 || Math.round(share * steps) < steps) return format.percent(share, digits);
  return t("components.bound.over", { bound: format.percent(1 - 1 / steps, digits) });
}

/** Whether a rate would be printed as zero although it is not. */
export const roundsToZero = (value: Cell, digits = 0): boolean =>
  value.kind === "rate" && value.value > 0 && Number(value.value.toFixed(2 + digits)) === 0;
