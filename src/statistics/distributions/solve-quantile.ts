interface Distribution {
  readonly lower: (x: number) => number;
  readonly upper: (x: number) => number;
  readonly density: (x: number) => number;
}

interface Search {
  readonly p: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
}

const MOST_STEPS = 400;

/**
 * Solves lower(x) = p for a continuous distribution on an interval of the positive axis: Newton's steps on
 * the logarithm of the smaller tail, inside a bracket that only shrinks, bisected where a step leaves it.
 */
export function solveQuantile(distribution: Distribution, { p, from, to, start }: Search): number {
  const useLower = p <= 0.5;
  const tail = useLower ? p : 1 - p;
  let low = from;
  let high = to;
  let x = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const value = useLower ? distribution.lower(x) : distribution.upper(x);
    const excess = useLower ? value - tail : tail - value;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    const next = proposal(distribution, { x, value, tail, useLower, low, high });
    if (Math.abs(next - x) <= 4e-16 * Math.abs(next) || next === low || next === high) return next;
    x = next;
  }
  return x;
}

interface Position {
  readonly x: number;
  readonly value: number;
  readonly tail: number;
  readonly useLower: boolean;
  readonly low: number;
  readonly high: number;
}

function proposal(distribution: Distribution, position: Position): number {
  const { x, value, tail, useLower, low, high } = position;
  const density = distribution.density(x);
  if (value > 0 && density > 0 && Number.isFinite(density)) {
    const step = (Math.log(value / tail) * value) / density;
    const newton = useLower ? x - step : x + step;
    if (newton > low && newton < high) return newton;
  }
  if (high === Number.POSITIVE_INFINITY) return 2 * x + 1;
  // The middle in ratio reaches small quantiles in few steps.
  if (low === 0) return high < 1e-8 ? high / 1024 : high / 4;
  return high / low > 4 ? Math.sqrt(low * high) : (low + high) / 2;
}
