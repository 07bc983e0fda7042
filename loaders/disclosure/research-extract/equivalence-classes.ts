import { type BaseGroups, groupsOf } from "./base-groups.ts";

/** The classes of people who look alike at some levels. */
export interface EquivalenceClasses {
  /** Class of each base group. */
  readonly classOf: Int32Array;
  readonly sizes: Int32Array;
  /** For each class and outcome without, with, not followed. */
  readonly sensitive: Float64Array;
}

/** Puts base groups together that have the same codes at these levels. `entry` is the attribute whose level sets how long people are followed; -1 where there is none. */
export function equivalenceClasses(
  base: BaseGroups,
  levels: readonly number[],
  entry: number,
): EquivalenceClasses {
  const classOf = groupsOf(
    base.codes.flatMap((byLevel, attribute) => byLevel[levels[attribute] ?? 0] ?? []),
    base.count,
  );
  const count = classOf.reduce((most, each) => Math.max(most, each + 1), 0);
  const sizes = new Int32Array(count);
  const width = base.outcomes * 3;
  const sensitive = new Float64Array(count * width);
  const told = base.sensitive[entry < 0 ? 0 : (levels[entry] ?? 0)];
  for (let group = 0; group < base.count; group++) {
    const into = classOf[group] ?? 0;
    sizes[into] = (sizes[into] ?? 0) + (base.sizes[group] ?? 0);
    for (let i = 0; i < width; i++)
      sensitive[into * width + i] = (sensitive[into * width + i] ?? 0) + (told?.[group * width + i] ?? 0);
  }
  return { classOf, sizes, sensitive };
}
