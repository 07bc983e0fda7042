import { inverse, reduce } from "./modulo-prime.ts";

/** A combination of inner cells modulo a prime. What is not listed is zero; rows stand in no order. */
export interface Combination {
  readonly rows: Uint32Array;
  readonly values: Int32Array;
}

export const valueAt = ({ rows, values }: Combination, row: number): number => {
  const index = rows.indexOf(row);
  return index < 0 ? 0 : values[index]!;
};

/** Whether one is a multiple of the other. Nothing is a multiple of nothing only. */
export function isProportional(one: Combination, other: Combination, prime: number): boolean {
  if (one.rows.length !== other.rows.length) return false;
  if (one.rows.length === 0) return true;
  const values = new Map(Array.from(one.rows, (row, index) => [row, one.values[index]!]));
  const factor = reduce((values.get(other.rows[0]!) ?? 0) * inverse(other.values[0]!, prime), prime);
  return other.rows.every((row, index) => values.get(row) === reduce(factor * other.values[index]!, prime));
}

/** one + factor × other. */
export function plus(one: Combination, factor: number, other: Combination, prime: number): Combination {
  const values = new Map(Array.from(one.rows, (row, index) => [row, one.values[index]!]));
  other.rows.forEach((row, index) => {
    values.set(row, reduce(factor * other.values[index]! + (values.get(row) ?? 0), prime));
  });
  const left = [...values].filter(([, value]) => value !== 0);
  return {
    rows: Uint32Array.from(left, ([row]) => row),
    values: Int32Array.from(left, ([, value]) => value),
  };
}
