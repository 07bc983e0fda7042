import { CellKeyError } from "./cell-key-error.ts";
import { maximumEntropyNoise } from "./maximum-entropy-noise.ts";

/** What a count may become: the first entry whose upper end lies above the cell key. */
export interface Perturbation {
  readonly shown: number;
  readonly probability: number;
  /** Upper end of the interval of cell keys that leads here; the last one is 1. */
  readonly upper: number;
}

/** By true count from 0; a count beyond the last row has the noise of the last row. */
export type PerturbationTable = readonly (readonly Perturbation[])[];

/** D: largest noise. V: its variance. js: no count from 1 to js is ever shown. */
export interface NoiseParameters {
  readonly largestNoise: number;
  readonly variance: number;
  readonly smallestHidden: number;
}

/**
 * The table of the cell key method, from (D, V, js): for each count the probabilities of what is shown instead.
 * Noise has mean zero and variance V for every count, is at most D, leads neither below zero nor to a count of
 * 1 to js, and is as uncertain as these allow. Zero stays zero.
 *
 * With js = 0 counts from D on, else from D + js + 1 on, share the last, symmetric row.
 *
 * In R: ptable::create_cnt_ptable(D, V, js, mono = FALSE), where V is an upper limit of the variance; here it is met,
 * or the parameters are refused.
 * Source: Enderle T, Giessing S, Tent R (2020). Calculation of risk probabilities for the cell key method. Privacy in
 * Statistical Databases, LNCS 12276. doi:10.1007/978-3-030-57521-2_11.
 */
export function perturbationTable({
  largestNoise,
  variance,
  smallestHidden,
}: NoiseParameters): PerturbationTable {
  checkParameters(largestNoise, smallestHidden);
  const last = smallestHidden === 0 ? largestNoise : largestNoise + smallestHidden + 1;
  const rows = Array.from({ length: last }, (_, index) => {
    const count = index + 1;
    const shown = targets(count, largestNoise, smallestHidden);
    const probabilities = maximumEntropyNoise(
      shown.map((target) => target - count),
      variance,
    );
    if (probabilities === undefined)
      throw new CellKeyError(
        "no such noise",
        `no noise for a true count of ${count} has mean zero and the variance asked for. Change variance, or raise largestNoise.`,
      );
    return cumulated(shown, probabilities);
  });
  return [[{ shown: 0, probability: 1, upper: 1 }], ...rows];
}

function targets(count: number, largestNoise: number, smallestHidden: number): number[] {
  const least = Math.max(0, count - largestNoise);
  return Array.from({ length: count + largestNoise - least + 1 }, (_, index) => least + index).filter(
    (target) => target === 0 || target > smallestHidden,
  );
}

function cumulated(shown: readonly number[], probabilities: readonly number[]): Perturbation[] {
  let upper = 0;
  return shown.map((target, index) => {
    const probability = probabilities[index] ?? 0;
    upper = index === shown.length - 1 ? 1 : upper + probability;
    return { shown: target, probability, upper };
  });
}

function checkParameters(largestNoise: number, smallestHidden: number): void {
  if (!Number.isInteger(largestNoise) || largestNoise < 1)
    throw new CellKeyError("not a parameter", "largestNoise is no whole number of 1 or more. Correct it.");
  if (!Number.isInteger(smallestHidden) || smallestHidden < 0)
    throw new CellKeyError("not a parameter", "smallestHidden is no whole number of 0 or more. Correct it.");
}
