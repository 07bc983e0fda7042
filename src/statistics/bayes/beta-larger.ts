import { betaDensity, betaTails } from "../distributions/beta.ts";
import type { BetaPrior } from "./beta-posterior.ts";

/** Share of the density, and of the integral, that is left out at both ends. */
const NEGLIGIBLE = 1e-20;

/**
 * P(first > second) of two beta distributions. On the scale of log odds the density is smooth and falls off
 * exponentially on both sides, so that the trapezoidal rule holds 13 digits with few points a standard deviation; it is
 * laid over the narrower of the two.
 */
export function betaLarger(first: BetaPrior, second: BetaPrior): number {
  return spread(first) <= spread(second)
    ? expectation(first, ({ below }) => below, second)
    : expectation(second, ({ above }) => above, first);
}

/** Standard deviation of the log odds, roughly. */
const spread = ({ a, b }: BetaPrior): number => Math.sqrt(1 / a + 1 / b);

interface Tails {
  readonly below: number;
  readonly above: number;
}

/** Mean under `over` of a tail of `other` at its value. */
function expectation(over: BetaPrior, of: (tails: Tails) => number, other: BetaPrior): number {
  const step = Math.min(0.25, spread(over) / 4);
  const centre = Math.log(over.a / over.b);
  const term = (t: number) => {
    // x and 1 - x each without cancellation
    const x = 1 / (1 + Math.exp(-t));
    const y = 1 / (1 + Math.exp(t));
    const density = logOddsDensity(x, y, over);
    const { lower, upper } = betaTails(x, y, other.a, other.b);
    return { density, value: density === 0 ? 0 : density * of({ below: lower, above: upper }) };
  };
  const middle = term(centre);
  let [mass, sum] = [middle.density, middle.value];
  for (const direction of [1, -1]) {
    for (let i = 1; ; i++) {
      const { density, value } = term(centre + direction * i * step);
      mass += density;
      sum += value;
      if (density <= NEGLIGIBLE * middle.density && value <= NEGLIGIBLE * sum) break;
    }
  }
  // Divided by the mass by the same rule: what little it is off cancels.
  return sum / mass;
}

/** Density of log odds, x (1 - x) times that of the share, from the side on which it keeps its digits. */
function logOddsDensity(x: number, y: number, { a, b }: BetaPrior): number {
  if (x === 0 || y === 0) return 0;
  return x <= 0.5 ? betaDensity(x, a, b) * x * y : betaDensity(y, b, a) * y * x;
}
