import type { NotEstimable } from "../not-estimable.ts";
import { drawLinear } from "./draw-linear.ts";
import { type ImputationModel, predict } from "./imputation-model.ts";

/**
 * Values of missing rows taken from people who are known: one by lot of the `donors` whose prediction is nearest. Of equally
 * near ones the lot decides as well.
 *
 * In R: `mice::mice.impute.pmm(matchtype = 1)`.
 *
 * Source: Little RJA (1988). Missing-data adjustments in large surveys. J Bus Econ Stat 6:287-296.
 * doi:10.1080/07350015.1988.10509663.
 */
export function imputeMatching(model: ImputationModel, donors: number): readonly number[] | NotEstimable {
  const draw = drawLinear(model);
  if (draw.kind === "not estimable") return draw;
  const { rows, values, observed, missing, random } = model;
  const known = observed
    .map((i) => ({ value: values[i]!, prediction: predict(rows[i]!, draw.estimate), lot: random() }))
    .sort((a, b) => a.prediction - b.prediction || a.lot - b.lot);
  return missing.map((i) => {
    const nearest = nearestTo(predict(rows[i]!, draw.coefficients), known, donors);
    return nearest[Math.floor(random() * nearest.length)]!;
  });
}

interface Known {
  readonly value: number;
  readonly prediction: number;
}

/** Values of the nearest of sorted predictions, outwards from where the target would stand. */
function nearestTo(target: number, known: readonly Known[], most: number): number[] {
  let right = firstAtLeast(target, known);
  let left = right - 1;
  const values: number[] = [];
  while (values.length < Math.min(most, known.length)) {
    const below = left >= 0 ? target - known[left]!.prediction : Number.POSITIVE_INFINITY;
    const above = right < known.length ? known[right]!.prediction - target : Number.POSITIVE_INFINITY;
    values.push(below < above ? known[left--]!.value : known[right++]!.value);
  }
  return values;
}

function firstAtLeast(target: number, known: readonly Known[]): number {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]!.prediction >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}
