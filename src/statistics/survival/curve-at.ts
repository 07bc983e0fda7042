import { checkList, checkRecord } from "../check.ts";
import { StatisticsError } from "../errors.ts";

interface Timed {
  readonly time: number;
}

/**
 * The step that holds at a time: the last one at or before it, or nothing before the first.
 *
 * @param curve a curve with ascending steps
 * @param time any time
 */
export function stepAt<Step extends Timed>(
  curve: { readonly steps: readonly Step[] },
  time: number,
): Step | undefined {
  checkRecord("stepAt", "curve", curve);
  checkList("stepAt", "curve.steps", curve.steps);
  if (typeof time !== "number" || Number.isNaN(time)) {
    throw new StatisticsError("stepAt", "time is not a number", "Give a time in the unit of the curve");
  }
  let low = 0;
  let high = curve.steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (checkRecord("stepAt", `curve.steps[${middle}]`, curve.steps[middle]!).time > time) high = middle;
    else low = middle + 1;
  }
  return curve.steps[low - 1];
}
