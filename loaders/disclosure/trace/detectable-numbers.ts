import type { Count, Rate } from "../../../src/released/cell.ts";
import type { Figure, Key } from "../../../src/released/figure.ts";
import { smallestDetectableDifference } from "../../../src/statistics/proportions/smallest-detectable-difference.ts";

interface Group {
  readonly key: Key;
  /** Day or stage: only the same one is compared. */
  readonly day?: number;
  readonly stage?: string;
  readonly rate: Rate;
  readonly n: Count;
}

/**
 * The smallest differences, of 100 people, that comparisons of two rows of a figure could have shown: what a reader
 * can work out from their released sizes. Dear, so that it is asked only for numbers that nothing else explains.
 */
export function detectableNumbers(figure: Figure): ReadonlySet<number> {
  const groups = groupsOf(figure);
  const found = new Set<number>();
  for (const one of groups)
    for (const other of groups) {
      if (
        one === other ||
        one.day !== other.day ||
        one.stage !== other.stage ||
        differences(one.key, other.key) > 1
      )
        continue;
      if (one.rate.kind !== "rate" || one.n.kind !== "count" || other.n.kind !== "count") continue;
      const sizes = { p1: one.rate.value, n1: one.n.value, n2: other.n.value };
      for (const direction of ["lower", "higher"] as const) {
        const least = smallestDetectableDifference(sizes, { direction });
        if (least.kind === "difference") found.add(Math.round(least.difference * 100));
      }
    }
  return found;
}

function groupsOf(figure: Figure): readonly Group[] {
  if (figure.kind === "rates")
    return figure.rows.map(({ key, rate, denominator }) => ({ key, rate, n: denominator }));
  if (figure.kind === "funnel")
    return figure.groups.flatMap(({ key, stages }) => {
      const [first] = stages;
      if (first === undefined) return [];
      return stages.map(({ stage, rate }) => ({ key, stage, rate, n: first.count }));
    });
  if (figure.kind !== "incidence") return [];
  return figure.groups.flatMap(({ key, n, points }) =>
    points.map(({ day, incidence }) => ({ key, day, rate: incidence, n })),
  );
}

const differences = (one: Key, other: Key): number =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name])
    .length;
