/**
 * The distribution of noise that is as uncertain as can be while its mean is zero and its variance as asked. Of all
 * such distributions it has the largest entropy, and so tells an attacker least; it is proportional to exp(a v + b v²).
 *
 * Newton's method on the dual: the log of the sum of exp(a v + b (v² - variance)) is convex in (a, b), and its
 * gradient is the mean and the excess of the variance. Steps are halved until it falls.
 *
 * undefined: no distribution on these values has mean zero and this variance, or only one without any choice.
 *
 * Source: Giessing S (2016). Computational issues in the design of transition probabilities and disclosure risk
 * estimation for additive noise. Privacy in Statistical Databases, LNCS 9867. doi:10.1007/978-3-319-45381-1_18.
 */
export function maximumEntropyNoise(
  values: readonly number[],
  variance: number,
): readonly number[] | undefined {
  if (!isPossible(values, variance)) return undefined;
  const scale = Math.max(...values.map(Math.abs));
  const scaled = values.map((value) => value / scale);
  const target = variance / scale ** 2;
  const parameters = solve(scaled, target);
  return parameters === undefined ? undefined : momentsAt(scaled, target, parameters).probabilities;
}

type Parameters = readonly [linear: number, quadratic: number];

/** With mean zero the variance lies between those of the two nearest and of the two farthest values around zero. */
function isPossible(values: readonly number[], variance: number): boolean {
  const below = values.filter((value) => value < 0);
  const above = values.filter((value) => value > 0);
  if (below.length === 0 || above.length === 0) return false;
  const least = values.includes(0) ? 0 : -Math.max(...below) * Math.min(...above);
  return variance > least && variance < -Math.min(...below) * Math.max(...above);
}

function solve(values: readonly number[], target: number): Parameters | undefined {
  let parameters: Parameters = [0, 0];
  for (let step = 0; step < 200; step++) {
    const { gradient, hessian, height } = momentsAt(values, target, parameters);
    if (Math.hypot(...gradient) < 1e-15) return parameters;
    const [g, h] = gradient;
    const [gg, gh, hh] = hessian;
    const determinant = gg * hh - gh * gh;
    const direction = [(hh * g - gh * h) / determinant, (gg * h - gh * g) / determinant] as const;
    const next = better(values, target, parameters, direction, { height, slope: Math.hypot(...gradient) });
    // Nothing is better: what is left of the gradient is the rounding of the sums.
    if (next === undefined) return Math.hypot(...gradient) < 1e-12 ? parameters : undefined;
    parameters = next;
  }
  return undefined;
}

/** The longest step that goes down; near the bottom, where heights differ by their rounding only, one that is flatter. */
function better(
  values: readonly number[],
  target: number,
  [linear, quadratic]: Parameters,
  [along, across]: Parameters,
  now: { readonly height: number; readonly slope: number },
): Parameters | undefined {
  for (let share = 1; share > 1e-10; share /= 2) {
    const next: Parameters = [linear - share * along, quadratic - share * across];
    const { height, gradient } = momentsAt(values, target, next);
    if (height < now.height - 1e-9 || Math.hypot(...gradient) < now.slope) return next;
  }
  return undefined;
}

function momentsAt(values: readonly number[], target: number, [linear, quadratic]: Parameters) {
  const exponents = values.map((value) => linear * value + quadratic * (value * value - target));
  const largest = Math.max(...exponents);
  const weights = exponents.map((exponent) => Math.exp(exponent - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probabilities = weights.map((weight) => weight / total);
  const mean = (of: (value: number) => number) =>
    values.reduce((sum, value, index) => sum + of(value) * (probabilities[index] ?? 0), 0);
  const first = mean((value) => value);
  const second = mean((value) => value * value - target);
  const hessian = [
    mean((value) => (value - first) ** 2),
    mean((value) => (value - first) * (value * value - target - second)),
    mean((value) => (value * value - target - second) ** 2),
  ] as const;
  return { probabilities, gradient: [first, second] as const, hessian, height: largest + Math.log(total) };
}
