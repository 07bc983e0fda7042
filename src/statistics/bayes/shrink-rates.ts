import { checkAtMost, checkProbability, checkRecord, checkRecords, checkWord } from "../check.ts";
import { gammaQuantile } from "../distributions/gamma.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkPersonTime, type PersonTime } from "../rates/person-time-rate.ts";
import type { GammaPrior } from "./gamma-posterior.ts";
import { countsAbove, maximizeShapes, risingSums, type ShapeLikelihood } from "./marginal-likelihood.ts";
import type { ShrinkageOptions, ShrunkenUnit } from "./shrinkage.ts";

export interface ShrunkenRates {
  readonly kind: "shrunken rates";
  /** How rates differ between units. */
  readonly prior: GammaPrior;
  /** Mean of the prior. */
  readonly mean: number;
  /** In the order of the units. */
  readonly units: readonly ShrunkenUnit[];
}

/**
 * Which rates of units are believable, if small ones swing by chance? Empirical Bayes: the gamma distribution of rates
 * between units is estimated from them all, and each unit is pulled towards its mean, the more the less person-time it has.
 *
 * The intervals take that distribution as known, and are somewhat too narrow with few units.
 *
 * @param units events and person-time each, in any order
 * @returns the units shrunken; not estimable without person-time (no observations), with person-time in one unit only (one
 *   observation), without events, or where units differ by no more than chance (no variation: each has the rate of all)
 * @throws StatisticsError where events are no count, person-time is negative or not finite, or there are events without
 *   person-time
 *
 * In R: `MASS::glm.nb(events ~ 1 + offset(log(personTime)))` for the prior: shape = theta, rate = theta / exp(intercept).
 *
 * Source: Clayton D, Kaldor J (1987). Empirical Bayes estimates of age-standardized relative risks for use in disease
 * mapping. Biometrics 43:671-681. doi:10.2307/2532003.
 */
export function shrinkRates(
  units: readonly PersonTime[],
  options: ShrinkageOptions = {},
): ShrunkenRates | NotEstimable {
  checkRecords("shrinkRates", "units", units);
  const { level = 0.95, method = "likelihood" } = checkRecord("shrinkRates", "options", options);
  checkWord("shrinkRates", "method", method, ["likelihood", "moments"]);
  for (const unit of units) checkPersonTime("shrinkRates", unit);
  checkProbability("shrinkRates", "level", level);
  for (const unit of units) {
    checkAtMost("shrinkRates", "the number of events of a unit", {
      value: unit.events,
      most: 10_000_000,
      cure: "Leave it out: so large a unit needs no other to tell its rate",
    });
  }
  const observed = units.filter(({ personTime }) => personTime > 0);
  const prior = priorOf(observed, method);
  if ("kind" in prior) return prior;
  const { shape, rate } = prior;
  return {
    kind: "shrunken rates",
    prior,
    mean: shape / rate,
    units: units.map(({ events, personTime }) => ({
      raw: personTime === 0 ? notEstimable("no observations") : events / personTime,
      shrunken: (shape + events) / (rate + personTime),
      reliability: personTime / (rate + personTime),
      lower: gammaQuantile((1 - level) / 2, shape + events) / (rate + personTime),
      upper: gammaQuantile(1 - (1 - level) / 2, shape + events) / (rate + personTime),
    })),
  };
}

function priorOf(units: readonly PersonTime[], method: "likelihood" | "moments"): GammaPrior | NotEstimable {
  if (units.length === 0) return notEstimable("no observations");
  const events = units.reduce((sum, unit) => sum + unit.events, 0);
  if (events === 0) return notEstimable("no events");
  if (units.length === 1) return notEstimable("one observation");
  const mean = events / units.reduce((sum, unit) => sum + unit.personTime, 0);
  const variance = betweenVariance(units, mean);
  if (method === "moments") {
    return variance > 0
      ? { shape: mean ** 2 / variance, rate: mean / variance }
      : notEstimable("no variation");
  }
  if (!variesBeyondChance(units, mean)) return notEstimable("no variation");
  const shape = variance > 0 ? mean ** 2 / variance : 10;
  const shapes = maximizeShapes(likelihoodOf(units), [shape, shape / mean]);
  return shapes === undefined ? notEstimable("no variation") : { shape: shapes[0], rate: shapes[1] };
}

/** Variance of rates between units, from the sum of squares weighted by person-time. */
function betweenVariance(units: readonly PersonTime[], mean: number): number {
  const total = units.reduce((sum, { personTime }) => sum + personTime, 0);
  const weighted = units.reduce((sum, { personTime }) => sum + personTime ** 2, 0) / total;
  const squares = units.reduce(
    (sum, { events, personTime }) => sum + personTime * (events / personTime - mean) ** 2,
    0,
  );
  return (squares - (units.length - 1) * mean) / (total - weighted);
}

/** Whether the likelihood rises as rates begin to differ: Dean's score. */
function variesBeyondChance(units: readonly PersonTime[], mean: number): boolean {
  const score = units.reduce(
    (sum, { events, personTime }) => sum + (events - mean * personTime) ** 2 - events,
    0,
  );
  return score > 1e-9 * units.reduce((sum, { events }) => sum + events, 0);
}

function likelihoodOf(units: readonly PersonTime[]) {
  const above = countsAbove(units.map((unit) => unit.events));
  return ([shape, rate]: readonly [number, number]): ShapeLikelihood => {
    const x = risingSums(shape, above);
    let value = x.logs;
    let [byShape, byRate] = [x.inverse, 0];
    let [cross, rateRate] = [0, 0];
    for (const { events, personTime } of units) {
      const sum = rate + personTime;
      // shape log(rate / sum) - events log(sum), which log1p keeps from cancelling where the shape is large
      value -= shape * Math.log1p(personTime / rate) + events * Math.log(sum);
      byShape -= Math.log1p(personTime / rate);
      byRate += shape / rate - (shape + events) / sum;
      cross += 1 / rate - 1 / sum;
      rateRate += (shape + events) / sum ** 2 - shape / rate ** 2;
    }
    return {
      value,
      gradient: [byShape, byRate],
      hessian: [
        [-x.squares, cross],
        [cross, rateRate],
      ],
    };
  };
}
