/** What a generated text says of one figure, in the order in which it is always said. */
export interface Statement {
  /** Better, worse, higher, lower or not enough evidence to tell; absent where nothing is compared. */
  readonly direction?: string;
  /** How much, in natural frequencies. */
  readonly size: string;
  /** What it rests on: numerator and denominator, as far as they are released. */
  readonly basis?: string;
  /** How sure: between what and what the true figure likely lies, or why it is not shown. */
  readonly sureness?: string;
  /** What follows for the reader. */
  readonly consequence?: string;
}

/** The sentences of a statement as one text. */
export const say = ({ direction, size, basis, sureness, consequence }: Statement): string =>
  joined([direction, size, basis, sureness, consequence]);

/** The same for a summary: direction, size and sureness; what it rests on and what follows stand at the figure. */
export const sayBriefly = ({ direction, size, sureness }: Statement): string =>
  joined([direction, size, sureness]);

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" ");

/** The same without what follows, where that is said elsewhere. */
export const withoutConsequence = ({ consequence: _, ...rest }: Statement): Statement => rest;
