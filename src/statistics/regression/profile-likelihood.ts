import { ascend } from "./ascend.ts";
import type { Likelihood } from "./maximize.ts";

/** A likelihood at its maximum. */
export interface Peak {
  readonly coefficients: readonly number[];
  readonly likelihood: Likelihood;
  /** Nothing where it cannot be evaluated. */
  readonly evaluate: (coefficients: readonly number[]) => Likelihood | undefined;
}

/** The largest log likelihood with one coefficient held at a value; nothing where there is none. */
export function profileValue(
  { coefficients, evaluate }: Peak,
  index: number,
  value: number,
): number | undefined {
  const others = [...coefficients.keys()].filter((j) => j !== index);
  const at = (free: readonly number[]): Likelihood | undefined => {
    const full = coefficients.slice();
    full[index] = value;
    for (const [k, j] of others.entries()) full[j] = free[k]!;
    const likelihood = evaluate(full);
    return (
      likelihood && {
        value: likelihood.value,
        gradient: others.map((j) => likelihood.gradient[j]!),
        information: others.map((j) => others.map((k) => likelihood.information[j]![k]!)),
      }
    );
  };
  return ascend(
    at,
    others.map((j) => coefficients[j]!),
  )?.likelihood.value;
}

const MOST_ROUNDS = 100;

interface LimitInput {
  readonly index: number;
  /** First step away from the estimate, with its sign. */
  readonly step: number;
  /** How far the log likelihood may lie below its maximum: half a quantile of chi-squared. */
  readonly drop: number;
}

/**
 * Where the profile of the likelihood has fallen by the drop. Its signed root is nearly a straight line, so that
 * a secant within brackets takes a few rounds.
 */
export function profileLimit(peak: Peak, { index, step, drop }: LimitInput): number | undefined {
  const centre = peak.coefficients[index]!;
  const beyond = (distance: number): number | undefined => {
    const value = profileValue(peak, index, centre + step * distance);
    return value === undefined
      ? undefined
      : Math.sqrt(Math.max(0, peak.likelihood.value - value)) - Math.sqrt(drop);
  };
  let [low, atLow] = [0, -Math.sqrt(drop)];
  let high = 1;
  let atHigh = beyond(high);
  for (let round = 0; atHigh !== undefined && atHigh < 0; round++) {
    if (round > 20) return undefined;
    [low, atLow] = [high, atHigh];
    high *= 1.5;
    atHigh = beyond(high);
  }
  if (atHigh === undefined) return undefined;
  for (let round = 0; round < MOST_ROUNDS && high - low > 1e-12 * high; round++) {
    const middle: number = low + ((high - low) * -atLow) / (atHigh - atLow);
    const atMiddle = beyond(middle);
    if (atMiddle === undefined) return undefined;
    if (Math.abs(atMiddle) < 1e-12) return centre + step * middle;
    // The end that stays counts half (Illinois), so that both close in.
    if (atMiddle < 0) [low, atLow, atHigh] = [middle, atMiddle, atHigh / 2];
    else [high, atHigh, atLow] = [middle, atMiddle, atLow / 2];
  }
  return centre + (step * (low + high)) / 2;
}
