import { checkColumn, checkIndicator, checkPositive, checkRecord, checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

/** Outcomes of people with what was expected of each. */
export interface ExpectedOutcomes {
  /** 1 = had the event, 0 = did not, in order of time. */
  readonly outcome: ArrayLike<number>;
  /** Probability of the event that was expected, above 0 and below 1; the same for all where there is no model. */
  readonly expected: ArrayLike<number>;
}

export interface RiskAdjustedCusumOptions {
  /** Odds ratio to be found: above 1 for a rise, below 1 for a fall. Default 2. */
  readonly oddsRatio?: number;
  /** Sum at which a change is signalled. Default 4.5. */
  readonly decision?: number;
}

export interface RiskAdjustedCusumPoint {
  /** 0 or more. */
  readonly sum: number;
  readonly isSignal: boolean;
  /** Index of the person with whom the sum began to rise; the point's own where it is 0. */
  readonly since: number;
}

export interface RiskAdjustedCusum {
  readonly kind: "risk-adjusted CUSUM";
  readonly points: readonly RiskAdjustedCusumPoint[];
}

/**
 * Do more people have the event than was expected of them, and since when? The CUSUM of log likelihood ratios, person by
 * person, of odds changed by a ratio against odds as expected. The sum goes on after a signal.
 *
 * @returns a point a person; not estimable without people (no observations). One event, none or only events give sums
 *   like any other: nothing is estimated.
 * @throws StatisticsError on outcomes other than 0 and 1, probabilities outside 0 to 1, an odds ratio of 1, a decision
 *   that is not positive, columns of unequal length
 *
 * In R: `surveillance::LRCUSUM.runlength` for its run length; the sums are written out in the tests.
 *
 * Source: Steiner SH, Cook RJ, Farewell VT, Treasure T (2000). Monitoring surgical performance using risk-adjusted
 * cumulative sum charts. Biostatistics 1:441-452. doi:10.1093/biostatistics/1.4.441.
 */
export function riskAdjustedCusum(
  data: ExpectedOutcomes,
  options: RiskAdjustedCusumOptions = {},
): RiskAdjustedCusum | NotEstimable {
  const { outcome, expected } = checkRecord("riskAdjustedCusum", "data", data);
  const { oddsRatio = 2, decision = 4.5 } = checkRecord("riskAdjustedCusum", "options", options);
  checkInput({ outcome, expected }, oddsRatio);
  checkPositive("riskAdjustedCusum", "decision", decision);
  if (outcome.length === 0) return notEstimable("no observations");
  let sum = 0;
  let since = 0;
  const points = Array.from(outcome, (event, i) => {
    if (sum === 0) since = i;
    const weight = event * Math.log(oddsRatio) - Math.log1p((oddsRatio - 1) * expected[i]!);
    sum = Math.max(0, sum + weight);
    if (sum === 0) since = i;
    return { sum, isSignal: sum > decision, since };
  });
  return { kind: "risk-adjusted CUSUM", points };
}

function checkInput({ outcome, expected }: ExpectedOutcomes, oddsRatio: number): void {
  checkSameLength("riskAdjustedCusum", { outcome, expected });
  checkIndicator("riskAdjustedCusum", "outcome", outcome);
  checkPositive("riskAdjustedCusum", "oddsRatio", oddsRatio);
  if (oddsRatio === 1) {
    throw new StatisticsError("riskAdjustedCusum", "oddsRatio is 1", "Give the change that is to be found");
  }
  checkColumn("riskAdjustedCusum", "expected", expected);
  for (let i = 0; i < expected.length; i++) {
    if (!Number.isFinite(expected[i]!) || !(expected[i]! > 0 && expected[i]! < 1)) {
      throw new StatisticsError(
        "riskAdjustedCusum",
        `expected[${i}] is not between 0 and 1`,
        "Give the probability of the event that was expected",
      );
    }
  }
}
