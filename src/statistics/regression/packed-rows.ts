import type { Scale } from "./scale.ts";
import { descending } from "./time-order.ts";

/** Which rows of the data stand where in packed arrays. */
export interface Packing {
  /** Row of the data at each place. */
  readonly order: Uint32Array;
  /** Place of each row of the data; {@link LEFT_OUT} where it has none. */
  readonly places: Uint32Array;
}

const LEFT_OUT = 2 ** 32 - 1;
/** Rows written at a time, so that their places stay at hand for every column. */
const BLOCK = 2048;

interface PackedInput {
  readonly time: ArrayLike<number>;
  /** 1 = the event. */
  readonly cause: ArrayLike<number>;
  readonly count?: ArrayLike<number>;
  readonly weight?: ArrayLike<number>;
  readonly stratum?: ArrayLike<number>;
}

/** Rows that count: by stratum, the last time first, of rows of one time those with the event first. */
export function packingOf({ time, cause, count, weight, stratum }: PackedInput): Packing {
  const rows = new Uint32Array(time.length);
  let size = 0;
  for (const event of [true, false]) {
    for (let i = 0; i < rows.length; i++) {
      if ((cause[i] === 1) === event && count?.[i] !== 0 && weight?.[i] !== 0) rows[size++] = i;
    }
  }
  const byTime = descending(time, rows.subarray(0, size));
  const order = stratum ? descending(stratum, byTime) : byTime;
  const places = new Uint32Array(time.length).fill(LEFT_OUT);
  for (let at = 0; at < order.length; at++) places[order[at]!] = at;
  return { order, places };
}

/** A column in packed order; 1 where there is no such column. */
export function packedColumn(
  column: ArrayLike<number> | undefined,
  { order, places }: Packing,
): Float64Array {
  const packed = new Float64Array(order.length);
  if (column === undefined) return packed.fill(1);
  // Written out of order rather than read out of order: at some million rows that is three times as fast.
  for (let i = 0; i < places.length; i++) if (places[i] !== LEFT_OUT) packed[places[i]!] = column[i]!;
  return packed;
}

/** Columns in packed order, in standard deviations from their mean, those of one row next to each other. */
export function packedColumns(
  columns: readonly ArrayLike<number>[],
  { order, places }: Packing,
  scales: readonly Scale[],
): Float64Array {
  const packed = new Float64Array(order.length * columns.length);
  for (let from = 0; from < places.length; from += BLOCK) {
    const to = Math.min(places.length, from + BLOCK);
    for (const [j, column] of columns.entries()) {
      standardize(packed, { column, j, width: columns.length, scale: scales[j]!, places, from, to });
    }
  }
  return packed;
}

interface Block {
  readonly column: ArrayLike<number>;
  readonly j: number;
  readonly width: number;
  readonly scale: Scale;
  readonly places: Uint32Array;
  readonly from: number;
  readonly to: number;
}

function standardize(packed: Float64Array, { column, j, width, scale, places, from, to }: Block): void {
  const { centre, spread } = scale;
  for (let i = from; i < to; i++) {
    if (places[i] !== LEFT_OUT) packed[places[i]! * width + j] = (column[i]! - centre) / spread;
  }
}
