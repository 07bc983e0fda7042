import type { ControlFigure } from "../../../src/released/figure.ts";
import type { ChartPoint, ControlChart } from "../../../src/statistics/process-control/chart.ts";
import { type PeriodCount, pChart } from "../../../src/statistics/process-control/p-chart.ts";
import { pPrimeChart } from "../../../src/statistics/process-control/p-prime-chart.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";
import { releasedRate } from "../../disclosure/released-rate.ts";
import type { ReleasedSeries } from "../../disclosure/released-statement.ts";
import { headOfReleased } from "../indicator.ts";

type Point = ReleasedSeries["points"][number];

/**
 * A proportion over time with its limits, from the periods that are shown: a p chart, or Laney's p' chart where
 * periods vary more than chance among people would make them. A hidden period neither breaks nor extends a run.
 */
export const estimateControlChart = (released: ReleasedSeries, policy: TierPolicy): ControlFigure => {
  const { chart, drawn } = chartOf(released.points.map(periodOf), policy);
  const points = released.points.map((point, index) => ({
    ...point,
    rate: releasedRate(point.numerator, point.denominator, policy),
    ...limitsOf(drawn?.points[index], finestStep(policy)),
  }));
  return {
    ...headOfReleased(released),
    kind: "control chart",
    chart,
    period: released.period,
    trialLimits: shownPoints(drawn).some(({ trialLimits }) => trialLimits),
    points,
  };
};

/** A period that is not shown has no observations for the chart. */
const periodOf = ({ numerator, denominator }: Point): PeriodCount =>
  numerator.kind === "count" && denominator.kind === "count"
    ? { numerator: numerator.value, denominator: denominator.value }
    : { numerator: 0, denominator: 0 };

const chartOf = (
  periods: readonly PeriodCount[],
  { periods: { minimumEvents } }: TierPolicy,
): { readonly chart: ControlFigure["chart"]; readonly drawn?: ControlChart } => {
  const events = periods.reduce((sum, { numerator }) => sum + numerator, 0);
  const p = pChart(periods);
  if (events < minimumEvents || p.kind !== "control chart") return { chart: "p" };
  const prime = pPrimeChart(periods);
  return prime.kind === "control chart" && isWider(prime, p)
    ? { chart: "p-prime", drawn: prime }
    : { chart: "p", drawn: p };
};

const isWider = (one: ControlChart, other: ControlChart): boolean => width(one) > width(other);

const width = (chart: ControlChart): number =>
  shownPoints(chart).reduce((sum, { upperLimit, lowerLimit }) => sum + upperLimit - lowerLimit, 0);

const shownPoints = (chart: ControlChart | undefined): readonly ChartPoint[] =>
  (chart?.points ?? []).flatMap((point) => (point.kind === "point" ? [point] : []));

/** The finest step on which this tier shows a proportion; 0 = exact. */
const finestStep = ({ rates: { steps } }: TierPolicy): number =>
  steps.reduce((finest, { step }) => Math.min(finest, step), Number.POSITIVE_INFINITY);

/** Limits, with no more digits than the tier's proportions have. */
const limitsOf = (point: ControlChart["points"][number] | undefined, step: number) => {
  if (point?.kind !== "point") return { centre: null, lowerLimit: null, upperLimit: null, signals: [] };
  const onStep = (value: number) => (step > 0 ? Math.round(value / step) / Math.round(1 / step) : value);
  return {
    centre: onStep(point.centre),
    lowerLimit: onStep(point.lowerLimit),
    upperLimit: onStep(point.upperLimit),
    signals: point.signals,
  };
};
