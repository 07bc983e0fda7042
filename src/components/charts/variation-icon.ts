import type { ControlFigure } from "../../released/figure.ts";
import { element, svgElement } from "../element.ts";
import type { ChartOptions } from "./chart-options.ts";

type Variation = "common" | "improving" | "concern" | "special" | "unknown";

/** Whether the last period stands out, as a shape and in words (after NHS Making Data Count, without its colours). */
export function variationIcon(figure: ControlFigure, options: ChartOptions): HTMLElement {
  const { document, t } = options;
  const { variation, side } = variationOf(figure, options.direction ?? "neither");
  const signals = figure.points.at(-1)?.signals ?? [];
  const words = t(`components.variation.${variation}`, {
    side,
    signals: signals.map((signal) => t(`components.signal.${signal}`)).join(t("components.list separator")),
  });
  return element(
    document,
    "p",
    { class: `variation variation-${variation}` },
    svgElement(
      document,
      "svg",
      { class: "variation-sign", viewBox: "0 0 40 24", width: 40, height: 24, "aria-hidden": "true" },
      ...sign(document, variation, side),
    ),
    element(document, "span", {}, words),
  );
}

function variationOf(
  { points }: ControlFigure,
  direction: NonNullable<ChartOptions["direction"]>,
): { variation: Variation; side: "above" | "below" } {
  const last = points.at(-1);
  if (last?.rate.kind !== "rate" || last.centre === null) return { variation: "unknown", side: "above" };
  const side = last.rate.value >= last.centre ? "above" : "below";
  if (last.signals.length === 0) return { variation: "common", side };
  if (direction === "neither") return { variation: "special", side };
  const good = (direction === "higher is better") === (side === "above");
  return { variation: good ? "improving" : "concern", side };
}

/** A little course between two limits; where something stands out its last point leaves them. */
function sign(document: Document, variation: Variation, side: "above" | "below"): SVGElement[] {
  const limits = svgElement(document, "path", { d: "M1 6H39M1 18H39", class: "sign-limits" });
  if (variation === "unknown")
    return [limits, svgElement(document, "path", { d: "M12 12H28", class: "sign-line sign-dashed" })];
  if (variation === "common")
    return [limits, svgElement(document, "path", { d: "M3 13L11 9L19 14L27 10L36 12", class: "sign-line" })];
  const y = side === "above" ? 3 : 21;
  return [
    limits,
    svgElement(document, "path", { d: `M3 13L11 10L19 14L27 11L34 ${y}`, class: "sign-line" }),
    svgElement(document, "path", {
      d: `M34 ${y - 3}l3 3l-3 3l-3 -3z`,
      class: variation === "concern" ? "sign-hollow" : "sign-solid",
    }),
  ];
}
