import { bisect } from "../distributions/bisect.ts";
import { type StudyEstimate, weightedMean } from "./study.ts";

const MOST_STEPS = 500;

/**
 * Variance between studies by restricted maximum likelihood: Fisher's scoring from Hedges' moment estimate, 0 where the
 * likelihood falls from there on.
 *
 * Source: Viechtbauer W (2005). Bias and efficiency of meta-analytic variance estimators in the random-effects model. J
 * Educ Behav Stat 30:261-293. doi:10.3102/10769986030003261.
 */
export function restrictedVariance(studies: readonly StudyEstimate[]): number {
  let tau2 = momentVariance(studies);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { score, information } = scoreOf(studies, tau2);
    const next = Math.max(0, tau2 + score / information);
    if (Math.abs(next - tau2) <= 1e-15 * next) return next;
    tau2 = next;
  }
  // Scoring swings: between 0 and where the score is negative there is the root.
  if (scoreOf(studies, 0).score <= 0) return 0;
  let high = momentVariance(studies) + Math.max(...studies.map(({ variance }) => variance));
  while (scoreOf(studies, high).score > 0) high *= 2;
  return bisect((x) => scoreOf(studies, x).score < 0, 0, high);
}

/** Sample variance of the values less their mean variance, not below 0. */
function momentVariance(studies: readonly StudyEstimate[]): number {
  const k = studies.length;
  const mean = studies.reduce((sum, { value }) => sum + value, 0) / k;
  const squares = studies.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
  return Math.max(0, squares / (k - 1) - studies.reduce((sum, { variance }) => sum + variance, 0) / k);
}

/** First derivative of the restricted log likelihood, and the expected negative of the second. */
function scoreOf(studies: readonly StudyEstimate[], tau2: number) {
  const { mean, weights, total } = weightedMean(studies, tau2);
  const sum = (of: (weight: number, i: number) => number) =>
    weights.reduce((all, weight, i) => all + of(weight, i), 0);
  const squares = sum((weight) => weight ** 2);
  const cubes = sum((weight) => weight ** 3);
  const fit = sum((weight, i) => (weight * (studies[i]!.value - mean)) ** 2);
  return {
    score: (fit - (total - squares / total)) / 2,
    information: (squares - (2 * cubes) / total + (squares / total) ** 2) / 2,
  };
}
