import { DAYS } from "./population.ts";

interface Rows {
  readonly time: Float64Array;
  readonly cause: Float64Array;
  /** Whole number from 0 of the pattern, or the stratum, of each row. */
  readonly pattern: ArrayLike<number>;
  readonly patterns: number;
  readonly causes: number;
}

/** Rows that share pattern, time and cause become one with their number, as the warehouse's SQL counts them. */
export function countRows({ time, cause, pattern, patterns, causes }: Rows) {
  const width = causes + 1;
  const counts = new Float64Array(patterns * (DAYS + 1) * width);
  for (let i = 0; i < time.length; i++) {
    counts[(pattern[i]! * (DAYS + 1) + time[i]!) * width + cause[i]!]! += 1;
  }
  const size = counts.reduce((sum, count) => sum + Number(count > 0), 0);
  const column = () => new Float64Array(size);
  const counted = { pattern: column(), time: column(), cause: column(), count: column() };
  for (let cell = 0, row = 0; cell < counts.length; cell++) {
    if (counts[cell] === 0) continue;
    counted.count[row] = counts[cell]!;
    counted.cause[row] = cell % width;
    counted.time[row] = Math.floor(cell / width) % (DAYS + 1);
    counted.pattern[row++] = Math.floor(cell / width / (DAYS + 1));
  }
  return counted;
}
