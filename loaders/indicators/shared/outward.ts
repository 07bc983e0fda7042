import type { Interval } from "../../../src/statistics/interval.ts";

/** An interval at so many decimal digits, never narrower than it was; null leaves it as it is. */
export const outward = ({ lower, upper }: Interval, digits: number | null): Interval => {
  if (digits === null) return { lower, upper };
  const unit = 10 ** digits;
  return { lower: Math.floor(tidy(lower * unit)) / unit, upper: Math.ceil(tidy(upper * unit)) / unit };
};

/** Beyond the ninth digit is the error of the arithmetic, which must not add a step. */
const tidy = (value: number): number => Number(value.toFixed(9));
