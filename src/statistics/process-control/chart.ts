import { checkIsColumn } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { type Signal, type StandardPoint, signals } from "./signals.ts";

/** Fewer points leave the limits on trial. */
export const SETTLED = 12;

export interface ChartOptions {
  /**
   * Indexes of points with which a new phase begins, ascending: limits are computed for each phase apart, after
   * a change whose cause is known. Default: none.
   */
  readonly rebaseAt?: readonly number[];
}

export interface ChartPoint {
  readonly kind: "point";
  readonly value: number;
  readonly centre: number;
  readonly lowerLimit: number;
  readonly upperLimit: number;
  /** Fewer than 12 points in its phase: the limits are on trial. */
  readonly trialLimits: boolean;
  /** Rules of special cause that the point completes. */
  readonly signals: readonly Signal[];
}

/** A period without observations; it neither breaks nor extends a run. */
export type ChartEntry = ChartPoint | NotEstimable;

export interface ControlChart {
  readonly kind: "control chart";
  /** One for each point given, in the same order. */
  readonly points: readonly ChartEntry[];
}

/** What a chart knows of a point before limits are drawn. */
export interface Limits extends StandardPoint {
  readonly centre: number;
  readonly lowerLimit: number;
  readonly upperLimit: number;
}

/** A point whose limits lie 3 standard deviations (above 0) from its centre. */
export function threeSigma(value: number, centre: number, sigma: number): Limits {
  const z = (value - centre) / sigma;
  return { value, z, centre, lowerLimit: centre - 3 * sigma, upperLimit: centre + 3 * sigma };
}

interface ChartInput<Item> {
  readonly estimator: string;
  readonly items: readonly Item[];
  /** Limits of one phase, or why there are none. */
  readonly phase: (items: readonly Item[]) => readonly Limits[] | NotEstimable;
  readonly isEmpty: (item: Item) => boolean;
  /** What the value may lie between; limits are cut there. */
  readonly range: readonly [number, number];
  readonly options: ChartOptions;
}

/** Rates and counts have no upper end. */
export const FROM_ZERO = [0, Number.POSITIVE_INFINITY] as const;

export const ANY_NUMBER = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Draws limits and signals phase by phase; the first phase without limits makes the chart not estimable. */
export function chart<Item>(input: ChartInput<Item>): ControlChart | NotEstimable {
  const { estimator, items } = input;
  const { rebaseAt = [] } = input.options;
  checkPhases(estimator, rebaseAt, items.length);
  if (items.every(input.isEmpty)) return notEstimable("no observations");
  const points: ChartEntry[] = [];
  const starts = [0, ...rebaseAt, items.length];
  for (let i = 1; i < starts.length; i++) {
    const drawn = drawPhase(items.slice(starts[i - 1], starts[i]), input);
    if ("kind" in drawn) return drawn;
    points.push(...drawn);
  }
  return withinNumbers(estimator, { kind: "control chart", points });
}

function drawPhase<Item>(
  items: readonly Item[],
  input: ChartInput<Item>,
): readonly ChartEntry[] | NotEstimable {
  const observed = items.filter((item) => !input.isEmpty(item));
  if (observed.length === 0) return items.map(() => notEstimable("no observations"));
  const limits = input.phase(observed);
  if ("kind" in limits) return limits;
  const found = signals(limits);
  const drawn = limits.map((limit, i) => point(limit, found[i]!, input.range, limits.length < SETTLED));
  const rest = drawn.values();
  return items.map((item) => (input.isEmpty(item) ? notEstimable("no observations") : rest.next().value!));
}

function point(
  { value, centre, lowerLimit, upperLimit }: Limits,
  found: readonly Signal[],
  [least, most]: readonly [number, number],
  trialLimits: boolean,
): ChartPoint {
  return {
    kind: "point",
    value,
    centre,
    lowerLimit: Math.max(least, lowerLimit),
    upperLimit: Math.min(most, upperLimit),
    trialLimits,
    signals: found,
  };
}

/** Refuses indexes of new phases that do not ascend within the points. */
export function checkPhases(estimator: string, rebaseAt: readonly number[], length: number): void {
  checkIsColumn(estimator, "rebaseAt", rebaseAt);
  let before = 0;
  for (const index of rebaseAt) {
    if (!Number.isSafeInteger(index) || index <= before || index >= length) {
      throw new StatisticsError(
        estimator,
        "rebaseAt does not hold ascending indexes of later points",
        "Give the index of the first point of each new phase",
      );
    }
    before = index;
  }
}
