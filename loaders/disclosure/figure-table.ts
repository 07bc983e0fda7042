import type { Count, Mark, Mean, Rate } from "../../src/released/cell.ts";
import type { Figure, Key } from "../../src/released/figure.ts";

/** A line of a figure's table: column → text or number; "" where a column has nothing to say. */
export type TableLine = Readonly<Record<string, string | number>>;

/**
 * A figure as a tidy table, one line a released row or point. A count has its bounds beside it, a rate and a mean
 * their interval; a bound ("under 5 %") has its mark in the place of the value and the bound in the interval.
 */
export function figureTable(figure: Figure): readonly TableLine[] {
  const keyOf = (key: Key) => Object.fromEntries(figure.dimensions.map((name) => [name, key[name] ?? ""]));
  switch (figure.kind) {
    case "unavailable":
      return [{ value: markText({ kind: "x", reason: figure.reason }), reason: figure.reason.code }];
    case "rates":
      return figure.rows.map(({ key, numerator, denominator, rate }) => ({
        ...keyOf(key),
        ...count("numerator", numerator),
        ...count("denominator", denominator),
        ...rateCells("rate", rate),
      }));
    case "incidence":
      return figure.groups.flatMap(({ key, n, display, points }) =>
        (points.length > 0 ? points : [undefined]).map((point) => ({
          ...keyOf(key),
          display,
          ...count("n", n),
          ...(point === undefined ? noPoint : incidencePoint(point)),
        })),
      );
    case "control chart":
      return figure.points.map((point) => ({
        start: point.start,
        ...count("numerator", point.numerator),
        ...count("denominator", point.denominator),
        ...rateCells("rate", point.rate),
        centre: point.centre ?? "",
        lower_limit: point.lowerLimit ?? "",
        upper_limit: point.upperLimit ?? "",
        signals: point.signals.join("; "),
      }));
    case "funnel":
      return figure.groups.flatMap(({ key, stages }) =>
        stages.map((stage) => ({
          ...keyOf(key),
          stage: stage.stage,
          ...count("count", stage.count),
          ...rateCells("rate", stage.rate),
        })),
      );
    case "paired":
      return figure.rows.map(({ key, n, before, after, change, effect }) => ({
        ...keyOf(key),
        ...count("n", n),
        ...mean("before", before),
        ...mean("after", after),
        ...mean("change", change),
        ...mean("effect", effect),
      }));
    case "discrimination":
      return figure.rows.map(({ key, events, nonEvents, auc }) => ({
        ...keyOf(key),
        ...count("events", events),
        ...count("non_events", nonEvents),
        ...mean("auc", auc),
      }));
  }
}

const markText = (mark: Mark): string => `[${mark.kind}]`;

type Point = Extract<Figure, { kind: "incidence" }>["groups"][number]["points"][number];

const incidencePoint = ({ day, incidence, atRisk, events, competing, censored }: Point): TableLine => ({
  day,
  ...rateCells("incidence", incidence),
  ...count("at_risk", atRisk),
  ...count("events", events),
  ...count("competing", competing),
  ...count("censored", censored),
});

/** The columns of a point for a group that has none. */
const noPoint: TableLine = Object.fromEntries(
  Object.keys(
    incidencePoint({
      day: 0,
      incidence: { kind: "z" },
      atRisk: { kind: "z" },
      events: { kind: "z" },
      competing: { kind: "z" },
      censored: { kind: "z" },
    }),
  ).map((column) => [column, ""]),
);

function count(name: string, cell: Count): TableLine {
  const line = (value: string | number, least: string | number, most: string | number) => ({
    [name]: value,
    [`${name}_least`]: least,
    [`${name}_most`]: most,
  });
  if (cell.kind === "count")
    return line(cell.value, Math.max(0, cell.value - cell.within), cell.value + cell.within);
  if (cell.kind === "c" && cell.side === "few" && cell.limit !== undefined)
    return line(markText(cell), 0, cell.limit);
  return line(markText(cell), "", "");
}

function rateCells(name: string, cell: Rate): TableLine {
  const line = (value: string | number, lower: string | number, upper: string | number, note = "") => ({
    [name]: value,
    [`${name}_lower`]: lower,
    [`${name}_upper`]: upper,
    [`${name}_note`]: note,
  });
  switch (cell.kind) {
    case "rate":
      return line(cell.value, cell.lower, cell.upper, cell.unreliable ? "[u]" : "");
    case "under":
      return line("[c]", 0, cell.bound, "under");
    case "over":
      return line("[c]", cell.bound, 1, "over");
    default:
      return line(markText(cell), "", "");
  }
}

const mean = (name: string, cell: Mean): TableLine =>
  cell.kind === "mean"
    ? { [name]: cell.value, [`${name}_lower`]: cell.lower, [`${name}_upper`]: cell.upper }
    : { [name]: markText(cell), [`${name}_lower`]: "", [`${name}_upper`]: "" };
