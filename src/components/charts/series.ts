import type { IncidenceFigure, IncidenceGroup } from "../../released/figure.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import { landmarks } from "../landmarks.ts";
import type { ChartOptions } from "./chart-options.ts";

/** One estimate of a curve; `run` numbers the unbroken stretches of estimates. */
export interface CurvePoint {
  /** Number of its row in the table; undefined where the table leaves it out. */
  readonly row: number | undefined;
  readonly day: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly run: string;
}

/** A stretch for which only a bound, or nothing at all, may be shown. */
export interface HiddenStretch {
  /** Number of the table row; undefined where the table leaves the point out. */
  readonly row: number | undefined;
  /** What lies between the last hidden point and the first estimate, and is no released point itself. */
  readonly between: boolean;
  readonly from: number;
  readonly to: number;
  /** Undefined where not even a bound is released. */
  readonly bound: number | undefined;
}

/** One group of an incidence figure, ready to be drawn. */
export interface Series {
  readonly group: IncidenceGroup;
  readonly label: string;
  /**
   * Class that carries hue, stroke and strength: "series-1" … "series-4" where curves share axes, "series-1" for
   * all where each has a panel of its own, "grade-1" … "grade-3" for grades of evidence.
   */
  readonly class: string;
  readonly curve: readonly CurvePoint[];
  readonly hidden: readonly HiddenStretch[];
}

/** Groups as series, numbered as the rows of the table are. */
export function seriesOf(figure: IncidenceFigure, options: ChartOptions): readonly Series[] {
  const dimensions = varyingDimensions(
    figure.dimensions,
    figure.groups.map((group) => group.key),
  );
  let first = 0;
  return figure.groups.map((group, index) => {
    const rows = first;
    first += landmarks(group.points).length;
    const grade = dimensions.includes("evidence") ? group.key.evidence : undefined;
    return {
      group,
      label: keyText(group.key, dimensions, options),
      class: grade === undefined ? `series-${(index % 4) + 1}` : `grade-${grade}`,
      ...stretches(group, rows, String(index)),
    };
  });
}

function stretches(group: IncidenceGroup, first: number, name: string): Pick<Series, "curve" | "hidden"> {
  const curve: CurvePoint[] = [];
  const hidden: HiddenStretch[] = [];
  const inTable = landmarks(group.points);
  let run = 0;
  group.points.forEach((point, index) => {
    const { day, incidence } = point;
    const place = inTable.indexOf(point);
    const row = place === -1 ? undefined : first + place;
    if (incidence.kind === "rate") {
      const { value, lower, upper } = incidence;
      const before = group.points[index - 1];
      // A cumulative share never falls: before its first estimate it lies below that estimate.
      if (before && before.incidence.kind !== "rate")
        hidden.push({ row: undefined, between: true, from: before.day, to: day, bound: value });
      curve.push({ row, day, value, lower, upper, run: `${name}-${run}` });
      return;
    }
    run += 1;
    const from = group.points[index - 1]?.day ?? 0;
    const bound = incidence.kind === "under" ? incidence.bound : undefined;
    if (day > from) hidden.push({ row, between: false, from, to: day, bound });
  });
  return { curve, hidden };
}

/** Last day of what is drawn of a series. */
export const lastDay = ({ group }: Series): number => group.points.at(-1)?.day ?? 0;

/** Highest value that anything drawn of a series reaches. */
export const highest = ({ curve, hidden }: Series): number =>
  Math.max(0, ...curve.map((point) => point.upper), ...hidden.map((stretch) => stretch.bound ?? 0));

/** The last day of all series, where every one of them is cut there. */
export const cutTogether = (series: readonly Series[]): number | undefined => {
  const days = new Set(series.map((one) => (one.group.cutAt === undefined ? -1 : lastDay(one))));
  const [day = -1, ...others] = days;
  return day < 0 || others.length > 0 ? undefined : day;
};
