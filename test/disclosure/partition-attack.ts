import type { Count } from "../../src/released/cell.ts";
import type { Figure, Key } from "../../src/released/figure.ts";

type Range = readonly [low: number, high: number];

/** What a public count tells: shown ones have passed the threshold of 10, hidden ones lie below it. */
const rangeOf = (count: Count): Range => {
  if (count.kind === "count")
    return [count.value === 0 ? 0 : Math.max(10, count.value - count.within), count.value + count.within];
  return count.kind === "c" && count.side === "few" ? [0, count.limit ?? Infinity] : [0, Infinity];
};

/**
 * An attacker with a total and the parts that it falls into, who knows that no other part exists: how many values
 * each hidden part can still have. One equation over whole numbers in ranges, so that the ends are reached.
 */
export function hiddenPartWidths(whole: Count, parts: readonly Count[]): readonly number[] {
  const [least, most] = rangeOf(whole);
  const ranges = parts.map(rangeOf);
  return parts.flatMap((part, index) => {
    if (part.kind !== "c") return [];
    const others = ranges.filter((_, other) => other !== index);
    const [low, high] = ranges[index] ?? [0, 0];
    const lowest = Math.max(low, least - others.reduce((sum, [, end]) => sum + end, 0));
    const highest = Math.min(high, most - others.reduce((sum, [start]) => sum + start, 0));
    return [highest - lowest + 1];
  });
}

interface Held {
  /** The figure of everybody, and the one by cohort, as they are public. */
  readonly all: Figure | undefined;
  readonly byCohort: Figure | undefined;
  /** The same by cohort with every category: what an insider knows of who there is. */
  readonly everyCategory: Figure | undefined;
}

/** The narrowest hidden count of rates by cohort, each cohort held against the rates of everybody. */
export function narrowestRate({ all, byCohort, everyCategory }: Held): number {
  if (all?.kind !== "rates" || byCohort?.kind !== "rates" || everyCategory?.kind !== "rates") return Infinity;
  const widths = all.rows.flatMap(({ key, numerator }) =>
    cohortsOf(byCohort.rows, key).flatMap((cohort) => {
      const rows = partsOf(byCohort.rows, { ...key, cohort });
      const unnamed = partsOf(everyCategory.rows, { ...key, cohort }).length - rows.length;
      return hiddenPartWidths(numerator, [...rows.map((row) => row.numerator), ...rest(unnamed)]);
    }),
  );
  return Math.min(...widths);
}

/** The same for curves: every column of every day on which each group of a cohort is shown. */
export function narrowestCurve({ all, byCohort, everyCategory }: Held): number {
  if (all?.kind !== "incidence" || byCohort?.kind !== "incidence" || everyCategory?.kind !== "incidence")
    return Infinity;
  const widths = all.groups.flatMap(({ key, points }) =>
    cohortsOf(byCohort.groups, key).flatMap((cohort) => {
      const drawn = partsOf(byCohort.groups, { ...key, cohort });
      const others = partsOf(everyCategory.groups, { ...key, cohort }).length;
      return points.slice(1).flatMap((point) => {
        const parts = drawn.flatMap((group) => group.points.filter(({ day }) => day === point.day));
        return (["events", "competing", "censored"] as const).flatMap((column) =>
          hiddenPartWidths(point[column], [
            ...parts.map((part) => part[column]),
            ...rest(others - parts.length),
          ]),
        );
      });
    }),
  );
  return Math.min(...widths);
}

const cohortsOf = (items: readonly { readonly key: Key }[], question: Key): readonly string[] => [
  ...new Set(partsOf(items, question).flatMap(({ key }) => (key.cohort === undefined ? [] : [key.cohort]))),
];

const partsOf = <T extends { readonly key: Key }>(items: readonly T[], question: Key): readonly T[] =>
  items.filter(({ key }) => Object.entries(question).every(([name, value]) => key[name] === value));

/** Parts of which nothing is said. */
const rest = (parts: number): readonly Count[] =>
  Array.from({ length: Math.max(0, parts) }, () => ({ kind: "c" }) as const);
