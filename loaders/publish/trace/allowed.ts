import { withoutPhrases } from "../../disclosure/trace/without-phrases.ts";

/** What may be printed in one place. */
export interface Allowed {
  readonly isReleased: (value: number) => boolean;
  /** The same, with what has first to be worked out of it. */
  readonly isDerived: (value: number) => boolean;
  /** Whether a whole text is a name that stands there as it was delivered. */
  readonly isName: (text: string) => boolean;
  /** The text without what authors have written and what the delivery is called. */
  readonly withoutAuthored: (text: string) => string;
}

interface AllowedOptions {
  readonly numbers: readonly ReadonlySet<number>[];
  /** Words that may stand as they are. */
  readonly phrases: Iterable<string>;
  /** Whole texts that may stand as they are. */
  readonly names?: Iterable<string>;
  /** Numbers that are dear to work out, asked for when nothing else explains one. */
  readonly derived?: () => readonly ReadonlySet<number>[];
}

export function allowed({ numbers, phrases, names = [], derived = () => [] }: AllowedOptions): Allowed {
  const whole = new Set(names);
  let dear: readonly ReadonlySet<number>[] | undefined;
  const isIn = (sets: readonly ReadonlySet<number>[], value: number) => sets.some((set) => set.has(value));
  return {
    isReleased: (value) => isIn(numbers, value),
    isDerived: (value) => {
      dear ??= derived();
      return isIn(dear, value);
    },
    isName: (text) => whole.has(text),
    withoutAuthored: withoutPhrases(phrases),
  };
}
