import type { Count } from "../../src/released/cell.ts";
import { estimateStatements } from "./estimate-statements.ts";
import type { LedgerStatement } from "./ledger-entry.ts";
import type { TierPolicy } from "./policy.ts";
import type { Sensitivity } from "./protected-count.ts";
import { quantileStatements } from "./quantile-statements.ts";
import type { ReleasedCounts, ReleasedLifeTable, ReleasedMoment } from "./released-statement.ts";
import type { AnyReleased } from "./without-silent-rows.ts";

/** Where a count stands, and what a reader knows of it beforehand. */
interface Told {
  readonly key: Readonly<Record<string, string>>;
  readonly day?: number;
  readonly start?: string;
  readonly measure: string;
  readonly sensitivity: Sensitivity;
  readonly of?: string | undefined;
}

/** What a released statement tells readers, as integers with bounds: all that an attacker may know, and no more. */
export function ledgerStatements(released: AnyReleased, policy: TierPolicy): LedgerStatement[] {
  switch (released.class) {
    case "counts":
      return released.rows.flatMap(({ key, counts }) =>
        Object.entries(counts).flatMap(([measure, count]) =>
          told(count, { key, measure, ...about(released, measure) }, policy),
        ),
      );
    case "life table":
      return released.groups.flatMap((group) => lifeTableStatements(group, policy));
    case "series":
      return released.points.flatMap(({ start, numerator, denominator }) => [
        ...told(
          numerator,
          { key: {}, start, measure: "numerator", of: "denominator", sensitivity: released.sensitivity },
          policy,
        ),
        ...told(
          denominator,
          { key: {}, start, measure: "denominator", sensitivity: "not sensitive" },
          policy,
        ),
      ]);
    case "paired means":
      return released.groups.flatMap(({ key, n, before, after, change }) => [
        ...told(n, { key, measure: "n", sensitivity: "sensitive" }, policy),
        ...moment(before, key, "before"),
        ...moment(after, key, "after"),
        ...moment(change, key, "change"),
      ]);
    case "quantiles":
      return released.groups.flatMap(({ key, n, quantiles }) => [
        ...told(n, { key, measure: "n", sensitivity: "sensitive" }, policy),
        ...quantiles.flatMap((quantile, index) =>
          quantileStatements(quantile, { key, probability: released.probabilities[index] ?? 0 }, policy),
        ),
      ]);
    case "estimates":
      return released.models.flatMap(({ key, people, events, terms }) => [
        ...told(people, { key, measure: "people", sensitivity: "sensitive" }, policy),
        ...told(events, { key, measure: "events", of: "people", sensitivity: "sensitive" }, policy),
        ...terms.flatMap(({ term, estimate }) => estimateStatements(estimate, { key, measure: term })),
      ]);
    case "reliability":
      return released.rows.flatMap(({ key, people, events, nonEvents, value }) => {
        const part = { key, of: "people", sensitivity: "sensitive" as const };
        return [
          ...told(people, { key, measure: "people", sensitivity: "sensitive" }, policy),
          ...(events === undefined ? [] : told(events, { ...part, measure: "events" }, policy)),
          ...(nonEvents === undefined ? [] : told(nonEvents, { ...part, measure: "nonEvents" }, policy)),
          ...estimateStatements(value, { key, measure: released.statistic }),
        ];
      });
    // Its numbers have been said before, by the figures that it names.
    case "sentence":
      return [];
  }
}

const about = ({ measures }: ReleasedCounts, measure: string) => ({
  sensitivity: measures[measure]?.sensitivity ?? ("sensitive" as const),
  of: measures[measure]?.partOf,
});

function lifeTableStatements(
  { key, n, rows, cutAt }: ReleasedLifeTable["groups"][number],
  policy: TierPolicy,
): LedgerStatement[] {
  const followed = { key, sensitivity: "not sensitive" as const };
  const sensitive = { key, sensitivity: "sensitive" as const, of: "n" };
  // Where the number at risk is derived, so is the cut: it says nothing that the columns do not.
  const isCounted = cutAt !== undefined && policy.curves.atRisk === "counted";
  const cut: LedgerStatement[] = isCounted
    ? [{ kind: "count", key, day: cutAt, measure: "atRisk", lower: 0, upper: policy.curves.endsBelow - 1 }]
    : [];
  return [
    ...told(n, { key, measure: "n", sensitivity: "sensitive" }, policy),
    ...rows.flatMap(({ day, atRisk, events, competing, censored }) => [
      ...told(atRisk, { ...followed, day, measure: "atRisk" }, policy),
      ...told(events, { ...sensitive, day, measure: "events" }, policy),
      ...told(competing, { ...sensitive, day, measure: "competing" }, policy),
      ...told(censored, { ...followed, day, measure: "censored", of: "n" }, policy),
    ]),
    ...cut,
  ];
}

function told(count: Count, { sensitivity, of, ...place }: Told, { counts }: TierPolicy): LedgerStatement[] {
  if (count.kind === "count") {
    const least = count.value === 0 ? 0 : counts.threshold;
    const lower = Math.max(count.value - count.within, least);
    return [{ kind: "count", ...place, lower, upper: count.value + count.within }];
  }
  if (count.kind !== "c") return [];
  const zeroIsHidden =
    counts.zeros === "hidden" || (counts.zeros === "hidden where sensitive" && sensitivity === "sensitive");
  const lower = zeroIsHidden ? 0 : 1;
  // Hidden with its whole category: that the category is small is what the mark says of the whole.
  if (count.limit === undefined) {
    // Where complementary cells are hidden too, a mark says nothing of size.
    if (counts.complementary) return [];
    const upper = of === undefined ? Math.max(counts.smallestCategory, counts.threshold) - 1 : null;
    return [{ kind: "count", ...place, lower: 0, upper }];
  }
  if (count.side === "most" && of !== undefined)
    return [{ kind: "complement", ...place, of, lower, upper: count.limit }];
  return [{ kind: "count", ...place, lower, upper: count.limit }];
}

/** Parts of a unit in which unrounded moments are kept. */
const fine = 1e6;

function moment(
  released: ReleasedMoment,
  key: Readonly<Record<string, string>>,
  measure: string,
): LedgerStatement[] {
  if (released.kind === "c") return [];
  // Half a last digit is the finest part of a rounded moment: in these parts its bounds are whole.
  const scale = released.within === 0 ? fine : Math.round(1 / released.within);
  const bounds = (value: number) =>
    released.within === 0
      ? { lower: Math.floor(value * scale), upper: Math.ceil(value * scale) }
      : { lower: Math.round(value * scale) - 1, upper: Math.round(value * scale) + 1 };
  return [
    { kind: "mean", key, measure, scale, ...bounds(released.mean) },
    { kind: "deviation", key, measure, scale, ...bounds(released.sd) },
  ];
}
