import { withoutPhrases } from "../../disclosure/trace/without-phrases.ts";

/** What may be printed in one place. */
export interface Allowed {
  readonly isReleased: (value: number) => boolean;
  /** The same, with what has first to be worked out of it. */
  readonly isDerived: (value: number) => boolean;
  /** The text without what authors have written and what the delivery is called. */
  readonly withoutAuthored: (text: string) => string;
}

interface AllowedOptions {
  readonly numbers: readonly ReadonlySet<number>[];
  /** Words that may stand as they are. */
  readonly phrases: Iterable<string>;
  /** Numbers that are dear to work out, asked for when nothing else explains one. */
  readonly derived?: () => readonly ReadonlySet<number>[];
}

export function allowed({ numbers, phrases, derived = () => [] }: AllowedOptions): Allowed {
  let dear: readonly ReadonlySet<number>[] | undefined;
  const isIn = (sets: readonly ReadonlySet<number>[], value: number) => sets.some((set) => set.has(value));
  return {
    isReleased: (value) => isIn(numbers, value),
    isDerived: (value) => {
      dear ??= derived();
      return isIn(dear, value);
    },
    withoutAuthored: withoutPhrases(phrases),
  };
}
