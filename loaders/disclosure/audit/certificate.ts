import type { UnitState } from "./space.ts";

/**
 * Why no reader can tell a protected count: for each one two worlds, both with every statement true, that differ
 * in it. A world is written as what differs from the truth, so a certificate is as private as the truth.
 */
export interface Certificate {
  readonly space: string;
  /** Possible values that each target must have at least. */
  readonly width: number;
  /** World 0 is the truth. */
  readonly worlds: readonly (readonly ChangedUnit[])[];
  /** Target, the world in which it is smallest, the world in which it is largest. */
  readonly targets: readonly (readonly [target: number, least: number, most: number])[];
}

export interface ChangedUnit {
  readonly unit: number;
  readonly attributes: readonly number[];
  readonly paths: readonly number[];
}

export const changedUnits = (changed: ReadonlyMap<number, UnitState>): ChangedUnit[] =>
  [...changed].map(([unit, { attributes, paths }]) => ({
    unit,
    attributes: [...attributes],
    paths: [...paths],
  }));
