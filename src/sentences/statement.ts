/** What a generated text says of one figure, in the order in which it is always said. */
export interface Statement {
  /** Better, worse, higher, lower or not enough evidence to tell; absent where nothing is compared. */
  readonly direction?: string;
  /** How much, in natural frequencies. */
  readonly size: string;
  /** How sure: the interval, and what it rests on. */
  readonly sureness?: string;
  /** What follows for the reader. */
  readonly consequence?: string;
}

/** The sentences of a statement as one text. */
export const say = ({ direction, size, sureness, consequence }: Statement): string =>
  [direction, size, sureness, consequence].filter((part) => part !== undefined && part !== "").join(" ");
