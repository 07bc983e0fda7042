import {
  checkCount,
  checkIsColumn,
  checkPart,
  checkPositive,
  checkProbability,
  checkRecord,
  checkRecords,
  checkWord,
} from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { binomialCdf, interpolatedQuantile, poissonCdf } from "./exact-quantile.ts";
import { type Dispersion, overDispersion } from "./over-dispersion.ts";

/** A place, service or officer. */
export interface FunnelUnit {
  readonly events: number;
  /** People ("share"), or person-time or expected events ("rate"), above 0. */
  readonly size: number;
}

export interface FunnelOptions {
  /** "share": events are some of the people; "rate": events per person-time, or observed over expected. Default "share". */
  readonly of?: "share" | "rate";
  /** What units are held against. Default: the events of all over the size of all. */
  readonly target?: number;
  /** Shares of sound units that lie within each pair of limits. Default 0.95 and 0.998. */
  readonly levels?: readonly number[];
  /**
   * "none": limits by chance alone, exact; "multiplicative": chance, stretched by the root of phi; "additive": chance
   * and a variance between units. Default "none".
   */
  readonly overDispersion?: "none" | "multiplicative" | "additive";
  /** Share of units at each end whose scores are pulled in before dispersion is measured. Default 0.1. */
  readonly winsorised?: number;
  /** Sizes at which to give limits as well, to draw the funnel. Default: none. */
  readonly at?: readonly number[];
}

export interface FunnelBand {
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

export interface FunnelPoint {
  readonly value: number;
  readonly size: number;
  /** In the order of the levels. */
  readonly limits: readonly FunnelBand[];
  /** Against the highest level: by chance alone the exact tail, with over-dispersion the limits. */
  readonly position: "within" | "above" | "below";
}

export interface Funnel {
  readonly kind: "funnel";
  readonly target: number;
  /** Of the standard scores, whether the limits use it or not. */
  readonly dispersion: Dispersion;
  readonly points: readonly FunnelPoint[];
  readonly curve: readonly { readonly size: number; readonly limits: readonly FunnelBand[] }[];
}

/**
 * Which units differ from a target by more than their size explains? A funnel plot: limits about the target, wide for
 * small units.
 *
 * Without over-dispersion the limits are exact, interpolated between whole numbers of events so that the funnel is smooth.
 * In a small unit the number of events nearest to a limit can lie beyond the line and yet be no surprise, so `position`
 * does not follow the line but the probability of as many events or more (or fewer). With over-dispersion the limits are
 * normal about the target, and are cut at what the value can be (0, and 1 for a share).
 *
 * @param units in any order
 * @returns a point a unit, in their order; not estimable without units (no observations), and without a given target
 *   also without events, or with events only
 * @throws StatisticsError where events are no count or more than the people, sizes are not positive, a level or the
 *   target is none
 *
 * In R: `FunnelPlotR::funnel_plot`; written out in the tests.
 *
 * Source: Spiegelhalter DJ (2005). Funnel plots for comparing institutional performance. Stat Med 24:1185-1202.
 * doi:10.1002/sim.1970.
 */
export function funnelLimits(
  units: readonly FunnelUnit[],
  options: FunnelOptions = {},
): Funnel | NotEstimable {
  checkRecords("funnelLimits", "units", units);
  checkRecord("funnelLimits", "options", options);
  checkWord("funnelLimits", "of", options.of, ["share", "rate"]);
  checkWord("funnelLimits", "overDispersion", options.overDispersion, ["none", "multiplicative", "additive"]);
  const { of = "share", levels = [0.95, 0.998], winsorised = 0.1, at = [] } = options;
  checkFunnel(units, { ...options, of, levels, winsorised, at });
  if (units.length === 0) return notEstimable("no observations");
  const target = options.target ?? sum(units, "events") / sum(units, "size");
  if (target === 0) return notEstimable("no events");
  if (of === "share" && target === 1) return notEstimable("only events");
  const sigmaOf = (size: number) => Math.sqrt((target * (of === "share" ? 1 - target : 1)) / size);
  const sigma = units.map(({ size }) => sigmaOf(size));
  const z = units.map(({ events, size }, i) => (events / size - target) / sigma[i]!);
  const dispersion = overDispersion(z, sigma, winsorised);
  const cdf = (size: number) => (r: number) =>
    of === "share" ? binomialCdf(r, size, target) : poissonCdf(r, size * target);
  const kind = options.overDispersion ?? "none";
  const input = { most: of === "share" ? 1 : Number.POSITIVE_INFINITY, target, cdf, sigmaOf, dispersion };
  const limitsOf = kind === "none" ? exactLimits(input) : normalLimits(input, kind);
  const bands = (size: number) => Array.from(levels, (level) => ({ level, ...limitsOf(size, level) }));
  const position = (unit: FunnelUnit, limits: readonly FunnelBand[]) => {
    const widest = limits.reduce((a, b) => (b.level > a.level ? b : a));
    return kind === "none"
      ? exactPosition(unit.events, cdf(unit.size), widest)
      : normalPosition(unit, widest);
  };
  return {
    kind: "funnel",
    target,
    dispersion,
    points: units.map((unit) => {
      const limits = bands(unit.size);
      return { value: unit.events / unit.size, size: unit.size, limits, position: position(unit, limits) };
    }),
    curve: Array.from(at, (size) => ({ size, limits: bands(size) })),
  };
}

const sum = (units: readonly FunnelUnit[], of: "events" | "size"): number =>
  units.reduce((total, unit) => total + unit[of], 0);

type Position = FunnelPoint["position"];

function exactPosition(events: number, cdf: (r: number) => number, { level }: FunnelBand): Position {
  const tail = (1 - level) / 2;
  if (1 - cdf(events - 1) < tail) return "above";
  return cdf(events) < tail ? "below" : "within";
}

function normalPosition({ events, size }: FunnelUnit, { lower, upper }: FunnelBand): Position {
  const value = events / size;
  if (value > upper) return "above";
  return value < lower ? "below" : "within";
}

interface LimitInput {
  readonly most: number;
  readonly target: number;
  readonly cdf: (size: number) => (r: number) => number;
  readonly sigmaOf: (size: number) => number;
  readonly dispersion: Dispersion;
}

function exactLimits({ most, target, cdf }: LimitInput) {
  return (size: number, level: number) => {
    const tail = (1 - level) / 2;
    const quantile = (p: number) => interpolatedQuantile(cdf(size), p, size * target) / size;
    // Interpolation starts below a count of 0: no limit can.
    return { lower: Math.max(0, quantile(tail)), upper: Math.min(most, quantile(1 - tail)) };
  };
}

function normalLimits(
  { most, target, sigmaOf, dispersion }: LimitInput,
  kind: "multiplicative" | "additive",
) {
  return (size: number, level: number) => {
    const variance = sigmaOf(size) ** 2;
    const wider = kind === "additive" ? variance + dispersion.tau2 : variance * Math.max(1, dispersion.phi);
    const half = -normalQuantile((1 - level) / 2) * Math.sqrt(wider);
    return { lower: Math.max(0, target - half), upper: Math.min(most, target + half) };
  };
}

function checkFunnel(
  units: readonly FunnelUnit[],
  {
    of,
    target,
    levels,
    winsorised,
    at,
  }: FunnelOptions & { of: string; levels: readonly number[]; winsorised: number; at: readonly number[] },
): void {
  const name = "funnelLimits";
  for (const { events, size } of units) {
    if (of === "share") checkPart(name, events, size);
    checkCount(name, "events", events);
    checkPositive(name, "size", size);
  }
  checkIsColumn(name, "at", at);
  checkIsColumn(name, "levels", levels);
  for (const size of at) {
    if (of === "share") checkCount(name, "at", size);
    checkPositive(name, "at", size);
  }
  if (levels.length === 0) throw new StatisticsError(name, "there are no levels", "Give one, such as 0.95");
  for (const level of levels) checkProbability(name, "level", level);
  if (!Number.isFinite(winsorised) || !(winsorised >= 0 && winsorised < 0.5)) {
    throw new StatisticsError(name, "winsorised is not from 0 to below a half", "Give a share such as 0.1");
  }
  if (target === undefined) return;
  if (of === "share") checkProbability(name, "target", target);
  else checkPositive(name, "target", target);
}
