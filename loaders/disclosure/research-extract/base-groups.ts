import type { Hierarchy } from "./hierarchy.ts";

/** People who share every value at the finest levels, and so are together at every level. */
export interface BaseGroups {
  readonly count: number;
  /** People of each group. */
  readonly sizes: Int32Array;
  /** Group of each person. */
  readonly groupOf: Int32Array;
  /** For each attribute and level the code of each group. */
  readonly codes: readonly (readonly Int32Array[])[];
  /** For each level of the entry (one where there is none): for each group and outcome without, with, not followed. */
  readonly sensitive: readonly Float64Array[];
  readonly outcomes: number;
}

/** Groups people by their finest values. `sensitive[level][outcome][person]` are values of sensitiveValues. */
export function baseGroups(
  hierarchies: readonly Hierarchy[],
  people: number,
  sensitive: readonly (readonly Uint8Array[])[],
): BaseGroups {
  const finest = hierarchies.map(({ levels }) => levels[0]?.codes ?? new Int32Array(people));
  const groupOf = groupsOf(finest, people);
  const count = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  const sizes = new Int32Array(count);
  const first = new Int32Array(count).fill(-1);
  groupOf.forEach((group, person) => {
    sizes[group] = (sizes[group] ?? 0) + 1;
    if ((first[group] ?? 0) < 0) first[group] = person;
  });
  const outcomes = sensitive[0]?.length ?? 0;
  return {
    count,
    sizes,
    groupOf,
    outcomes,
    codes: hierarchies.map(({ levels }) =>
      levels.map(({ codes }) => Int32Array.from(first, (person) => codes[person] ?? 0)),
    ),
    sensitive: sensitive.map((values) => {
      const counts = new Float64Array(count * outcomes * 3);
      values.forEach((of, outcome) => {
        of.forEach((value, person) => {
          const at = ((groupOf[person] ?? 0) * outcomes + outcome) * 3 + value;
          counts[at] = (counts[at] ?? 0) + 1;
        });
      });
      return counts;
    }),
  };
}

/** Numbers each distinct combination of codes, in the order in which they appear. */
export function groupsOf(codes: readonly Int32Array[], length: number): Int32Array {
  let keys = new Float64Array(length);
  let range = 1;
  for (const column of codes) {
    const cardinality = column.reduce((most, code) => Math.max(most, code + 1), 1);
    if (cardinality === 1) continue;
    if (range * cardinality > Number.MAX_SAFE_INTEGER) {
      const dense = numbered(keys);
      keys = Float64Array.from(dense);
      range = dense.reduce((most, key) => Math.max(most, key + 1), 1);
    }
    for (let i = 0; i < length; i++) keys[i] = (keys[i] ?? 0) * cardinality + (column[i] ?? 0);
    range *= cardinality;
  }
  return numbered(keys);
}

function numbered(keys: Float64Array): Int32Array {
  const numbers = new Map<number, number>();
  const found = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    found[i] = number;
  }
  return found;
}
