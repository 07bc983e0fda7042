import * as Plot from "@observablehq/plot";
import { isMark } from "../../released/cell.ts";
import type { ControlFigure } from "../../released/figure.ts";
import type { ChartOptions } from "./chart-options.ts";
import { spreadLabels } from "./spread-labels.ts";

type Point = ControlFigure["points"][number];

export interface PlacedPeriod {
  /** Number of the row of the table, which is also the place on the axis. */
  readonly row: number;
  readonly point: Point;
  /** Undefined where the rate is not a number. */
  readonly value: number | undefined;
}

const rowNumber = ({ row }: PlacedPeriod): string => String(row);

/** Centre and limits as steps: they may differ from period to period with the size of the denominator. */
export function limitMarks(placed: readonly PlacedPeriod[]): Plot.Markish[] {
  const limited = placed.filter(({ point }) => point.upperLimit !== null);
  const line = (share: (point: Point) => number | null, className: string): Plot.Markish =>
    Plot.line(limited, { x: "row", y: ({ point }: PlacedPeriod) => share(point), curve: "step", className });
  return [
    Plot.areaY(limited, {
      x: "row",
      y1: ({ point }: PlacedPeriod) => point.lowerLimit,
      y2: ({ point }: PlacedPeriod) => point.upperLimit,
      curve: "step",
      className: "limits",
    }),
    line((point) => point.lowerLimit, "limit"),
    line((point) => point.upperLimit, "limit"),
    line((point) => point.centre, "centre"),
  ];
}

/** Usual periods as dots, signalling ones as larger diamonds. */
export function periodMarks(placed: readonly PlacedPeriod[]): Plot.Markish[] {
  const valued = placed.filter(({ value }) => value !== undefined);
  const usual = valued.filter(({ point }) => point.signals.length === 0);
  const signalling = valued.filter(({ point }) => point.signals.length > 0);
  const place = { x: "row", y: "value" } as const;
  return [
    Plot.line(placed, { x: "row", y: ({ value }: PlacedPeriod) => value ?? Number.NaN, className: "path" }),
    Plot.dot(usual, { ...place, r: 3.5, className: "period period-usual", ariaLabel: rowNumber }),
    Plot.dot(signalling, {
      ...place,
      r: 6,
      symbol: "diamond",
      className: "period period-signal",
      ariaLabel: rowNumber,
    }),
  ];
}

/**
 * Periods without a number keep their place: a triangle at a bound, pointing to where the share lies, or the mark
 * at the foot of the chart.
 */
export function hiddenPeriods(
  placed: readonly PlacedPeriod[],
  words: (one: PlacedPeriod) => string,
): Plot.Markish[] {
  const bounds = (["under", "over"] as const).map((kind) =>
    Plot.dot(
      placed.filter(({ point }) => point.rate.kind === kind),
      {
        x: "row",
        y: ({ point }: PlacedPeriod) => boundOf(point),
        r: 4,
        symbol: "triangle",
        rotate: kind === "under" ? 180 : 0,
        className: "bound-arrow",
        ariaLabel: rowNumber,
      },
    ),
  );
  return [
    ...bounds,
    Plot.text(
      placed.filter(({ point }) => isMark(point.rate)),
      {
        x: "row",
        frameAnchor: "bottom",
        dy: -8,
        // Where many periods stand close, a mark after a mark is a dot: words would lie on each other.
        text: (one: PlacedPeriod) => (placed.length > crowded && followsMark(one, placed) ? "·" : words(one)),
        className: "row-sign",
        ariaLabel: rowNumber,
      },
    ),
  ];
}

/** With more periods on the axis, the marks of two neighbours would touch. */
const crowded = 20;

const followsMark = ({ row }: PlacedPeriod, placed: readonly PlacedPeriod[]): boolean => {
  const before = placed[row - 1];
  return before !== undefined && isMark(before.point.rate);
};

/** What a share lies under or over; undefined where it is a number or a mark. */
export const boundOf = ({ rate }: Point): number | undefined =>
  rate.kind === "under" || rate.kind === "over" ? rate.bound : undefined;

export interface LimitLabelOptions extends ChartOptions {
  /** Pixels from above of a share. */
  readonly scale: (share: number) => number;
}

/** What the last centre and limits are, beside the ends of their lines. */
export function limitLabels(
  placed: readonly PlacedPeriod[],
  { t, format, scale }: LimitLabelOptions,
): Plot.Markish[] {
  const last = placed.filter(({ point }) => point.upperLimit !== null).at(-1)?.point;
  const labels = (["upperLimit", "centre", "lowerLimit"] as const).flatMap((name) => {
    const share = last?.[name] ?? null;
    return share === null ? [] : [{ name, share }];
  });
  const spread = spreadLabels(
    labels.map(({ share }) => scale(share)),
    15,
    [0, Number.MAX_VALUE],
  );
  return labels.map(({ name, share }, index) =>
    Plot.text([share], {
      x: placed.length - 0.7,
      y: [share],
      text: [t(`components.chart.${name}`, { value: format.percent(share) })],
      dx: 8,
      dy: spread[index]! - scale(share),
      textAnchor: "start",
      className: "line-label",
    }),
  );
}
