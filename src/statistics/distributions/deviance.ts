/**
 * The error of Stirling's formula, log(n!) - log(sqrt(2 pi n) (n/e)^n), for real n > 0.
 *
 * Source: Loader C (2000). Fast and accurate computation of binomial probabilities.
 */
export function stirlingError(n: number): number {
  // The asymptotic series holds 1e-16 from 16 on; below, Stirling's error is carried down by its recurrence.
  let x = n;
  let carried = 0;
  while (x < 16) {
    // delta(x) = delta(x + 1) + (x + 1/2) log(1 + 1/x) - 1
    carried += (x + 0.5) * Math.log1p(1 / x) - 1;
    x += 1;
  }
  const s = 1 / (x * x);
  return (
    carried +
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) /
      x
  );
}

/**
 * Deviance term x log(x/m) + m - x, without cancellation where x is near m.
 *
 * Source: Loader C (2000), as in R's bd0.
 */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
