import type { Mean } from "../../src/released/cell.ts";
import { DisclosureError } from "./disclosure-error.ts";

interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Refuses what is no estimate with an interval around it. */
export function checkEstimate(figure: string, place: string, { value, lower, upper }: Estimate): void {
  if (![value, lower, upper].every(Number.isFinite) || lower > value || value > upper)
    throw new DisclosureError(
      "not a number",
      figure,
      `${place} has no value with an interval around it. Leave out what could not be estimated.`,
    );
}

/** At so many decimals, the interval outwards; null leaves it as it is. */
export function atDecimals(estimate: Estimate, decimals: number | null): Mean {
  if (decimals === null) return { kind: "mean", ...plain(estimate) };
  const unit = 10 ** decimals;
  const to = (value: number, round: (parts: number) => number) =>
    round(Number((value * unit).toFixed(9))) / unit + 0;
  return {
    kind: "mean",
    value: to(estimate.value, Math.round),
    lower: to(estimate.lower, Math.floor),
    upper: to(estimate.upper, Math.ceil),
  };
}

/** At so many significant digits, each number by its own size: a ratio of 12 is no more exact than one of 1.2. */
export function atSignificant(estimate: Estimate, digits: number | null): Mean {
  if (digits === null) return { kind: "mean", ...plain(estimate) };
  return {
    kind: "mean",
    value: significant(estimate.value, digits, 0),
    lower: significant(estimate.lower, digits, -1),
    upper: significant(estimate.upper, digits, 1),
  };
}

/** To the nearest, or never above (-1) or below (1) the value. */
function significant(value: number, digits: number, side: -1 | 0 | 1): number {
  const nearest = Number(value.toPrecision(digits)) + 0;
  // Beyond the ninth digit is the error of the arithmetic, which must not add a step.
  const beyond = (value - nearest) * side > Math.abs(value) * 1e-9;
  if (!beyond) return nearest;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
  return Number((nearest + side * step).toPrecision(digits)) + 0;
}

const plain = ({ value, lower, upper }: Estimate): Estimate => ({ value, lower, upper });
