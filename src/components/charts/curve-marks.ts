import * as Plot from "@observablehq/plot";
import type { CurvePoint, Series } from "./series.ts";

/** From so many points on a curve is drawn in steps: on a fine grid nothing is known to lie between. */
const finelyGridded = 26;

/** Half the height of the bar across the end of a cut curve, as a share of the axis. */
const barHalf = 0.035;

/** On a coarse grid straight segments, as a life table spreads events over an interval; on a fine one steps. */
const shapeOf = ({ curve }: Series): "linear" | "step-after" =>
  curve.length > finelyGridded ? "step-after" : "linear";

/** The interval: the hue of the curve, so faint that curves stay readable where bands overlap. */
export const bandMarks = (one: Series): Plot.Markish[] => {
  const channels = { x: "day", z: "run", curve: shapeOf(one) };
  return [
    Plot.areaY(one.curve, { ...channels, y1: "lower", y2: "upper", className: `band ${one.class}` }),
    ...(["lower", "upper"] as const).map((side) =>
      Plot.line(one.curve, { ...channels, y: side, className: `band-edge ${one.class}` }),
    ),
    // A band needs two points: the interval of a point that stands alone is a whisker.
    Plot.ruleX(
      one.curve.filter((point) => isSingle(point, one.curve) && point.upper > point.lower),
      { x: "day", y1: "lower", y2: "upper", className: `point-interval ${one.class}` },
    ),
  ];
};

/** The curve, its released points and, where it is cut, a bar across its end. */
export const curveMarks = (one: Series, top: number): Plot.Markish[] => {
  const shape = shapeOf(one);
  const end = one.group.cutAt === undefined ? [] : one.curve.slice(-1);
  return [
    Plot.line(one.curve, { x: "day", y: "value", z: "run", curve: shape, className: `curve ${one.class}` }),
    Plot.dot(shape === "linear" ? one.curve : one.curve.filter(({ row }) => row !== undefined), {
      x: "day",
      y: "value",
      r: 3,
      className: `${shape === "linear" ? "point" : "point-quiet"} ${one.class}`,
      ariaLabel: ({ row }: CurvePoint) => (row === undefined ? "" : String(row)),
    }),
    Plot.ruleX(end, {
      x: "day",
      y1: (point: CurvePoint) => point.value - barHalf * top,
      y2: (point: CurvePoint) => point.value + barHalf * top,
      className: "cut",
    }),
  ];
};

/** A curve of another panel: a faint line without points or interval, which its own panel has. */
export const ghostMark = (one: Series): Plot.Markish =>
  Plot.line(withoutSingles(one.curve), {
    x: "day",
    y: "value",
    z: "run",
    curve: shapeOf(one),
    className: "ghost",
  });

/** A stretch of one point is no line: it would be a speck. */
const withoutSingles = (curve: readonly CurvePoint[]): readonly CurvePoint[] =>
  curve.filter((point) => !isSingle(point, curve));

const isSingle = ({ run }: CurvePoint, curve: readonly CurvePoint[]): boolean =>
  curve.filter((other) => other.run === run).length === 1;
