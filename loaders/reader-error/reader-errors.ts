import { quantileSorted } from "d3";
import type { Figure } from "../../src/released/figure.ts";
import { figureReadings, type Reading, type ReadingKind, readingKinds } from "./figure-readings.ts";

/** How far the numbers of one kind lie from the exact ones. Shares in percentage points, the others as they are. */
export interface ReaderError {
  readonly kind: ReadingKind;
  /** Numbers that a reader is given and that have an exact one to be held against. */
  readonly compared: number;
  /** Numbers that exist and that a reader is not given: hidden, or a bound only. */
  readonly withheld: number;
  readonly median: number;
  readonly percentile95: number;
  readonly largest: number;
}

type Figures = Readonly<Record<string, Figure>>;

/** The error that a reader of released figures meets, by kind of figure. */
export function readerErrors(released: Figures, exact: Figures): readonly ReaderError[] {
  const shown = new Map(readingsOf(released).map(({ place, value }) => [place, value]));
  const pairs = readingsOf(exact).flatMap(({ place, kind, value }) =>
    value === undefined ? [] : [{ kind, exact: value, released: shown.get(place) }],
  );
  return readingKinds.flatMap((kind) => {
    const own = pairs.filter((pair) => pair.kind === kind);
    if (own.length === 0) return [];
    const errors = own.flatMap((pair) =>
      pair.released === undefined ? [] : [Math.abs(pair.released - pair.exact) * unitOf(kind)],
    );
    return [{ kind, compared: errors.length, withheld: own.length - errors.length, ...summaryOf(errors) }];
  });
}

const readingsOf = (figures: Figures): readonly Reading[] => Object.values(figures).flatMap(figureReadings);

const shares: ReadonlySet<ReadingKind> = new Set([
  "rate",
  "curve point",
  "interval end of a share",
  "control limit",
]);

const unitOf = (kind: ReadingKind): number => (shares.has(kind) ? 100 : 1);

function summaryOf(errors: readonly number[]): Pick<ReaderError, "median" | "percentile95" | "largest"> {
  const sorted = errors.toSorted((a, b) => a - b);
  const at = (share: number) => Number((quantileSorted(sorted, share) ?? 0).toFixed(6));
  return { median: at(0.5), percentile95: at(0.95), largest: at(1) };
}
