import * as Plot from "@observablehq/plot";
import { timeText } from "../time-text.ts";
import type { PanelOptions } from "./incidence-panel.ts";
import { type CurvePoint, lastDay, type Series } from "./series.ts";
import { spreadLabels } from "./spread-labels.ts";

interface LabelOptions extends PanelOptions {
  /** First and last pixel of the frame, from above. */
  readonly frame: readonly [number, number];
}

interface Label {
  readonly end: CurvePoint;
  readonly class: string;
  /** Name of the curve; empty where the panel is named after it. */
  readonly name: string;
  /** Where the curve is cut, in words; empty where it is not. */
  readonly cut: string;
  /** Pixels that the label was moved down from the end of its curve. */
  readonly moved: number;
}

const lineHeight = 15;

/** Names at the ends of the curves, to their right on a page and above them on a telephone, never on each other. */
export function curveLabels(series: readonly Series[], options: LabelOptions): Plot.Markish[] {
  const outside = options.named && options.width === "wide";
  const side = outside ? ({ dx: 8, textAnchor: "start" } as const) : ({ dx: 2, textAnchor: "end" } as const);
  return placed(series, options).flatMap(({ end, name, cut, moved, class: hue }) => {
    const at = { x: "day", y: "value", ...side };
    const half = outside && name && cut ? lineHeight / 2 : 0;
    const above = outside ? moved - half : moved - 14;
    const cutBy = outside && name ? moved + half : -10;
    const cutAt = outside && name ? at : { ...at, y: "upper" };
    return [
      ...(name
        ? [Plot.text([end], { ...at, text: () => name, dy: above, className: `curve-label ${hue}` })]
        : []),
      ...(cut ? [Plot.text([end], { ...cutAt, text: () => cut, dy: cutBy, className: "cut-label" })] : []),
    ];
  });
}

/** Pixels to the right of the axes for names outside of them. */
export const labelRoom = (series: readonly Series[], options: PanelOptions): number =>
  Math.min(
    200,
    20 + Math.max(...series.map((one) => 6.9 * Math.max(one.label.length, cutText(one, options).length))),
  );

function placed(series: readonly Series[], options: LabelOptions): readonly Label[] {
  const { frame, top } = options;
  const ending = series.flatMap((one) => {
    const end = one.curve.at(-1);
    return end && one.curve.length > 1 ? [{ one, end }] : [];
  });
  const at = ({ end }: { end: CurvePoint }): number => frame[1] - (end.value / top) * (frame[1] - frame[0]);
  const gap = ending.some(({ one }) => cutText(one, options) !== "") ? 2 * lineHeight + 2 : lineHeight;
  const spread = spreadLabels(ending.map(at), gap, [frame[0] + 6, frame[1] - 6]);
  return ending.map(({ one, end }, index) => ({
    end,
    class: one.class,
    name: options.named ? one.label : "",
    cut: cutText(one, options),
    moved: spread[index]! - at({ end }),
  }));
}

const cutText = (one: Series, { gridUnit, t, cutWords }: PanelOptions): string =>
  one.group.cutAt === undefined || !cutWords
    ? ""
    : t("components.chart.curve cut", { time: timeText(lastDay(one), gridUnit, { t }) });
