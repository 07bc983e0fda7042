import { checkAtMost, checkPart, checkProbability, checkRecord, checkRecords, checkWord } from "../check.ts";
import { betaQuantile } from "../distributions/beta.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Proportion } from "../proportions/newcombe.ts";
import type { BetaPrior } from "./beta-posterior.ts";
import { countsAbove, maximizeShapes, risingSums, type ShapeLikelihood } from "./marginal-likelihood.ts";
import type { ShrinkageOptions, ShrunkenUnit } from "./shrinkage.ts";

export interface ShrunkenShares {
  readonly kind: "shrunken shares";
  /** How shares differ between units. */
  readonly prior: BetaPrior;
  /** Mean of the prior. */
  readonly mean: number;
  /** In the order of the units. */
  readonly units: readonly ShrunkenUnit[];
}

/**
 * Which shares of units are believable, if small ones swing by chance? Empirical Bayes: the beta distribution of shares
 * between units is estimated from them all, and each unit is pulled towards its mean, the more the less data it has.
 *
 * The intervals take that distribution as known, and are somewhat too narrow with few units.
 *
 * @param units events and people each, in any order
 * @returns the units shrunken; not estimable without people (no observations), with people in one unit only (one
 *   observation), without events, with events only, where units differ by no more than chance (no variation: each has the
 *   share of all), or where each has only events or none (perfect separation)
 * @throws StatisticsError where numbers are no counts or there are more events than people
 *
 * In R: `VGAM::vglm(cbind(events, n - events) ~ 1, betabinomialff)` for the prior.
 *
 * Source: Griffiths DA (1973). Maximum likelihood estimation for the beta-binomial distribution. Biometrics 29:637-648.
 * doi:10.2307/2529131. Moments: Kleinman JC (1973). J Am Stat Assoc 68:46-54.
 */
export function shrinkShares(
  units: readonly Proportion[],
  options: ShrinkageOptions = {},
): ShrunkenShares | NotEstimable {
  checkRecords("shrinkShares", "units", units);
  const { level = 0.95, method = "likelihood" } = checkRecord("shrinkShares", "options", options);
  checkWord("shrinkShares", "method", method, ["likelihood", "moments"]);
  for (const { events, n } of units) checkPart("shrinkShares", events, n);
  checkProbability("shrinkShares", "level", level);
  for (const unit of units) {
    checkAtMost("shrinkShares", "n of a unit", {
      value: unit.n,
      most: 10_000_000,
      cure: "Leave it out: so large a unit needs no other to tell its share",
    });
  }
  const observed = units.filter(({ n }) => n > 0);
  const prior = priorOf(observed, method);
  if ("kind" in prior) return prior;
  const { a, b } = prior;
  return {
    kind: "shrunken shares",
    prior,
    mean: a / (a + b),
    units: units.map(({ events, n }) => ({
      raw: n === 0 ? notEstimable("no observations") : events / n,
      shrunken: (a + events) / (a + b + n),
      reliability: n / (a + b + n),
      lower: betaQuantile((1 - level) / 2, a + events, b + n - events),
      upper: betaQuantile(1 - (1 - level) / 2, a + events, b + n - events),
    })),
  };
}

function priorOf(units: readonly Proportion[], method: "likelihood" | "moments"): BetaPrior | NotEstimable {
  if (units.length === 0) return notEstimable("no observations");
  const events = units.reduce((sum, unit) => sum + unit.events, 0);
  const n = units.reduce((sum, unit) => sum + unit.n, 0);
  if (events === 0) return notEstimable("no events");
  if (events === n) return notEstimable("only events");
  if (units.length === 1) return notEstimable("one observation");
  const share = events / n;
  const correlation = withinCorrelation(units, share);
  if (method === "moments") {
    if (correlation <= 0) return notEstimable("no variation");
    if (correlation >= 1) return notEstimable("perfect separation");
    return scaled(share, (1 - correlation) / correlation);
  }
  if (!variesBeyondChance(units, share)) return notEstimable("no variation");
  const start = scaled(share, 1 / Math.min(0.9, Math.max(0.01, correlation)) - 1);
  const shapes = maximizeShapes(likelihoodOf(units), [start.a, start.b]);
  return shapes === undefined ? notEstimable("perfect separation") : { a: shapes[0], b: shapes[1] };
}

const scaled = (share: number, size: number): BetaPrior => ({ a: share * size, b: (1 - share) * size });

/** Kleinman's: correlation between people of a unit, from the sum of squares weighted by people. */
function withinCorrelation(units: readonly Proportion[], share: number): number {
  const total = units.reduce((sum, { n }) => sum + n, 0);
  const weighted = units.reduce((sum, { n }) => sum + n * n, 0) / total;
  const squares = units.reduce((sum, { events, n }) => sum + n * (events / n - share) ** 2, 0);
  const free = units.length - 1;
  const room = total - weighted - free;
  return room === 0 ? 0 : (squares / (share * (1 - share)) - free) / room;
}

/** Whether the likelihood rises as shares begin to differ: Tarone's score. */
function variesBeyondChance(units: readonly Proportion[], share: number): boolean {
  const score = units.reduce((sum, { events, n }) => {
    const others = n - events;
    return sum + (events * (events - 1)) / share + (others * (others - 1)) / (1 - share) - n * (n - 1);
  }, 0);
  // Beyond rounding of sums that cancel where units are exactly alike.
  return score > 1e-9 * units.reduce((sum, { n }) => sum + n * n, 0);
}

function likelihoodOf(units: readonly Proportion[]) {
  const events = countsAbove(units.map((unit) => unit.events));
  const others = countsAbove(units.map((unit) => unit.n - unit.events));
  const all = countsAbove(units.map((unit) => unit.n));
  return ([a, b]: readonly [number, number]): ShapeLikelihood => {
    const [x, y, n] = [risingSums(a, events), risingSums(b, others), risingSums(a + b, all)];
    return {
      value: x.logs + y.logs - n.logs,
      gradient: [x.inverse - n.inverse, y.inverse - n.inverse],
      hessian: [
        [n.squares - x.squares, n.squares],
        [n.squares, n.squares - y.squares],
      ],
    };
  };
}
