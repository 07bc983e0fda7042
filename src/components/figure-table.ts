import { hasFewEvents } from "../format/few-events.ts";
import { percentDigits } from "../format/percent-digits.ts";
import type { Cell } from "../released/cell.ts";
import type {
  ControlFigure,
  DiscriminationFigure,
  Figure,
  FunnelFigure,
  IncidenceFigure,
  Key,
  PairedFigure,
  RateFigure,
} from "../released/figure.ts";
import { cell, unreliableMark } from "./cell.ts";
import type { ComponentOptions } from "./component-options.ts";
import type { TableContent } from "./data-table.ts";
import type { Child } from "./element.ts";
import { element } from "./element.ts";
import { figureCells } from "./figure-cells.ts";
import { intervalText } from "./interval-text.ts";
import { categoryText, dimensionText, everybodyText, varyingDimensions } from "./labels.ts";
import { landmarks } from "./landmarks.ts";
import { periodText } from "./period-text.ts";
import { timeText } from "./time-text.ts";

type Body = Omit<TableContent, "caption">;
type Drawn = Exclude<Figure, { kind: "unavailable" }>;
interface TableOptions extends ComponentOptions {
  readonly digits: number;
  readonly signed?: boolean;
}

/** The table behind a chart: one row for each mark, in the order in which charts number their marks. */
export function figureTable(figure: Drawn, caption: string, options: ComponentOptions): TableContent {
  const digits = percentDigits(figureCells(figure));
  return { caption, ...body(withTellingDimensions(figure), { ...options, digits }) };
}

/** A dimension in which all rows agree stands in the caption, unless no other tells what they speak of. */
function withTellingDimensions<F extends Drawn>(figure: F): F {
  if (figure.kind === "control chart") return figure;
  const items: readonly { readonly key: Key }[] = "groups" in figure ? figure.groups : figure.rows;
  const dimensions = varyingDimensions(
    figure.dimensions,
    items.map(({ key }) => key),
  );
  return dimensions.length === 0 ? figure : { ...figure, dimensions };
}

function body(figure: Drawn, options: TableOptions): Body {
  switch (figure.kind) {
    case "rates":
      return rateTable(figure, options);
    case "incidence":
      return incidenceTable(figure, options);
    case "control chart":
      return controlTable(figure, options);
    case "funnel":
      return funnelTable(figure, options);
    case "paired":
      return pairedTable(figure, options);
    case "discrimination":
      return discriminationTable(figure, options);
  }
}

function rateTable({ dimensions, rows }: RateFigure, options: TableOptions): Body {
  return {
    headers: Math.max(1, dimensions.length),
    columns: [
      ...keyColumns(dimensions, options),
      ...numeric(options, "numerator", "denominator", "rate", "interval"),
    ],
    rows: rows.map((row) => [
      ...keyCells(row.key, dimensions, options),
      cell(row.numerator, options),
      cell(row.denominator, options),
      ...estimate(row.rate, { ...options, digits: percentDigits([row.rate]) }),
    ]),
  };
}

function incidenceTable({ dimensions, groups, gridUnit }: IncidenceFigure, options: TableOptions): Body {
  const { t } = options;
  return {
    headers: Math.max(1, dimensions.length) + 1,
    columns: [
      ...keyColumns(dimensions, options),
      { label: t("components.table.time") },
      ...numeric(options, "incidence", "interval", "at risk", "events", "competing", "censored"),
    ],
    rows: groups.flatMap((group) =>
      landmarks(group.points).map((point) => [
        ...keyCells(group.key, dimensions, options),
        timeText(point.day, gridUnit, options),
        ...estimate(point.incidence, options),
        ...[point.atRisk, point.events, point.competing, point.censored].map((count) => cell(count, options)),
      ]),
    ),
  };
}

function controlTable({ points, period }: ControlFigure, options: TableOptions): Body {
  const { t, format, digits } = options;
  const percent = (value: number | null): string =>
    value === null ? "" : format.percent(value, Math.max(1, digits));
  return {
    headers: 1,
    columns: [
      { label: t("components.table.period") },
      ...numeric(options, "numerator", "denominator", "rate", "interval", "centre", "limits"),
      { label: t("components.table.signals") },
    ],
    rows: points.map((point) => [
      periodText(point.start, period, options),
      cell(point.numerator, options),
      cell(point.denominator, options),
      ...estimate(point.rate, options),
      percent(point.centre),
      point.lowerLimit === null || point.upperLimit === null
        ? ""
        : t("components.interval", { lower: percent(point.lowerLimit), upper: percent(point.upperLimit) }),
      point.signals.map((signal) => t(`components.signal.${signal}`)).join(t("components.list separator")) ||
        t("components.table.no signal"),
    ]),
  };
}

function funnelTable({ dimensions, groups }: FunnelFigure, options: TableOptions): Body {
  const { t } = options;
  return {
    headers: Math.max(1, dimensions.length) + 1,
    columns: [
      ...keyColumns(dimensions, options),
      { label: t("components.table.stage") },
      ...numeric(options, "people", "share of eligible", "interval"),
    ],
    rows: groups.flatMap((group) =>
      group.stages.map((stage) => [
        ...keyCells(group.key, dimensions, options),
        t(`components.stage.${stage.stage}`),
        cell(stage.count, options),
        ...estimate(stage.rate, options),
      ]),
    ),
  };
}

function pairedTable({ dimensions, rows }: PairedFigure, options: TableOptions): Body {
  return {
    headers: Math.max(1, dimensions.length),
    columns: [
      ...keyColumns(dimensions, options),
      ...numeric(
        options,
        "n",
        "before",
        "interval",
        "after",
        "interval",
        "change",
        "interval",
        "effect",
        "interval",
      ),
    ],
    rows: rows.map((row) => [
      ...keyCells(row.key, dimensions, options),
      cell(row.n, options),
      ...[row.before, row.after].flatMap((mean) => estimate(mean, { ...options, digits: 1 })),
      ...estimate(row.change, { ...options, digits: 1, signed: true }),
      ...estimate(row.effect, { ...options, digits: 2, signed: true }),
    ]),
  };
}

function discriminationTable({ dimensions, rows }: DiscriminationFigure, options: TableOptions): Body {
  return {
    headers: Math.max(1, dimensions.length),
    columns: [
      ...keyColumns(dimensions, options),
      ...numeric(options, "with outcome", "without outcome", "auc", "interval"),
    ],
    rows: rows.map((row) => [
      ...keyCells(row.key, dimensions, options),
      cell(row.events, options),
      cell(row.nonEvents, options),
      ...ranking(row, { ...options, digits: 2 }),
    ]),
  };
}

/** The area with its interval; where few had the outcome, with the mark of low reliability. */
function ranking(row: DiscriminationFigure["rows"][number], options: TableOptions): Child[] {
  const { document } = options;
  const [value, interval] = estimate(row.auc, options);
  if (row.auc.kind !== "mean" || !hasFewEvents(row)) return [value, interval];
  return [
    element(document, "span", { class: "cell cell-unreliable" }, value, " ", unreliableMark(options)),
    interval,
  ];
}

/** A figure without dimensions still has a first column: everybody. */
function keyColumns(dimensions: readonly string[], options: ComponentOptions): { label: string }[] {
  if (dimensions.length === 0) return [{ label: options.t("components.table.group") }];
  return dimensions.map((dimension) => ({ label: dimensionText(dimension, options) }));
}

function keyCells(key: Key, dimensions: readonly string[], options: ComponentOptions): Child[] {
  if (dimensions.length === 0) return [everybodyText(options)];
  return dimensions.map((dimension) => categoryText(dimension, key[dimension], options));
}

const numeric = ({ t }: ComponentOptions, ...names: readonly string[]): { label: string; numeric: true }[] =>
  names.map((name) => ({ label: t(`components.table.${name}`), numeric: true }));

const estimate = (value: Cell, options: TableOptions): Child[] => [
  cell(value, options),
  intervalText(value, options),
];
