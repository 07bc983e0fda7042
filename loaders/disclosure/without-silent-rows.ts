import type { Count } from "../../src/released/cell.ts";
import type { TierPolicy } from "./policy.ts";
import type {
  ReleasedCounts,
  ReleasedEstimates,
  ReleasedLifeTable,
  ReleasedPairedMeans,
  ReleasedQuantiles,
  ReleasedReliability,
  ReleasedSentence,
  ReleasedSeries,
} from "./released-statement.ts";

export type AnyReleased =
  | ReleasedCounts
  | ReleasedLifeTable
  | ReleasedSeries
  | ReleasedPairedMeans
  | ReleasedQuantiles
  | ReleasedEstimates
  | ReleasedReliability
  | ReleasedSentence;

/**
 * Leaves out what shows no number, where the tier makes zero and a small count look alike: a row of nothing but
 * [c] stands there because somebody is in it, and an empty category has no row. A series keeps the periods between
 * those it shows, since they follow from the calendar; before the first and after the last there is nothing.
 */
export function withoutSilentRows(released: AnyReleased, { counts }: TierPolicy): AnyReleased {
  if (counts.zeros !== "hidden") return released;
  switch (released.class) {
    case "counts":
      return { ...released, rows: released.rows.filter((row) => !isSilent(Object.values(row.counts))) };
    case "life table":
    case "paired means":
    case "quantiles":
      return withoutSilentGroups(released);
    case "estimates":
      return { ...released, models: released.models.filter(({ people }) => !isSilent([people])) };
    case "reliability":
      return { ...released, rows: released.rows.filter(({ people }) => !isSilent([people])) };
    case "sentence":
      return released;
    case "series":
      return { ...released, points: trimmed(released.points) };
  }
}

function withoutSilentGroups<R extends ReleasedLifeTable | ReleasedPairedMeans | ReleasedQuantiles>(
  released: R,
): R {
  return { ...released, groups: released.groups.filter(({ n }) => !isSilent([n])) };
}

function trimmed(points: ReleasedSeries["points"]): ReleasedSeries["points"] {
  const speaks = ({ numerator, denominator }: ReleasedSeries["points"][number]) =>
    !isSilent([numerator, denominator]);
  return points.slice(Math.max(0, points.findIndex(speaks)), points.findLastIndex(speaks) + 1);
}

const isSilent = (counts: readonly Count[]): boolean => counts.every(({ kind }) => kind === "c");

/** Whether anything is left that a figure could be drawn from. */
export function showsNothing(released: AnyReleased): boolean {
  switch (released.class) {
    case "counts":
    case "reliability":
      return released.rows.length === 0;
    case "estimates":
      return released.models.length === 0;
    case "sentence":
      return released.text === "";
    case "life table":
    case "paired means":
    case "quantiles":
      return released.groups.length === 0;
    case "series":
      return released.points.length === 0;
  }
}
