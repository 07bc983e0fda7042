import { cholesky, inverse, type Matrix } from "../linear/cholesky.ts";
import { type Likelihood, maximize } from "../regression/maximize.ts";

/** Items = loading × factor + rest: the correlations that a single factor leaves. */
export interface OneFactor {
  readonly loadings: readonly number[];
  /** Variances of the rests, in units of the items' variances. */
  readonly uniquenesses: readonly number[];
  /** Log likelihood ratio per person against any correlations at all, times 2. */
  readonly discrepancy: number;
  /** Expected information of one person on loadings, then uniquenesses. */
  readonly information: Matrix;
}

/**
 * One factor by maximum likelihood; nothing where the likelihood has no maximum with uniquenesses above 0 (a Heywood
 * case).
 *
 * @param correlations positive definite, of three items or more
 */
export function oneFactor(correlations: Matrix): OneFactor | undefined {
  const k = correlations.length;
  const first = approach(correlations, startOf(correlations));
  const at = (shift: readonly number[]) =>
    factorLikelihood(
      correlations,
      first.map((value, j) => value + shift[j]!),
    );
  const start = at(first.map(() => 0));
  const fitted = maximize(at, start);
  if (fitted === undefined) return undefined;
  const parameters = first.map((value, j) => value + fitted.coefficients[j]!);
  const sign = parameters.slice(0, k).reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
  const loadings = parameters.slice(0, k).map((value) => sign * value);
  const uniquenesses = parameters.slice(k);
  if (uniquenesses.some((value) => value < IMPROPER)) return undefined;
  const { expected } = factorLikelihood(correlations, [...loadings, ...uniquenesses]);
  const full = logDeterminant(cholesky(correlations)!) + k;
  return { loadings, uniquenesses, discrepancy: -2 * fitted.likelihood.value - full, information: expected };
}

/** Uniquenesses below are those of an item that is the factor itself, or worse. */
const IMPROPER = 1e-6;

interface FactorLikelihood extends Likelihood {
  readonly expected: Matrix;
}

/** Of one person: -(log|S| + tr(R S^-1)) / 2 with S = l l' + diag(u), parameters l, then u. */
function factorLikelihood(correlations: Matrix, parameters: readonly number[]): FactorLikelihood {
  const k = correlations.length;
  const l = parameters.slice(0, k);
  const implied = l.map((a, i) => l.map((b, j) => a * b + (i === j ? parameters[k + i]! : 0)));
  // Beyond uniquenesses of 0 the likelihood may rise again: to where no population can be.
  const factor = parameters.slice(k).some((value) => value <= 0) ? undefined : cholesky(implied);
  if (factor === undefined) return NOWHERE;
  const a = inverse(factor);
  const b = product(product(a, correlations), a);
  const trace = a.reduce(
    (sum, row, i) => sum + row.reduce((s, value, j) => s + value * correlations[j]![i]!, 0),
    0,
  );
  const residual = b.map((row, i) => row.map((value, j) => value - a[i]![j]!));
  const expected = secondOrder(a, a, l).map((row) => row.map((value) => value / 2));
  const ofB = secondOrder(b, a, l);
  const observed = expected.map((row, i) =>
    row.map((value, j) => {
      const curvature = i < k && j < k ? residual[i]![j]! : 0;
      return (ofB[i]![j]! + ofB[j]![i]!) / 2 - value - curvature;
    }),
  );
  return {
    value: -(logDeterminant(factor) + trace) / 2,
    gradient: [...times(residual, l), ...residual.map((row, i) => row[i]! / 2)],
    // Far from the maximum the likelihood may not be concave: then Fisher's scoring.
    information: cholesky(observed) === undefined ? expected : observed,
    expected,
  };
}

const NOWHERE: FactorLikelihood = {
  value: Number.NEGATIVE_INFINITY,
  gradient: [],
  information: [],
  expected: [],
};

/** tr(X S_j Y S_i) for the derivatives S_i of S = l l' + diag(u) by l, then u; X and Y symmetric. */
function secondOrder(x: Matrix, y: Matrix, l: readonly number[]): number[][] {
  const k = l.length;
  const [xl, yl] = [times(x, l), times(y, l)];
  const [lxl, lyl] = [dot(l, xl), dot(l, yl)];
  const out = Array.from({ length: 2 * k }, () => new Array<number>(2 * k).fill(0));
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      out[i]![j] = xl[j]! * yl[i]! + x[i]![j]! * lyl + lxl * y[i]![j]! + xl[i]! * yl[j]!;
      out[i]![k + j] = y[j]![i]! * xl[j]! + yl[j]! * x[i]![j]!;
      out[k + j]![i] = out[i]![k + j]!;
      out[k + i]![k + j] = x[i]![j]! * y[i]![j]!;
    }
  }
  return out;
}

/** Uniquenesses from what the other items explain, loadings from the leading eigenvector. */
function startOf(correlations: Matrix): number[] {
  const k = correlations.length;
  const reverse = inverse(cholesky(correlations)!);
  const u = reverse.map((row, j) => (1 - 0.5 / k) / row[j]!);
  const scaled = correlations.map((row, i) => row.map((value, j) => value / Math.sqrt(u[i]! * u[j]!)));
  let vector = scaled.map((row) => Math.sqrt(dot(row, row)));
  let root = 0;
  for (let round = 0; round < 100; round++) {
    const next = times(scaled, vector);
    root = Math.sqrt(dot(next, next));
    vector = next.map((value) => value / root);
  }
  const size = Math.sqrt(Math.max(0.1, root - 1));
  return [...vector.map((value, j) => value * size * Math.sqrt(u[j]!)), ...u];
}

/** Rounds of the EM algorithm, which never leaves uniquenesses above 0: near enough for Newton's steps. */
const ROUNDS = 500;

/** Rubin DB, Thayer DT (1982). EM algorithms for ML factor analysis. Psychometrika 47:69-76. doi:10.1007/BF02293851. */
function approach(correlations: Matrix, start: readonly number[]): number[] {
  const k = correlations.length;
  let [l, u] = [start.slice(0, k), start.slice(k)];
  for (let round = 0; round < ROUNDS; round++) {
    const precision = l.map((loading, j) => loading / u[j]!);
    const score = precision.map((value) => value / (1 + dot(l, precision)));
    const shared = times(correlations, score);
    const variance = 1 - dot(score, l) + dot(score, shared);
    l = shared.map((value) => value / variance);
    u = l.map((loading, j) => 1 - loading * shared[j]!);
    if (u.some((value) => value < IMPROPER)) break;
  }
  return [...l, ...u.map((value) => Math.max(IMPROPER, value))];
}

const dot = (x: readonly number[], y: readonly number[]) =>
  x.reduce((sum, value, i) => sum + value * y[i]!, 0);

const times = (matrix: Matrix, vector: readonly number[]) => matrix.map((row) => dot(row, vector));

const product = (x: Matrix, y: Matrix) =>
  x.map((row) => y.map((_, j) => row.reduce((sum, value, i) => sum + value * y[i]![j]!, 0)));

const logDeterminant = (factor: Matrix) => 2 * factor.reduce((sum, row, j) => sum + Math.log(row[j]!), 0);
