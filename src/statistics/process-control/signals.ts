import { checkColumn, checkRecords } from "../check.ts";

/** A rule of special cause. */
export type Signal = "beyond limits" | "run of eight" | "trend of six" | "two of three";

/** A point in units of its own standard deviation from its own centre, and its value. */
export interface StandardPoint {
  readonly z: number;
  readonly value: number;
}

/**
 * Which rules of special cause does each point complete?
 *
 * "beyond limits": more than 3 standard deviations from the centre; "run of eight": the eighth or later in
 * a row on the same side of the centre; "trend of six": the sixth or later in a row that only rises or only
 * falls; "two of three": beyond 2 standard deviations, as is at least one of the two before, on the same side.
 *
 * @param points in order of time
 * @returns the rules that each point completes, in the order above; without points none
 * @throws StatisticsError on NaN and infinite numbers
 *
 * In R: `qcc::beyond.limits` and `qcc::violating.runs(run.length = 8)` for the first two.
 *
 * Source: Western Electric (1956). Statistical quality control handbook; Provost LP, Murray SK (2011). The
 * health care data guide.
 */
export function signals(points: readonly StandardPoint[]): Signal[][] {
  checkRecords("signals", "points", points);
  checkPoints(points);
  let run = 0;
  let trend = 1;
  return points.map((point, i) => {
    const before = points[i - 1];
    const side = Math.sign(point.z);
    run = side === 0 ? 0 : before && Math.sign(before.z) === side ? run + 1 : 1;
    trend = continuesTrend(points, i) ? trend + 1 : before && before.value !== point.value ? 2 : 1;
    const found: Signal[] = [];
    if (Math.abs(point.z) > 3) found.push("beyond limits");
    if (run >= 8) found.push("run of eight");
    if (trend >= 6) found.push("trend of six");
    if (twoOfThree(points, i)) found.push("two of three");
    return found;
  });
}

function checkPoints(points: readonly StandardPoint[]): void {
  for (const name of ["z", "value"] as const) {
    checkColumn(
      "signals",
      name,
      points.map((point) => point[name]),
    );
  }
}

function continuesTrend(points: readonly StandardPoint[], i: number): boolean {
  if (i < 2) return false;
  const now = Math.sign(points[i]!.value - points[i - 1]!.value);
  return now !== 0 && now === Math.sign(points[i - 1]!.value - points[i - 2]!.value);
}

function twoOfThree(points: readonly StandardPoint[], i: number): boolean {
  const { z } = points[i]!;
  if (Math.abs(z) <= 2) return false;
  return [i - 1, i - 2].some((j) => j >= 0 && points[j]!.z * Math.sign(z) > 2);
}
