import { type FollowUp, firstAbove, indexOf, tabulate } from "../survival/tabulate.ts";

export interface WeightedRows extends Omit<FollowUp, "count"> {
  readonly weights: readonly number[];
  /** Which rows, all with a weight above 0. */
  readonly rows: readonly number[];
}

export interface WeightedIncidence {
  readonly incidence: number;
  /** Whether the curve is known at the horizon. */
  readonly reaches: boolean;
  /** Of each of the rows, its weight times the derivative by it: their squares add up to the robust variance. */
  readonly influence: readonly number[];
}

/** At risk and events differ by rounding only where everybody has the event. */
const ROUNDING = 1e-12;

/**
 * Weighted Aalen-Johansen incidence at a time with everybody's influence on it: a person at risk lowers the hazards by
 * being there, and raises one of them by an event. What a hazard at s moves is what falls to the cause then, less what
 * those taken away would have brought it later. (aalenJohansen gives the same variance at all times; a comparison needs
 * each person's share of it, since clusters such as matched pairs reach across groups.)
 */
export function weightedIncidence(
  { time, cause, entry, weights, rows }: WeightedRows,
  { horizon, cause: wanted }: { readonly horizon: number; readonly cause: number },
): WeightedIncidence {
  const of = (column: ArrayLike<number>) => rows.map((row) => column[row]!);
  const data = { time: of(time), cause: of(cause), count: of(weights), ...(entry && { entry: of(entry) }) };
  const table = tabulate("adjustedIncidenceDifference", data, { causes: wanted });
  const steps = stepsUntil(table, horizon, wanted);
  const size = steps.length;
  const incidence = steps.at(-1)?.incidence ?? 0;
  const ended = size > 0 && steps[size - 1]!.survival === 0;
  const reaches = ended || (table.times.at(-1) ?? 0) >= horizon;
  // Sum of what being at risk at the first k times moves.
  const atRisk = new Float64Array(size + 1);
  const later = steps.map((step) => (step.survival > 0 ? (incidence - step.incidence) / step.survival : 0));
  for (const [k, { before, exposed, hazard, anyHazard }] of steps.entries()) {
    atRisk[k + 1] = atRisk[k]! + (before / exposed) * (later[k]! * anyHazard - hazard);
  }
  const influence = data.time.map((end, i) => {
    const from = data.entry ? Math.min(firstAbove(table.times, data.entry[i]!), size) : 0;
    const k = indexOf(table.times, end);
    const exposure = atRisk[Math.min(k + 1, size)]! - atRisk[from]!;
    const code = data.cause[i]!;
    if (k >= size || code === 0) return data.count[i]! * exposure;
    const event = (steps[k]!.before / steps[k]!.exposed) * ((code === wanted ? 1 : 0) - later[k]!);
    return data.count[i]! * (exposure + event);
  });
  return { incidence, reaches, influence };
}

/** The curve at each time up to the horizon. */
function stepsUntil(
  { times, causes, atRisk, ended }: ReturnType<typeof tabulate>,
  horizon: number,
  wanted: number,
) {
  const width = causes + 1;
  let [survival, incidence] = [1, 0];
  return Array.from(times.subarray(0, firstAbove(times, horizon)), (_, k) => {
    const exposed = atRisk[k]!;
    const events = ended.subarray(k * width + 1, (k + 1) * width).reduce((sum, value) => sum + value, 0);
    const anyHazard = events > (1 - ROUNDING) * exposed ? 1 : events / exposed;
    const hazard = ended[k * width + wanted]! / exposed;
    const before = survival;
    incidence += before * hazard;
    survival *= 1 - anyHazard;
    return { exposed, hazard, anyHazard, before, survival, incidence };
  });
}
