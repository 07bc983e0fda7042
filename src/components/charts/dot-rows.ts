import type { Markish } from "@observablehq/plot";
import { ruleX, text } from "@observablehq/plot";
import type { Width } from "./chart-options.ts";
import { widths } from "./chart-options.ts";
import { dotMarks } from "./dot-marks.ts";
import { drawPlot } from "./draw-plot.ts";

/** One row of a dot-and-whisker chart, already in words. */
export interface DotRow {
  /** Number of the row of the table that holds its exact values; headings have none. */
  readonly row?: number;
  readonly label: string;
  /** The value and its interval in words, or the words for what stands instead. */
  readonly text: string;
  /** "45 of 210": shown where there is room. */
  readonly count?: string;
  readonly state:
    | "value"
    | "unreliable"
    | "under"
    | "over"
    | "hidden"
    | "missing"
    | "not applicable"
    | "heading";
  readonly value?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** An earlier value of the same people, drawn above the row's own with an arrow between. */
  readonly from?: Interval | undefined;
  /** Class with a hue of its own, for example "grade-2". */
  readonly class?: string;
}

export interface Interval {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A row and its place: 0 is the first from above. */
export interface PlacedRow extends DotRow {
  readonly y: number;
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
  readonly reference?: { readonly value: number; readonly label: string } | undefined;
  /** Pixels from row to row, for charts that stand beside each other. */
  readonly rowHeight?: number;
}

const rowHeights = { narrow: 46, wide: 30, stacked: 66 } as const;
/** Pixels that an axis needs to be read. */
const leastAxis = 220;
/** Pixels a character takes at the size of the labels, on average; generous, for capitals. */
const character = 7;
/** The same without reserve. */
const tightly = 6.4;

/** Dots with whiskers, one row each: labels to the left on a page, above the row on a telephone. */
export function dotRows(rows: readonly DotRow[], options: DotRowsOptions): SVGSVGElement {
  const { width, domain, reference } = options;
  const beside = columnsFor(rows);
  // Labels too long to stand beside the axis without crushing it stand above their rows, as on a telephone.
  const narrow = width === "narrow" || widths.wide - beside.left - beside.right < leastAxis;
  const placed = rows.map((row, y) => ({ ...row, y }));
  const columns = narrow ? { ...beside, left: 14, right: width === "narrow" ? 16 : beside.counts } : beside;
  const axis = widths[width] - columns.left - columns.right;
  const marginTop = reference ? 30 : 10;
  const stacked =
    narrow && rows.some((row) => (row.label.length + row.text.length) * tightly > widths[width] - 24);
  const rowHeight = stacked
    ? rowHeights.stacked
    : (options.rowHeight ?? rowHeights[narrow ? "narrow" : "wide"]);
  return drawPlot(
    {
      width: widths[width],
      height: marginTop + rows.length * rowHeight + 32,
      marginLeft: columns.left,
      marginRight: columns.right,
      marginTop,
      marginBottom: 32,
      x: {
        domain: [...domain],
        ticks: Math.max(2, Math.min(6, Math.floor(axis / 64))),
        tickFormat: options.tickFormat,
        label: null,
        grid: true,
        tickSize: 0,
      },
      y: { axis: null, domain: [-0.5, rows.length - 0.5], reverse: true },
      marks: [
        ...(reference ? referenceMarks(reference) : []),
        ...dotMarks(placed, { domain, narrow }),
        ...(narrow ? textAbove(placed, 7 - rowHeight / 2, stacked) : textBeside(placed, columns)),
        ...(width === "wide" ? countText(placed, narrow ? 24 : columns.count) : []),
      ],
    },
    options,
  );
}

const referenceMarks = (reference: { value: number; label: string }): Markish[] => [
  ruleX([reference.value], { className: "reference" }),
  text([reference], {
    x: "value",
    text: "label",
    frameAnchor: "top",
    dx: -4,
    dy: -20,
    lineAnchor: "top",
    textAnchor: "start",
    className: "reference-label",
  }),
];

interface Columns {
  readonly left: number;
  readonly right: number;
  /** Pixels from the axes to the start of the counts. */
  readonly count: number;
  /** Pixels that the counts take. */
  readonly counts: number;
}

const columnsFor = (rows: readonly DotRow[]): Columns => {
  const widest = (words: (row: DotRow) => string): number =>
    character * Math.max(0, ...rows.map((row) => words(row).length));
  const value = widest((row) => (hasNumber(row) ? row.text : "")) + 32;
  const count = widest((row) => row.count ?? "");
  const counts = count && count + 12;
  return { left: widest((row) => row.label) + 24, right: value + counts, count: value, counts: counts + 16 };
};

const textBeside = (rows: readonly PlacedRow[], columns: Columns): Markish[] => {
  const right = { frameAnchor: "right", y: "y", textAnchor: "start" } as const;
  return [
    text(rows.filter(isRow), {
      frameAnchor: "left",
      y: "y",
      text: "label",
      dx: -14,
      textAnchor: "end",
      className: "row-label",
    }),
    text(rows.filter(isHeading), {
      frameAnchor: "left",
      y: "y",
      text: "label",
      dx: 8 - columns.left,
      textAnchor: "start",
      className: "row-heading",
    }),
    text(rows.filter(hasNumber), { ...right, text: "text", dx: 20, className: "row-value" }),
  ];
};

const countText = (rows: readonly PlacedRow[], dx: number): Markish[] => [
  text(
    rows.filter((row) => row.count),
    { frameAnchor: "right", y: "y", textAnchor: "start", text: "count", dx, className: "row-count" },
  ),
];

/** Label to the left and value to the right above each row, or, stacked, one under the other. */
const textAbove = (rows: readonly PlacedRow[], dy: number, stacked: boolean): Markish[] => [
  text(rows.filter(isRow), {
    frameAnchor: "left",
    y: "y",
    text: "label",
    dx: -8,
    dy,
    textAnchor: "start",
    className: "row-label",
  }),
  text(rows.filter(isHeading), {
    frameAnchor: "left",
    y: "y",
    text: "label",
    dx: -8,
    textAnchor: "start",
    className: "row-heading",
  }),
  text(rows.filter(hasNumber), {
    ...(stacked
      ? { frameAnchor: "left", dx: -8, dy: dy + 15, textAnchor: "start" }
      : { frameAnchor: "right", dx: 8, dy, textAnchor: "end" }),
    y: "y",
    text: "text",
    className: "row-value",
  }),
];

const isHeading = (row: DotRow): boolean => row.state === "heading";
const isRow = (row: DotRow): boolean => row.state !== "heading";
const hasNumber = (row: DotRow): boolean => ["value", "unreliable", "under", "over"].includes(row.state);
