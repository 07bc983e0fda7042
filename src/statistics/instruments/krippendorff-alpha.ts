import { checkAtMost, checkProbability, checkRecord, checkRows, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { quantiles } from "../means/quantiles.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { Random } from "../resampling/random.ts";
import type { Warnings } from "../warning.ts";
import { fullAgreement } from "./full-agreement.ts";
import { type RatingScale, squaredDistances } from "./rating-distance.ts";

/** A row a unit (a person, a file), a column a rater; null or undefined where a rater gave no rating. */
export type PartialRatings = readonly ArrayLike<number | null | undefined>[];

export interface KrippendorffOptions {
  /** What a difference of two ratings means. Default "nominal": the same or not. */
  readonly scale?: RatingScale;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /** Number of bootstrap samples of units. Default 2000. */
  readonly samples?: number;
  /** Of the bootstrap: the same seed gives the same interval. Default 1. */
  readonly seed?: number;
}

export interface KrippendorffAlpha extends Estimate {
  /** Units with two ratings or more; others say nothing of agreement. */
  readonly units: number;
  /** Ratings of these units. */
  readonly ratings: number;
  /** Mean squared difference within units, in the scale's metric. */
  readonly observedDisagreement: number;
  /** The same if ratings had been dealt out by chance. */
  readonly expectedDisagreement: number;
  /** Bootstrap samples that the interval is from: those in which ratings vary; 0 where raters agree throughout. */
  readonly samples: number;
  readonly warnings: Warnings<"full agreement" | "replicates not estimable">;
}

/**
 * How far do raters agree beyond chance, whatever their number, the scale, and ratings left out? Krippendorff's alpha,
 * with a percentile interval from a bootstrap of units.
 *
 * @param ratings a row a unit, a column a rater; who the rater was does not matter
 * @returns alpha, 1 at most, with its interval; where raters agree throughout 1 with an exact lower bound, and a warning:
 *   if all but a share k were rated by chance, so many would agree with a probability of alpha/2; "not estimable"
 *   where no unit has two ratings (no observations), one has (one observation), or where all ratings are the same (no
 *   variation)
 * @throws StatisticsError on rows of different length, NaN and infinite ratings, negative ones on a ratio scale, a seed or
 *   a number of samples that is none
 *
 * In R: `irr::kripp.alpha(t(ratings), method = "nominal")`, without interval; the bootstrap draws units by
 * `ceiling(units * runif(units))` after `set.seed(seed)`.
 *
 * Source: Hayes AF, Krippendorff K (2007). Answering the call for a standard reliability measure for coding data.
 * Commun Methods Meas 1:77-89. doi:10.1080/19312450709336664. Krippendorff K (2011). Computing Krippendorff's
 * alpha-reliability. https://repository.upenn.edu/asc_papers/43
 */
export function krippendorffAlpha(
  ratings: PartialRatings,
  options: KrippendorffOptions = {},
): KrippendorffAlpha | NotEstimable {
  const {
    scale = "nominal",
    level = 0.95,
    samples = 2000,
    seed = 1,
  } = checkRecord("krippendorffAlpha", "options", options);
  checkWord("krippendorffAlpha", "scale", scale, ["nominal", "ordinal", "interval", "ratio"]);
  checkProbability("krippendorffAlpha", "level", level);
  checkPartial(ratings, scale);
  if (!(Number.isSafeInteger(samples) && samples > 0)) {
    throw new StatisticsError(
      "krippendorffAlpha",
      "samples is not a whole number above zero",
      "Give 2000 or so",
    );
  }
  checkAtMost("krippendorffAlpha", "samples", { value: samples, most: 1_000_000, cure: "Give 2000 or so" });
  const random = Random.from("krippendorffAlpha", seed);
  const { values, units } = tabulateUnits(ratings);
  if (units.length === 0) return notEstimable("no observations");
  if (units.length === 1) return notEstimable("one observation");
  const whole = disagreement(units, { values, scale });
  if (whole.expected === 0) return notEstimable("no variation");
  const figures = {
    units: units.length,
    ratings: whole.ratings,
    observedDisagreement: whole.observed,
    expectedDisagreement: whole.expected,
  };
  if (whole.observed === 0) {
    const equal = 1 - disagreement(units, { values, scale: "nominal" }).expected;
    const limits = fullAgreement({ units: units.length, equal, level });
    return { kind: "estimate", value: 1, ...limits, ...figures, samples: 0, warnings: ["full agreement"] };
  }
  const drawn: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const some = units.map(() => units[random.below(units.length)]!);
    const { observed, expected } = disagreement(some, { values, scale });
    if (expected > 0) drawn.push(1 - observed / expected);
  }
  if (drawn.length === 0) return notEstimable("no variation");
  const tail = (1 - level) / 2;
  const limits = quantiles(drawn, [tail, 1 - tail]);
  if (limits.kind === "not estimable") return limits;
  const [lower, upper] = limits.values as [number, number];
  return {
    kind: "estimate",
    value: 1 - whole.observed / whole.expected,
    lower,
    upper,
    ...figures,
    samples: drawn.length,
    warnings: drawn.length < samples ? ["replicates not estimable"] : [],
  };
}

function checkPartial(ratings: PartialRatings, scale: RatingScale): void {
  checkRows("krippendorffAlpha", "ratings", ratings);
  for (const [i, row] of ratings.entries()) {
    if (row.length !== ratings[0]!.length) {
      throw new StatisticsError(
        "krippendorffAlpha",
        `row ${i} is not as long as the first`,
        "Write null where a rater gave no rating",
      );
    }
    for (const [j, rating] of Array.from(row).entries()) {
      if (rating === null || rating === undefined) continue;
      if (!Number.isFinite(rating)) {
        throw new StatisticsError(
          "krippendorffAlpha",
          `row ${i}[${j}] is not a finite number`,
          "Write null where a rater gave no rating; number categories",
        );
      }
      if (scale === "ratio" && rating < 0) {
        throw new StatisticsError(
          "krippendorffAlpha",
          `row ${i}[${j}] is negative on a ratio scale`,
          'Use the scale "interval" where zero means nothing',
        );
      }
    }
  }
}

/** Ratings of one unit: index of a value, how often it was given. */
type Unit = readonly (readonly [value: number, count: number])[];

interface Units {
  /** Distinct ratings of units with two or more, ascending. */
  readonly values: readonly number[];
  readonly units: readonly Unit[];
}

function tabulateUnits(ratings: PartialRatings): Units {
  const given = ratings
    .map((row) => Array.from(row).filter((rating) => rating !== null && rating !== undefined))
    .filter((row) => row.length > 1);
  const values = [...new Set(given.flat())].sort((a, b) => a - b);
  const index = new Map(values.map((value, k) => [value, k]));
  const units = given.map((row): Unit => {
    const counts = new Map<number, number>();
    for (const rating of row) counts.set(index.get(rating)!, (counts.get(index.get(rating)!) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => a - b);
  });
  return { values, units };
}

interface Metric {
  readonly values: readonly number[];
  readonly scale: RatingScale;
}

/** Observed and expected disagreement; on an ordinal scale distances depend on how often each level was given. */
function disagreement(units: readonly Unit[], { values, scale }: Metric) {
  const margins = new Float64Array(values.length);
  for (const unit of units) for (const [value, count] of unit) margins[value]! += count;
  const ratings = margins.reduce((sum, count) => sum + count, 0);
  const distance = squaredDistances(scale, values, margins);
  let within = 0;
  for (const unit of units) {
    const raters = unit.reduce((sum, [, count]) => sum + count, 0);
    let sum = 0;
    for (const [a, n] of unit) for (const [b, m] of unit) if (a < b) sum += n * m * distance(a, b);
    within += (2 * sum) / (raters - 1);
  }
  let among = 0;
  for (let a = 0; a < values.length; a++) {
    if (margins[a] === 0) continue;
    for (let b = a + 1; b < values.length; b++) among += margins[a]! * margins[b]! * distance(a, b);
  }
  return { ratings, observed: within / ratings, expected: (2 * among) / (ratings * (ratings - 1)) };
}
