import { nice } from "d3";

/** A range that holds all values and ends on round numbers; 0 to 1 where there are no values. */
export function niceRange(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? [low - 1, high + 1] : nice(low, high, 5);
}
