import type { Mean } from "../../../src/released/cell.ts";
import type { DiscriminationFigure, Key } from "../../../src/released/figure.ts";
import { auc } from "../../../src/statistics/discrimination/auc.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";
import type { ReleasedCounts } from "../../disclosure/released-statement.ts";
import { belowFloors } from "../../disclosure/reliability-floors.ts";
import { headOfReleased } from "../indicator.ts";
import { isExact, middle, type Range, rangeOf, rest, within } from "./count-range.ts";
import { measureOf } from "./measure-of.ts";
import { outward } from "./outward.ts";

type Row = ReleasedCounts["rows"][number];

/** Levels of risk in their order. */
const scores: Readonly<Record<string, number>> = { low: 0, moderate: 1, high: 2 };

/**
 * The area under the ROC curve for each horizon, from released numbers by level and outcome. The interval is
 * DeLong's, widened to the worst of all corners of what rounding and hiding allow: the area is a ratio of sums
 * that are linear in each number, so its extremes lie there.
 */
export const estimateDiscrimination = (
  released: ReleasedCounts,
  policy: TierPolicy,
): DiscriminationFigure => ({
  ...headOfReleased(released),
  dimensions: ["horizon"],
  kind: "discrimination",
  rows: released.rows
    .filter(({ key }) => key.level === undefined)
    .map((total) => {
      const levels = released.rows.filter((row) => isLevelOf(row.key, total.key));
      return {
        key: total.key,
        events: measureOf(total.counts, "events"),
        nonEvents: measureOf(total.counts, "nonEvents"),
        auc:
          withheld(total, policy) ?? (hasEveryLevel(levels, policy) ? areaOf(levels, policy) : { kind: "c" }),
      };
    }),
});

const isLevelOf = (key: Key, total: Key): boolean => key.level !== undefined && key.horizon === total.horizon;

/** Where zeros are hidden, a level that is not there may be a small one: without it the area is another's. */
const hasEveryLevel = (levels: readonly Row[], { counts }: TierPolicy): boolean =>
  counts.zeros !== "hidden" || levels.length === Object.keys(scores).length;

/** The floors of the policy, which the gate keeps for whatever cannot be stated in counts. */
const withheld = ({ counts }: Row, policy: TierPolicy): Mean | undefined => {
  const [people, events, nonEvents] = (["people", "events", "nonEvents"] as const).map((name) =>
    measureOf(counts, name),
  );
  return people && belowFloors({ people, events, nonEvents }, policy);
};

interface Cell {
  readonly score: number;
  readonly outcome: 0 | 1;
  readonly people: Range;
}

const areaOf = (levels: readonly Row[], policy: TierPolicy): Mean => {
  const cells = levels.flatMap(cellsOf);
  if (cells.length < 2 * levels.length) return { kind: "c" };
  const shown = areaAt(cells, middle);
  const corners = Array.from({ length: cells.every(isKnown) ? 1 : 2 ** cells.length }, (_, corner) =>
    areaAt(cells, ({ low, high }, index) => ((corner >> index) & 1 ? high : low)),
  );
  const intervals = corners.flatMap((area) => (area.kind === "estimate" ? [area] : []));
  if (shown.kind !== "estimate" || intervals.length < corners.length) {
    return { kind: "x", reason: { code: "not estimable" } };
  }
  const { digits } = policy.discrimination;
  const lower = Math.min(...intervals.map((interval) => interval.lower));
  const upper = Math.max(...intervals.map((interval) => interval.upper));
  const value = digits === null ? shown.value : Number(shown.value.toFixed(digits));
  return { kind: "mean", value, ...outward({ lower, upper }, digits) };
};

/** Both cells of a level, or none where the level is hidden whole or has no rank. */
const cellsOf = ({ key, counts }: Row): readonly Cell[] => {
  const score = scores[key.level ?? ""];
  const people = measureOf(counts, "people");
  if (score === undefined || people.kind !== "count") return [];
  const whole = { low: people.value - people.within, high: people.value + people.within };
  const events = rangeOf(measureOf(counts, "events"), whole);
  const nonEvents = rangeOf(measureOf(counts, "nonEvents"), whole);
  return [
    { score, outcome: 1, people: within(events, rest(whole, [nonEvents])) },
    { score, outcome: 0, people: within(nonEvents, rest(whole, [events])) },
  ];
};

const isKnown = ({ people }: Cell): boolean => isExact(people);

/** The area with one number out of the range of each cell. */
const areaAt = (cells: readonly Cell[], pick: (people: Range, index: number) => number) =>
  auc({
    score: cells.map(({ score }) => score),
    outcome: cells.map(({ outcome }) => outcome),
    count: cells.map(({ people }, index) => pick(people, index)),
  });
