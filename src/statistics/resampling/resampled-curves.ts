import { moments } from "../means/moments.ts";
import { notEstimable } from "../not-estimable.ts";
import { firstAbove } from "../survival/tabulate.ts";
import type { BootstrapCurve } from "./bootstrap-curves.ts";
import type { CountedCells } from "./counted-cells.ts";
import type { Random } from "./random.ts";
import { replicateQuantile } from "./replicate-quantile.ts";

interface ResampledCurves {
  readonly n: number;
  /** Survival by replicate and time: element replicate * times + time. */
  readonly survival: Float64Array;
  /** Draws as many people as there are, and notes their curve. */
  draw(random: Random, replicate: number): void;
  points(level: number): BootstrapCurve["points"];
}

/** Room for the replicates of one group's curve. */
export function resampledCurves(
  { times, cellOf }: CountedCells,
  wanted: ArrayLike<number>,
  replicates: number,
): ResampledCurves {
  const n = cellOf.length;
  const size = wanted.length;
  const survival = new Float64Array(replicates * size);
  const carried = new Uint32Array(size);
  const counts = new Int32Array(2 * times.length);
  const order = Array.from(wanted, (time, point) => ({ point, steps: firstAbove(times, time) })).sort(
    (a, b) => a.steps - b.steps,
  );
  const note = (into: Float64Array, from: number, ended: (point: number) => void) => {
    let [atRisk, share, step, latest] = [n, 1, 0, 0];
    for (const { point, steps } of order) {
      for (; step < steps; step++) {
        const events = counts[2 * step + 1]!;
        if (events > 0) share *= (atRisk - events) / atRisk;
        const left = events + counts[2 * step]!;
        if (left > 0) latest = step;
        atRisk -= left;
      }
      into[from + point] = share;
      if (atRisk === 0 && share > 0 && times[latest]! < wanted[point]!) ended(point);
    }
  };
  const draw = (random: Random, replicate: number) => {
    if (n === 0) return;
    counts.fill(0);
    random.countDraws(n, cellOf, counts);
    note(survival, replicate * size, (point) => {
      carried[point]!++;
    });
  };
  const points = (level: number): BootstrapCurve["points"] => {
    counts.fill(0);
    for (const cell of cellOf) counts[cell]!++;
    const value = new Float64Array(size);
    note(value, 0, () => undefined);
    const last = times[times.length - 1]!;
    return Array.from(wanted, (time, point) => {
      if (time > last && value[point]! > 0) return { ...notEstimable("not reached"), time };
      const sorted = Float64Array.from({ length: replicates }, (_, r) => survival[r * size + point]!).sort();
      if (sorted[0] === sorted[replicates - 1]) return { ...notEstimable("no variation"), time };
      return {
        kind: "point",
        time,
        survival: value[point]!,
        standardError: moments(sorted).sd,
        lower: replicateQuantile(sorted, (1 - level) / 2).value,
        upper: replicateQuantile(sorted, (1 + level) / 2).value,
        carried: carried[point]!,
      };
    });
  };
  return { n, survival, draw, points };
}
