import { solveDense } from "../linear/solve-dense.ts";

/** A log likelihood of the logarithms of two shapes, with its derivatives by the shapes themselves. */
export interface ShapeLikelihood {
  readonly value: number;
  readonly gradient: readonly [number, number];
  readonly hessian: readonly [readonly [number, number], readonly [number, number]];
}

const MOST_STEPS = 200;
const SETTLED = 1e-13;
/** Shapes that leave e^-25 to e^25 have gone to an end of their range. */
const FARTHEST = 25;

/** The two shapes, above 0, at which a likelihood is largest; nothing where they go to an end of their range. */
export function maximizeShapes(
  evaluate: (shapes: readonly [number, number]) => ShapeLikelihood,
  start: readonly [number, number],
): readonly [number, number] | undefined {
  let shapes = start;
  let here = evaluate(shapes);
  for (let round = 0; round < MOST_STEPS; round++) {
    const step = newtonStep(here, shapes);
    if (step.every((value) => Math.abs(value) < SETTLED)) return shapes;
    let share = 1;
    for (; share > 1e-9; share /= 2) {
      const next = [shapes[0] * Math.exp(share * step[0]), shapes[1] * Math.exp(share * step[1])] as const;
      const tried = evaluate(next);
      if (!(tried.value >= here.value)) continue;
      [shapes, here] = [next, tried];
      break;
    }
    // No step gains a digit: what is left is rounding.
    if (share <= 1e-9) return step.every((value) => Math.abs(value) < 1e-6) ? shapes : undefined;
    if (shapes.some((value) => Math.abs(Math.log(value)) > FARTHEST)) return undefined;
  }
  return shapes;
}

/** Newton's on the log scale, or up the slope where the likelihood is not concave; no longer than 2. */
function newtonStep(
  { gradient, hessian }: ShapeLikelihood,
  [a, b]: readonly [number, number],
): readonly [number, number] {
  const slope = [a * gradient[0], b * gradient[1]] as const;
  const uu = a * a * hessian[0][0] + slope[0];
  const vv = b * b * hessian[1][1] + slope[1];
  const uv = a * b * hessian[0][1];
  const isConcave = uu < 0 && uu * vv - uv * uv > 0;
  const newton = isConcave
    ? solveDense(
        [
          [-uu, -uv],
          [-uv, -vv],
        ],
        slope,
      )
    : undefined;
  const step = newton ?? slope.map((value, j) => value / (Math.abs(j === 0 ? uu : vv) + Math.abs(uv)));
  const length = Math.max(1, Math.hypot(step[0]!, step[1]!) / 2);
  return [step[0]! / length, step[1]! / length];
}

/** Sums of log(shape + j), 1 / (shape + j) and 1 / (shape + j)^2, each so often as there are units with more than j. */
export function risingSums(shape: number, above: ArrayLike<number>) {
  let [logs, inverse, squares] = [0, 0, 0];
  for (let j = 0; j < above.length; j++) {
    const value = shape + j;
    logs += above[j]! * Math.log(value);
    inverse += above[j]! / value;
    squares += above[j]! / (value * value);
  }
  return { logs, inverse, squares };
}

/** For j = 0, 1 …: how many of the counts are above j. */
export function countsAbove(counts: readonly number[]): Float64Array {
  const above = new Float64Array(Math.max(0, ...counts));
  for (const count of counts) if (count > 0) above[count - 1]!++;
  for (let j = above.length - 2; j >= 0; j--) above[j]! += above[j + 1]!;
  return above;
}
