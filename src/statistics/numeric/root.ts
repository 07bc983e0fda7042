const MOST_STEPS = 2000;

/**
 * Where a continuous function changes sign, to the last digit or nearly: inverse quadratic interpolation where the last
 * three points allow it, else the middle.
 *
 * @param f negative at `low`, positive at `high`; may be infinite at an end
 *
 * Source: Chandrupatla TR (1997). A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
 * without using derivatives. Adv Eng Softw 28:145-149. doi:10.1016/S0965-9978(96)00051-8.
 */
export function root(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [high, low];
  let [fa, fb] = [f(a), f(b)];
  let share = 0.5;
  for (let step = 0; step < MOST_STEPS; step++) {
    const x = a + share * (b - a);
    const fx = f(x);
    if (fx === 0) return x;
    const isSameSide = Math.sign(fx) === Math.sign(fa);
    const [c, fc] = isSameSide ? [a, fa] : [b, fb];
    if (!isSameSide) [b, fb] = [a, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const least = (4e-16 * Math.abs(best)) / Math.abs(b - a);
    if (!(least < 0.5)) return best;
    share = Math.min(1 - least, Math.max(least, interpolated([a, fa], [b, fb], [c, fc])));
  }
  return a;
}

type Point = readonly [number, number];

/** Share of the way from a to b at which the inverse parabola through three points is 0; a half where it cannot be trusted. */
function interpolated([a, fa]: Point, [b, fb]: Point, [c, fc]: Point): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const t = (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * (fa / (fc - fa)) * fb) / (fc - fb);
  return Number.isFinite(t) ? t : 0.5;
}
