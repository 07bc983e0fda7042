/** A point of the generalization lattice: the level of each attribute. */
export type Levels = readonly number[];

/** All points of a lattice, numbered: the first attribute changes fastest. */
export interface Lattice {
  readonly size: number;
  readonly levelsOf: (point: number) => Levels;
  readonly numberOf: (levels: Levels) => number;
  /** Points one step more general. */
  readonly above: (point: number) => readonly number[];
  /** Points one step finer. */
  readonly below: (point: number) => readonly number[];
}

/** The lattice of attributes with so many levels each (Samarati 2001). */
export function latticeOf(heights: readonly number[]): Lattice {
  const strides = heights.map((_, index) =>
    heights.slice(0, index).reduce((product, height) => product * height, 1),
  );
  const levelsOf = (point: number) =>
    heights.map((height, index) => Math.floor(point / (strides[index] ?? 1)) % height);
  const numberOf = (levels: Levels) =>
    levels.reduce((number, level, index) => number + level * (strides[index] ?? 1), 0);
  const steps = (point: number, by: 1 | -1) => {
    const levels = levelsOf(point);
    return heights.flatMap((height, index) => {
      const level = (levels[index] ?? 0) + by;
      return level >= 0 && level < height ? [point + by * (strides[index] ?? 1)] : [];
    });
  };
  return {
    size: heights.reduce((product, height) => product * height, 1),
    levelsOf,
    numberOf,
    above: (point) => steps(point, 1),
    below: (point) => steps(point, -1),
  };
}
