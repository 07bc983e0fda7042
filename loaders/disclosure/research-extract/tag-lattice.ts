import type { Lattice } from "./lattice.ts";

export interface Tagged {
  /** Whether each point satisfies the property. */
  readonly satisfies: Uint8Array;
  /** Points that were looked at; the others follow from them. */
  readonly checked: number;
}

/**
 * Flash (Kohlmayer et al. 2012): a property that holds for everything more general than a point where it holds is
 * looked for by halving paths from the bottom to the top; what lies above a hit and below a miss is known.
 */
export function tagLattice(lattice: Lattice, holds: (point: number) => boolean): Tagged {
  const [unknown, no, yes] = [0, 1, 2];
  const tags = new Uint8Array(lattice.size);
  let checked = 0;
  const spread = (point: number, tag: number, next: (point: number) => readonly number[]): void => {
    const open = [point];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (tags[at] !== unknown) continue;
      tags[at] = tag;
      open.push(...next(at));
    }
  };
  const look = (point: number): void => {
    checked++;
    if (holds(point)) spread(point, yes, lattice.above);
    else spread(point, no, lattice.below);
  };
  const order = Array.from({ length: lattice.size }, (_, point) => point).toSorted(
    (a, b) => height(lattice, a) - height(lattice, b) || a - b,
  );
  for (const start of order) {
    if (tags[start] !== unknown) continue;
    const path = pathUp(lattice, start, (point) => tags[point] === unknown);
    let [low, high] = [0, path.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const point = path[middle] ?? start;
      if (tags[point] === unknown) look(point);
      if (tags[point] === yes) high = middle - 1;
      else low = middle + 1;
    }
  }
  return { satisfies: tags.map((tag) => Number(tag === yes)), checked };
}

const height = (lattice: Lattice, point: number): number =>
  lattice.levelsOf(point).reduce((sum, level) => sum + level, 0);

/** A path of untagged points towards the top. */
function pathUp(lattice: Lattice, start: number, isOpen: (point: number) => boolean): readonly number[] {
  const path = [start];
  for (let at = start; ; ) {
    const next = lattice.above(at).find(isOpen);
    if (next === undefined) return path;
    path.push(next);
    at = next;
  }
}
