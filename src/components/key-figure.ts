import { percentDigits } from "../format/percent-digits.ts";
import type { Count, Mean, Rate } from "../released/cell.ts";
import { cell } from "./cell.ts";
import type { ComponentOptions } from "./component-options.ts";
import { type Child, element } from "./element.ts";
import { intervalText } from "./interval-text.ts";
import { markText } from "./reason-text.ts";

export interface KeyFigureData {
  /** What the number is, in a few words. */
  readonly label: string;
  readonly value: Rate | Mean | Count;
  readonly numerator?: Count;
  readonly denominator?: Count;
  /** Whether a mean carries its sign, as changes do. */
  readonly signed?: boolean;
}

export interface KeyFigureOptions extends ComponentOptions {
  /** Where the figure behind the number stands. */
  readonly href?: string;
  /** Decimals of a mean. */
  readonly digits?: number;
}

/** One number large, with its interval and what it is a share of; a mark keeps its place and says why. */
export function keyFigure(data: KeyFigureData, given: KeyFigureOptions): HTMLElement {
  const { label, value, numerator, denominator, signed = false } = data;
  const options = { ...given, signed };
  const { document, t, href } = options;
  const digits = options.digits ?? percentDigits([value]);
  const marked = value.kind === "c" || value.kind === "x" || value.kind === "z";
  const interval = intervalText(value, { ...options, digits });
  const line = (name: string, ...children: readonly Child[]): HTMLElement =>
    element(document, "p", { class: name }, ...children);
  return element(
    document,
    "div",
    { class: marked ? "key-figure key-figure-marked" : "key-figure" },
    line("key-figure-label", href ? element(document, "a", { href }, label) : label),
    line("key-figure-value", cell(value, { ...options, digits })),
    interval && line("key-figure-interval", t("components.key figure.interval", { interval })),
    (value.kind === "under" || value.kind === "over") &&
      line("key-figure-interval", t("components.key figure.bound")),
    marked && line("key-figure-interval", markText(value, options)),
    !marked &&
      numerator?.kind === "count" &&
      denominator &&
      line("key-figure-of", ...counts(numerator, denominator, options)),
  );
}

function counts(numerator: Count, denominator: Count, options: ComponentOptions): Child[] {
  const [before, between, after] = options
    .t(`components.key figure.${isRounded(numerator) || isRounded(denominator) ? "of about" : "of"}`, {
      numerator: "\u0000",
      denominator: "\u0000",
    })
    .split("\u0000");
  return [before, cell(numerator, options), between, cell(denominator, options), after];
}

const isRounded = (count: Count): boolean => count.kind === "count" && count.within > 0;
