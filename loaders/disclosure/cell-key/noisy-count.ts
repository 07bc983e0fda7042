import { cellKeyOf } from "./cell-key-of.ts";
import type { PerturbationTable } from "./perturbation-table.ts";
import { perturbedCount } from "./perturbed-count.ts";

/** The noisy count of people, from their record keys (each person once). */
export const noisyCount = (recordKeys: readonly number[], table: PerturbationTable): number =>
  perturbedCount(recordKeys.length, cellKeyOf(recordKeys), table);
