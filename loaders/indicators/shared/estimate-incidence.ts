import type { Count, Rate } from "../../../src/released/cell.ts";
import type { IncidenceFigure, IncidenceGroup } from "../../../src/released/figure.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";
import { releasedRate } from "../../disclosure/released-rate.ts";
import type { ReleasedLifeTable } from "../../disclosure/released-statement.ts";
import { headOfReleased } from "../indicator.ts";
import { type BoundedIncidence, boundedIncidence } from "./bounded-incidence.ts";
import { roundedRate } from "./rounded-rate.ts";

type Group = ReleasedLifeTable["groups"][number];
type Point = IncidenceGroup["points"][number];
type ShownCount = Extract<Count, { kind: "count" }>;

/** Cumulative incidence on the released grid, group by group, with its risk table. */
export const estimateIncidence = (released: ReleasedLifeTable, policy: TierPolicy): IncidenceFigure => ({
  ...headOfReleased(released),
  kind: "incidence",
  gridUnit: released.gridUnit,
  groups: released.groups.map((group) => estimateGroup(group, policy)),
});

const estimateGroup = (group: Group, policy: TierPolicy): IncidenceGroup => {
  const { key, n, rows, cutAt } = group;
  const cut = cutAt === undefined ? {} : { cutAt };
  if (n.kind !== "count" || rows.length === 0) {
    const minimum = cutAt === undefined ? policy.curves.minimum : policy.curves.endsBelow;
    const reason = { code: "too few people", detail: { minimum } } as const;
    return { key, n, display: "withheld", reason, points: [], ...cut };
  }
  const estimates = boundedIncidence(n, rows);
  const points = rows
    .slice(0, estimates.length)
    .map((row, index) => ({ ...row, incidence: incidenceOf(row.events, estimates[index], n, policy) }));
  const display = points.some(({ incidence }) => incidence.kind === "rate") ? "curve" : "band";
  return { key, n, display, points: [timeZero(n), ...points], ...cut };
};

/** A bound while events are hidden is that of the count, as in a table: at most so many of so many people. */
const incidenceOf = (
  events: Count,
  estimate: BoundedIncidence | undefined,
  n: ShownCount,
  policy: TierPolicy,
): Rate => {
  if (events.kind !== "count") return releasedRate(events, n, policy);
  if (estimate === undefined) return { kind: "c" };
  const { value, lower, upper } = estimate;
  return roundedRate({ value, lower, upper }, n, policy);
};

/** Everybody is at risk and nothing has happened. */
const timeZero = (n: ShownCount): Point => ({
  day: 0,
  incidence: { kind: "rate", value: 0, lower: 0, upper: 0 },
  atRisk: n,
  events: nobody,
  competing: nobody,
  censored: nobody,
});

const nobody: Count = { kind: "count", value: 0, within: 0 };
