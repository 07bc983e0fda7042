import * as Plot from "@observablehq/plot";
import { max } from "d3";
import { percentDigits } from "../../format/percent-digits.ts";
import { timeText } from "../time-text.ts";
import type { PanelOptions } from "./incidence-panel.ts";
import type { HiddenStretch, Series } from "./series.ts";

/**
 * Where the estimates are hidden: a plain band from zero to the bound, or a hatched foot where not even a bound
 * is released, with words above the axes and a line from the words to what they speak of.
 */
export function hiddenMarks(one: Series, options: PanelOptions): Plot.Markish[] {
  if (one.hidden.length === 0) return [];
  const bounded = merged(one.hidden.filter(({ bound }) => bound !== undefined));
  const unbounded = merged(one.hidden.filter(({ bound }) => bound === undefined));
  const foot = options.top / 24;
  return [
    Plot.rect(bounded, { x1: "from", x2: "to", y1: 0, y2: "bound", className: `bound-band ${one.class}` }),
    Plot.ruleY(unbounded, { x1: "from", x2: "to", y: foot, className: "hidden-foot" }),
    Plot.rect(
      one.hidden.filter(({ row }) => row !== undefined),
      {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: ({ bound }: HiddenStretch) => bound ?? 2 * foot,
        className: "hit",
        ariaLabel: ({ row }: HiddenStretch) => String(row),
      },
    ),
    ...words(one, options),
  ];
}

function words(one: Series, { top, plotHeight, gridUnit, t, format }: PanelOptions): Plot.Markish[] {
  const hidden = one.hidden.filter(({ between }) => !between);
  const bound = max(hidden, (stretch) => stretch.bound);
  const digits = percentDigits(one.group.points.map((point) => point.incidence));
  const kind = bound === undefined ? "hidden" : "bound";
  const extent = one.curve.length > 1 ? "up to" : "throughout";
  const text = t(`components.chart.${kind} ${extent}`, {
    bound: bound === undefined ? "" : format.percent(bound, digits),
    time: timeText(max(hidden, (stretch) => stretch.to) ?? 0, gridUnit, { t }),
  });
  const style = {
    text: [text],
    textAnchor: "start",
    lineAnchor: "bottom",
    lineHeight: 1.25,
    dx: 4,
    dy: -6,
    className: "band-words",
  } as const;
  if (extent === "throughout")
    return [Plot.text([bound ?? top / 12], { ...style, x: [0], y: [bound ?? top / 12] })];
  return [
    Plot.ruleX([0], { y1: bound ?? top / 12, y2: top * (1 + 4 / plotHeight), className: "leader", dx: 8 }),
    Plot.text([text], { ...style, frameAnchor: "top-left" }),
  ];
}

/** Stretches that touch and share a bound are one drawing, so that no seams show. */
function merged(stretches: readonly HiddenStretch[]): readonly HiddenStretch[] {
  const done: HiddenStretch[] = [];
  for (const next of stretches) {
    const last = done.at(-1);
    if (last?.to === next.from && last.bound === next.bound) done[done.length - 1] = { ...last, to: next.to };
    else done.push(next);
  }
  return done;
}
