import * as Plot from "@observablehq/plot";
import { group } from "d3";
import type { PlacedRow } from "./dot-rows.ts";

interface DotMarksOptions {
  readonly domain: readonly [number, number];
  readonly narrow: boolean;
}

const rowNumber = ({ row }: PlacedRow): string => String(row);

/** What stands in each row: dot and whisker, a bar to a bound, or the sign of what is not a number. */
export const dotMarks = (rows: readonly PlacedRow[], options: DotMarksOptions): Plot.Markish[] => [
  ...boundMarks(rows, options),
  ...valueMarks(rows),
  ...signMarks(rows, options),
];

const valueMarks = (rows: readonly PlacedRow[]): Plot.Markish[] => {
  const values = rows.filter(({ state }) => state === "value" || state === "unreliable");
  const y = (row: PlacedRow): number => (row.from ? row.y + lane : row.y);
  const own = [
    ...group(
      values,
      (row) => row.class ?? "plain",
      ({ state }) => state,
    ),
  ].flatMap(([hue, states]) =>
    [...states].flatMap(([state, alike]) => [
      Plot.ruleY(alike, { x1: "lower", x2: "upper", y, className: `whisker ${hue}` }),
      Plot.dot(alike, { x: "value", y, r: 4.5, className: `dot dot-${state} ${hue}`, ariaLabel: rowNumber }),
    ]),
  );
  return [...fromMarks(values), ...own];
};

/** Half the distance between an earlier value and the later one, in rows. */
const lane = 0.14;

const fromMarks = (rows: readonly PlacedRow[]): Plot.Markish[] => {
  const earlier = rows.flatMap(({ from, value, y, row }) => (from ? [{ ...from, to: value, y, row }] : []));
  const above = ({ y }: { y: number }): number => y - lane;
  return [
    Plot.ruleY(earlier, { x1: "lower", x2: "upper", y: above, className: "whisker" }),
    Plot.arrow(earlier, {
      x1: "value",
      x2: "to",
      y1: above,
      y2: ({ y }: { y: number }) => y + lane,
      inset: 6,
      headLength: 6,
      className: "arrow",
    }),
    Plot.dot(earlier, {
      x: "value",
      y: above,
      r: 4.5,
      className: "dot dot-before",
      ariaLabel: ({ row }) => String(row),
    }),
  ];
};

/** A bound: a bar over all that the value may be, with an edge at the bound and an arrow away from it. */
const boundMarks = (rows: readonly PlacedRow[], { domain: [low, high] }: DotMarksOptions): Plot.Markish[] =>
  (["under", "over"] as const).flatMap((state) => {
    const bounds = rows.filter((row) => row.state === state);
    const end = state === "under" ? low : high;
    return [
      Plot.rect(bounds, {
        x1: end,
        x2: "value",
        y1: up(0.14),
        y2: down(0.14),
        className: "bound",
        ariaLabel: rowNumber,
      }),
      Plot.ruleX(bounds, { x: "value", y1: up(0.22), y2: down(0.22), className: "bound-edge" }),
      Plot.dot(bounds, {
        x: "value",
        y: "y",
        r: 4,
        symbol: "triangle",
        rotate: state === "under" ? -90 : 90,
        dx: state === "under" ? -9 : 9,
        className: "bound-arrow",
      }),
    ];
  });

/** Hatched: something is there and hidden. Dashed frame: nothing came. A dash: does not apply. */
const signMarks = (
  rows: readonly PlacedRow[],
  { domain: [low, high], narrow }: DotMarksOptions,
): Plot.Markish[] => {
  const width = (high - low) * (narrow ? 0.12 : 0.08);
  return (["hidden", "missing", "not applicable"] as const).flatMap((state) => {
    const alike = rows.filter((row) => row.state === state);
    const name = state.replace(" ", "-");
    return [
      state === "missing"
        ? Plot.rect(alike, {
            x1: low,
            x2: low + width,
            y1: up(0.16),
            y2: down(0.16),
            className: `sign-${name}`,
          })
        : Plot.ruleY(alike, { x1: low, x2: low + width, y: "y", className: `sign-${name}` }),
      Plot.text(alike, {
        x: low + width,
        y: "y",
        text: "text",
        dx: 8,
        textAnchor: "start",
        className: "row-sign",
        ariaLabel: rowNumber,
      }),
    ];
  });
};

const up = (part: number) => (row: PlacedRow) => row.y - part;
const down = (part: number) => (row: PlacedRow) => row.y + part;
