import { checkContributors, hasTooFewContributors } from "./contributors.ts";
import { checkKeys } from "./crossing.ts";
import { DisclosureError } from "./disclosure-error.ts";
import type { Period, TierPolicy } from "./policy.ts";
import { checkCount, checkPart, confidential, protectedCount } from "./protected-count.ts";
import type { ReleasedSeries } from "./released-statement.ts";
import type { SeriesStatement } from "./statement.ts";

type Point = SeriesStatement["points"][number];

const fineness: readonly Period[] = ["month", "quarter", "half-year", "year"];

/** Numerator and denominator of each period: period no finer than allowed, then threshold, complement, rounding. */
export function releaseSeries(statement: SeriesStatement, policy: TierPolicy): ReleasedSeries {
  const { points, ...head } = statement;
  checkKeys(statement, [], policy);
  checkPeriod(statement, policy);
  const starts = new Set(points.map(({ start }) => start));
  if (starts.size !== points.length)
    throw new DisclosureError("category twice", statement.id, "a period appears twice. Add its points up.");
  return {
    ...head,
    points: points.map((point, index) => {
      checkPoint(statement, point, `point ${index + 1}`, policy);
      return releasePoint(statement, point, policy);
    }),
  };
}

function releasePoint({ sensitivity }: SeriesStatement, point: Point, policy: TierPolicy) {
  const { start, numerator, denominator } = point;
  if (hasTooFewContributors({ ...point, key: {} }, policy))
    return { start, numerator: confidential, denominator: confidential };
  return {
    start,
    numerator: protectedCount(numerator, { policy, sensitivity, whole: denominator }),
    denominator: protectedCount(denominator, { policy, sensitivity: "not sensitive" }),
  };
}

function checkPeriod({ id, dimensions, period }: SeriesStatement, { tier, periods }: TierPolicy): void {
  const finest = dimensions.length === 0 ? periods.totals : periods.series;
  if (fineness.indexOf(period) < fineness.indexOf(finest))
    throw new DisclosureError(
      "period too fine",
      id,
      `a series by ${period} is finer than the ${finest} that the ${tier} tier allows here. Use ${finest}s.`,
    );
}

function checkPoint(statement: SeriesStatement, point: Point, place: string, policy: TierPolicy): void {
  const { id } = statement;
  checkCount(id, `numerator of ${place}`, point.numerator);
  checkCount(id, `denominator of ${place}`, point.denominator);
  checkPart(id, `numerator of ${place}`, point.numerator, point.denominator);
  checkContributors(statement, { ...point, key: {} }, place, policy);
}
