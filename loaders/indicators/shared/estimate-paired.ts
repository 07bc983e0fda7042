import type { Count, Mean } from "../../../src/released/cell.ts";
import type { PairedFigure } from "../../../src/released/figure.ts";
import type { Interval } from "../../../src/statistics/interval.ts";
import { hedgesG } from "../../../src/statistics/means/hedges-g.ts";
import { meanInterval } from "../../../src/statistics/means/mean-interval.ts";
import type { Moments } from "../../../src/statistics/means/moments.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";
import type { ReleasedMoment, ReleasedPairedMeans } from "../../disclosure/released-statement.ts";
import { headOfReleased } from "../indicator.ts";
import { outward } from "./outward.ts";

type Group = ReleasedPairedMeans["groups"][number];
type Shown = Extract<ReleasedMoment, { kind: "moment" }>;
type ShownCount = Extract<Count, { kind: "count" }>;

/** An effect has no unit: its digits follow from those of the means only where these are rounded at all. */
const EFFECT_DIGITS = 2;

/**
 * Means before and after, their change and its size. Intervals are widened to the worst case of the rounding:
 * the fewest people, the largest spread, and a mean anywhere within its rounding.
 */
export const estimatePaired = (released: ReleasedPairedMeans, policy: TierPolicy): PairedFigure => ({
  ...headOfReleased(released),
  kind: "paired",
  scale: released.scale,
  rows: released.groups.map((group) => ({
    key: group.key,
    n: group.n,
    before: meanOf(group, group.before, policy),
    after: meanOf(group, group.after, policy),
    change: meanOf(group, group.change, policy),
    effect: effectOf(group, policy),
  })),
});

const meanOf = (group: Group, moment: ReleasedMoment, policy: TierPolicy): Mean => {
  if (moment.kind === "c" || group.n.kind !== "count") return hidden(group, policy);
  const interval = meanInterval(least(group.n, moment));
  if (interval.kind !== "estimate") return notEstimable;
  const widened = { lower: interval.lower - moment.within, upper: interval.upper + moment.within };
  return { kind: "mean", value: moment.mean, ...outward(widened, policy.means.digits) };
};

const effectOf = (group: Group, policy: TierPolicy): Mean => {
  const { n, before, change } = group;
  if (before.kind === "c" || change.kind === "c" || n.kind !== "count") return hidden(group, policy);
  const shown = hedgesG({ change: { n: n.value, mean: change.mean, sd: change.sd }, sdBefore: before.sd });
  const worst = corners(n, before, change).map((corner) => hedgesG(corner));
  const intervals = worst.flatMap((effect) => (effect.kind === "estimate" ? [effect] : []));
  if (shown.kind !== "estimate" || intervals.length < worst.length) return notEstimable;
  const digits = policy.means.digits === null ? null : EFFECT_DIGITS;
  const value = digits === null ? shown.value : Number(shown.value.toFixed(digits));
  return { kind: "mean", value, ...outward(hull(intervals), digits) };
};

/** The moments with which an interval is widest: fewest people, largest spread. */
const least = (n: ShownCount, { mean, sd, within }: Shown): Moments => ({
  n: n.value - n.within,
  mean,
  sd: sd + within,
});

/** The ends of what rounding allows: n, mean and standard deviation before move the effect both ways. */
const corners = (n: ShownCount, before: Shown, change: Shown) =>
  ends.flatMap((more) =>
    ends.flatMap((up) =>
      ends.map((wide) => ({
        change: {
          n: n.value + more * n.within,
          mean: change.mean + up * change.within,
          sd: change.sd + change.within,
        },
        sdBefore: before.sd + wide * before.within,
      })),
    ),
  );
const ends = [-1, 1] as const;

const hull = (intervals: readonly Interval[]): Interval => ({
  lower: Math.min(...intervals.map(({ lower }) => lower)),
  upper: Math.max(...intervals.map(({ upper }) => upper)),
});

/** Too few people where their number is shown; otherwise nothing is said. */
const hidden = ({ n }: Group, { means }: TierPolicy): Mean =>
  n.kind === "count" && n.value < means.minimum
    ? { kind: "x", reason: { code: "too few people", detail: { minimum: means.minimum } } }
    : { kind: "c" };

const notEstimable: Mean = { kind: "x", reason: { code: "not estimable" } };
