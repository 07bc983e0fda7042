import type { Count } from "../../../src/released/cell.ts";
import type { Key } from "../../../src/released/figure.ts";
import type { TierPolicy } from "../policy.ts";
import { protectedCount } from "../protected-count.ts";
import type {
  ReleasedCounts,
  ReleasedEstimates,
  ReleasedLifeTable,
  ReleasedPairedMeans,
  ReleasedQuantiles,
  ReleasedReliability,
  ReleasedSeries,
} from "../released-statement.ts";
import type { LifeTableStatement, Statement } from "../statement.ts";
import type { AnyReleased } from "../without-silent-rows.ts";

/** A statement and what the rules for single counts let out of it, row by row: of the same class. */
export type Judged = readonly [statement: Statement, released: AnyReleased];

/** Where a count stands in its figure. */
export interface Place {
  readonly key: Key;
  readonly day?: number;
  readonly start?: string;
  readonly measure: string;
}

/** One count of a figure, with its true value. */
export interface CountCell extends Place {
  readonly figure: string;
  readonly indicator: string;
  readonly unit: string;
  readonly value: number;
  /** The measure of its row that it is a part of. */
  readonly partOf?: string | undefined;
  /**
   * shown; hidden by the rules, it or what is left of its whole; or not in the figure at all, which needs
   * protection only where its own count is small.
   */
  readonly state: "shown" | "hidden" | "complement hidden" | "absent" | "absent and small";
  /** Whether the counts of its row add up to n: at risk is what events, competing and censored leave. */
  readonly isLifeTable: boolean;
  /** Dimensions of the figure that are characteristics of people. */
  readonly characteristics?: Readonly<Record<string, string>> | undefined;
}

/** Every count of a figure, those that it leaves out for their size too. */
export function countCells([statement, released]: Judged, policy: TierPolicy): CountCell[] {
  const { id: figure, indicator, unit } = statement;
  const head = { figure, indicator, unit, isLifeTable: statement.class === "life table" };
  switch (statement.class) {
    case "counts":
      return statement.rows.flatMap(({ key, counts }, row) =>
        Object.entries(statement.measures).map(([measure, { partOf }]) => ({
          ...{ ...head, characteristics: statement.characteristics },
          ...{ key, measure, partOf, value: counts[measure] ?? 0 },
          state: stateOf((released as ReleasedCounts).rows[row]?.counts[measure]),
        })),
      );
    case "life table":
      return statement.groups.flatMap((group, index) =>
        lifeTableCells(group, (released as ReleasedLifeTable).groups[index], policy).map((cell) => ({
          ...head,
          ...cell,
        })),
      );
    case "series":
      return statement.points.flatMap(({ start, numerator, denominator }, index) => {
        const point = (released as ReleasedSeries).points[index];
        const place = { ...head, key: {}, start };
        return [
          {
            ...{ ...place, measure: "numerator", partOf: "denominator", value: numerator },
            state: stateOf(point?.numerator),
          },
          { ...place, measure: "denominator", value: denominator, state: stateOf(point?.denominator) },
        ];
      });
    case "paired means":
    case "quantiles":
      return statement.groups.map(({ key, n }, index) => ({
        ...{ ...head, key, measure: "n", value: n },
        state: stateOf((released as ReleasedPairedMeans | ReleasedQuantiles).groups[index]?.n),
      }));
    case "estimates":
      return statement.models.flatMap(({ key, people, events }, index) => {
        const model = (released as ReleasedEstimates).models[index];
        return [
          { ...head, key, measure: "people", value: people, state: stateOf(model?.people) },
          {
            ...{ ...head, key, measure: "events", partOf: "people", value: events },
            state: stateOf(model?.events),
          },
        ];
      });
    case "reliability":
      return statement.rows.flatMap(({ key, evidence }, index) => {
        const row = (released as ReleasedReliability).rows[index];
        const { people } = evidence;
        const all = { ...head, key, measure: "people", value: people, state: stateOf(row?.people) };
        if (evidence.kind !== "outcome") return [all];
        const part = { ...head, key, partOf: "people" };
        const { events } = evidence;
        return [
          all,
          { ...part, measure: "events", value: events, state: stateOf(row?.events) },
          { ...part, measure: "nonEvents", value: people - events, state: stateOf(row?.nonEvents) },
        ];
      });
    case "sentence":
      return [];
  }
}

type GroupCell = Omit<CountCell, "figure" | "indicator" | "unit" | "isLifeTable" | "characteristics">;

function lifeTableCells(
  { key, n, rows }: LifeTableStatement["groups"][number],
  released: ReleasedLifeTable["groups"][number] | undefined,
  policy: TierPolicy,
): GroupCell[] {
  const all: GroupCell[] = [{ key, measure: "n", value: n, state: stateOf(released?.n) }];
  for (const [index, row] of rows.entries()) {
    const shown = released?.rows[index];
    for (const measure of ["atRisk", "events", "competing", "censored"] as const) {
      const value = row[measure];
      const state = shown === undefined ? absence(measure, value, n, policy) : stateOf(shown[measure]);
      all.push({ key, day: row.day, measure, partOf: "n", value, state });
    }
  }
  return all;
}

/** Rows that are cut or withheld: an outcome of few stays protected; who is followed says nothing of anybody. */
function absence(measure: string, value: number, whole: number, policy: TierPolicy): CountCell["state"] {
  if (measure === "atRisk" || measure === "censored") return "absent";
  const count = protectedCount(value, { policy, sensitivity: "sensitive", whole });
  return count.kind === "c" && count.side === "few" ? "absent and small" : "absent";
}

function stateOf(count: Count | undefined): CountCell["state"] {
  if (count === undefined) return "absent";
  if (count.kind === "count") return "shown";
  if (count.kind !== "c") return "absent";
  return count.side === "most" ? "complement hidden" : "hidden";
}
