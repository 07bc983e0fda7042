/**
 * Looks times up among ascending distinct ones: a table of equal stretches says where to begin, so that a look-up in
 * any but the most uneven grid takes a step or two; among days it takes none.
 */
export class TimeGrid {
  readonly #times: Float64Array;
  readonly #first: number;
  readonly #last: number;
  readonly #scale: number;
  /** Whether each stretch begins with its only time, as with whole numbers one apart. */
  readonly #whole: boolean;
  /** By stretch: how many times lie before it. */
  readonly #before: Int32Array;

  constructor(times: Float64Array) {
    this.#times = times;
    this.#first = times[0] ?? 0;
    this.#last = times.at(-1) ?? 0;
    const width = this.#last - this.#first;
    this.#whole = width <= 4 * times.length + 1024 && times.every((time) => Number.isSafeInteger(time));
    const stretches = this.#whole ? width + 1 : 2 * times.length;
    const scale = this.#whole ? 1 : stretches / width;
    // Times closer than the scale can tell share one stretch.
    this.#scale = Number.isFinite(scale) ? scale : 0;
    this.#before = new Int32Array(stretches + 2);
    for (let k = 0; k < times.length; k++) this.#before[this.#stretch(times[k]!) + 1]!++;
    for (let b = 1; b < this.#before.length; b++) this.#before[b]! += this.#before[b - 1]!;
  }

  #stretch(x: number): number {
    return Math.floor((x - this.#first) * this.#scale);
  }

  /** First index whose time is above x; as many as there are times at or before x. */
  above(x: number): number {
    if (x >= this.#last) return x >= this.#first ? this.#times.length : 0;
    if (x < this.#first) return 0;
    const stretch = this.#stretch(x);
    let high = this.#before[stretch + 1]!;
    if (this.#whole) return high;
    let low = this.#before[stretch]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#times[middle]! > x) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** By value: index of the last time at or before it, -1 where there is none. */
  places(values: ArrayLike<number>): Int32Array {
    const places = new Int32Array(values.length);
    for (let i = 0; i < places.length; i++) places[i] = this.above(values[i]!) - 1;
    return places;
  }
}
