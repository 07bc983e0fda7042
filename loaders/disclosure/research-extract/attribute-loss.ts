import type { Hierarchy } from "./hierarchy.ts";

/** What generalizing costs, in weighted bits. */
export interface AttributeLoss {
  /** For each level the loss of each person. */
  readonly byLevel: readonly Float64Array[];
  /** For each level the loss of everybody. */
  readonly totals: readonly number[];
  /** The loss of each person who is left out. */
  readonly leftOut: Float64Array;
  readonly leftOutTotal: number;
}

/**
 * Non-uniform entropy (Gionis and Tassa 2009, after De Waal and Willenborg 1999): the bits that it takes to guess a
 * value from its generalization, -log2(people with the value / people with the generalized value).
 */
export function attributeLoss({ levels, weight }: Hierarchy): AttributeLoss {
  const finest = levels[0]?.codes ?? new Int32Array();
  const people = finest.length;
  const own = frequencies(finest);
  const bits = (person: number, among: number) =>
    -weight * Math.log2((own[finest[person] ?? 0] ?? 1) / among);
  const leftOut = Float64Array.from(finest, (_, person) => bits(person, people));
  const byLevel = levels.map(({ codes }) => {
    const all = frequencies(codes);
    return Float64Array.from(finest, (_, person) => bits(person, all[codes[person] ?? 0] ?? 1));
  });
  return { byLevel, totals: byLevel.map(sum), leftOut, leftOutTotal: sum(leftOut) };
}

function frequencies(codes: Int32Array): readonly number[] {
  const counts: number[] = [];
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
