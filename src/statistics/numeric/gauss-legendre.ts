/** Nodes in -1 to 1 with their weights. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss-Legendre quadrature of n nodes: exact for polynomials up to degree 2n - 1.
 *
 * In R: `spc::quadrature.nodes.weights(n)`.
 *
 * Source: Press WH et al. (2007). Numerical recipes, section 4.6. ISBN 978-0-521-88068-8.
 */
export function gaussLegendre(n: number): Quadrature {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < (n + 1) / 2; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step++) {
      const { value, derivative } = legendre(n, x);
      slope = derivative;
      const change = value / derivative;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    nodes[i] = -x;
    nodes[n - 1 - i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
    weights[n - 1 - i] = weights[i]!;
  }
  return { nodes, weights };
}

/** Legendre's polynomial of degree n and its derivative, by Bonnet's recurrence. */
function legendre(n: number, x: number): { value: number; derivative: number } {
  let [before, value] = [0, 1];
  for (let j = 1; j <= n; j++) {
    [before, value] = [value, ((2 * j - 1) * x * value - (j - 1) * before) / j];
  }
  return { value, derivative: (n * (x * value - before)) / (x * x - 1) };
}
