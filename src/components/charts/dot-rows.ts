import * as Plot from "@observablehq/plot";
import { type Width, widths } from "./chart-options.ts";
import { drawPlot } from "./draw-plot.ts";

/** One row of a dot-and-whisker chart, already in words. */
export interface DotRow {
  /** Number of the row of the table that holds its exact values. */
  readonly row: number;
  readonly label: string;
  /** The value and its interval in words, or the sentence for what stands instead. */
  readonly text: string;
  /** "heading" stands over the rows of a group. */
  readonly state: "value" | "unreliable" | "under" | "over" | "hidden" | "missing" | "heading";
  readonly value?: number;
  readonly lower?: number;
  readonly upper?: number;
}

export interface DotRowsOptions {
  readonly document: Document;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: Width;
  readonly domain: readonly [number, number];
  readonly tickFormat: (value: number) => string;
  /** A reference line with words. */
  readonly reference?: { readonly value: number; readonly label: string };
  readonly class?: string;
}

interface Placed extends DotRow {
  readonly y: number;
}

const rowHeight = { narrow: 40, wide: 30 } as const;

/** Dots with whiskers, one row each: labels to the left on a page, above the row on a telephone. */
export function dotRows(rows: readonly DotRow[], options: DotRowsOptions): SVGSVGElement {
  const { width, domain, reference } = options;
  const narrow = width === "narrow";
  const placed: readonly Placed[] = rows.map((row, index) => ({ ...row, y: index }));
  const [left, right] = narrow ? [12, 12] : [leftMargin(rows), rightMargin(rows)];
  const marginTop = reference ? 30 : 12;
  return drawPlot(
    {
      width: widths[width],
      height: marginTop + rows.length * rowHeight[width] + 32,
      marginLeft: left,
      marginRight: right,
      marginTop,
      marginBottom: 32,
      x: {
        domain: [...domain],
        ticks: narrow ? 4 : 6,
        tickFormat: options.tickFormat,
        label: null,
        grid: true,
        tickSize: 0,
      },
      y: { axis: null, domain: [-0.5, rows.length - 0.5], reverse: true },
      marks: [
        ...(reference ? referenceMarks(reference) : []),
        ...boundMarks(placed, domain),
        ...valueMarks(placed),
        ...(narrow ? narrowText(placed, domain, options) : wideText(placed, domain)),
      ],
    },
    options,
  );
}

const referenceMarks = (reference: { value: number; label: string }): Plot.Markish[] => [
  Plot.ruleX([reference.value], { className: "reference" }),
  Plot.text([reference], {
    x: "value",
    text: "label",
    frameAnchor: "top",
    dy: -18,
    lineAnchor: "top",
    className: "reference-label",
  }),
];

/** A bound is a bar that fades nowhere: it covers all that the value may be, with an arrow to its open side. */
const boundMarks = (rows: readonly Placed[], [low, high]: readonly [number, number]): Plot.Markish[] => {
  const bounds = rows.filter((row) => row.state === "under" || row.state === "over");
  const start = (row: Placed): number => (row.state === "under" ? low : (row.value ?? low));
  const end = (row: Placed): number => (row.state === "under" ? (row.value ?? high) : high);
  return [
    Plot.rect(bounds, {
      x1: start,
      x2: end,
      y1: (row: Placed) => row.y - 0.16,
      y2: (row: Placed) => row.y + 0.16,
      className: "bound",
      ariaLabel: (row: Placed) => String(row.row),
    }),
    Plot.ruleX(bounds, {
      x: "value",
      y1: (row: Placed) => row.y - 0.26,
      y2: (row: Placed) => row.y + 0.26,
      className: "bound-edge",
    }),
    Plot.text(bounds, {
      x: (row: Placed) => (start(row) + end(row)) / 2,
      y: "y",
      className: "bound-arrow",
      text: (row: Placed) => (row.state === "under" ? "◂" : "▸"),
    }),
  ];
};

const valueMarks = (rows: readonly Placed[]): Plot.Markish[] => {
  const values = rows.filter((row) => row.state === "value" || row.state === "unreliable");
  return [
    Plot.ruleY(values, { x1: "lower", x2: "upper", y: "y", className: "whisker" }),
    ...(["value", "unreliable"] as const).map((state) =>
      Plot.dot(
        values.filter((row) => row.state === state),
        {
          x: "value",
          y: "y",
          r: 4.5,
          className: `point point-${state}`,
          ariaLabel: (row: Placed) => String(row.row),
        },
      ),
    ),
  ];
};

const wideText = (rows: readonly Placed[], [low]: readonly [number, number]): Plot.Markish[] => [
  Plot.text(
    rows.filter((row) => row.state !== "heading"),
    {
      x: low,
      y: "y",
      text: "label",
      dx: -12,
      textAnchor: "end",
      className: "row-label",
    },
  ),
  Plot.text(
    rows.filter((row) => row.state === "heading"),
    {
      frameAnchor: "left",
      y: "y",
      text: "label",
      dx: -12,
      textAnchor: "end",
      className: "row-heading",
    },
  ),
  Plot.text(rows.filter(hasNumber), {
    frameAnchor: "right",
    y: "y",
    text: "text",
    dx: 12,
    textAnchor: "start",
    className: "row-value",
  }),
  ...stateText(rows, low, 0),
];

const narrowText = (
  rows: readonly Placed[],
  [low]: readonly [number, number],
  { id }: DotRowsOptions,
): Plot.Markish[] => {
  void id;
  return [
    Plot.text(rows, {
      frameAnchor: "left",
      y: "y",
      text: "label",
      dy: -13,
      textAnchor: "start",
      className: "row-label",
    }),
    Plot.text(rows.filter(hasNumber), {
      frameAnchor: "right",
      y: "y",
      text: "text",
      dy: -13,
      textAnchor: "end",
      className: "row-value",
    }),
    ...stateText(rows, low, 2),
  ];
};

/** Rows without a number: a hatched lozenge for what is hidden, a dashed line for what never came. */
const stateText = (rows: readonly Placed[], low: number, dy: number): Plot.Markish[] =>
  (["hidden", "missing"] as const).map((state) =>
    Plot.text(
      rows.filter((row) => row.state === state),
      {
        x: low,
        y: "y",
        text: "text",
        dx: 4,
        dy,
        textAnchor: "start",
        className: `row-${state}`,
        ariaLabel: (row: Placed) => String(row.row),
      },
    ),
  );

const hasNumber = (row: DotRow): boolean => ["value", "unreliable", "under", "over"].includes(row.state);

/** Room for the longest label, in pixels at about 6.6 a character. */
const leftMargin = (rows: readonly DotRow[]): number =>
  Math.min(240, Math.max(64, ...rows.map((row) => row.label.length * 6.8 + 20)));

const rightMargin = (rows: readonly DotRow[]): number =>
  Math.max(24, ...rows.filter(hasNumber).map((row) => row.text.length * 6.4 + 20));
