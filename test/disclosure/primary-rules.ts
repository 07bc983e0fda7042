import type {
  ReleasedCounts,
  ReleasedLifeTable,
  ReleasedPairedMeans,
} from "../../loaders/disclosure/released-statement.ts";
import type {
  CountStatement,
  LifeTableStatement,
  PairedMeanStatement,
} from "../../loaders/disclosure/statement.ts";
import type { Count } from "../../src/released/cell.ts";
import type { Key } from "../../src/released/figure.ts";

/**
 * What the public tier must keep, written a second time and without the gate's code: the checker that sees the
 * true counts beside what was let out, and lists what should not have been.
 */
const [threshold, base, within] = [10, 5, 2];

const isShown = (count: Count) => count.kind === "count";

function countViolations(name: string, truth: number, count: Count, whole?: number): string[] {
  if (count.kind === "count")
    return [
      ...(truth < threshold ? [`${name}: small count shown`] : []),
      ...(whole !== undefined && whole - truth < threshold ? [`${name}: small complement shown`] : []),
      ...(count.value % base !== 0 ? [`${name}: not rounded`] : []),
      ...(Math.abs(count.value - truth) > count.within || count.within !== within
        ? [`${name}: wrong bounds`]
        : []),
    ];
  if (count.kind !== "c" || count.limit === undefined) return [];
  const hidden = count.side === "few" ? truth : (whole ?? Number.NaN) - truth;
  return hidden >= 0 && hidden <= count.limit ? [] : [`${name}: the mark is untrue`];
}

const sameKey = <T extends { readonly key: Key }>(items: readonly T[], key: Key): T | undefined =>
  items.find((item) => JSON.stringify(item.key) === JSON.stringify(key));

/** A group may be left out when it is small, and must not be otherwise. */
const lost = ({ key, n }: { readonly key: Key; readonly n: number }): string[] =>
  n < (Object.keys(key).length > 0 ? 30 : threshold) ? [] : ["group lost"];

/** `parts`: measure → whole, as the test knows them, whatever the statement says. */
export function violationsOfCounts(
  truth: CountStatement,
  released: ReleasedCounts,
  parts: Readonly<Record<string, string>>,
): string[] {
  return truth.rows.flatMap((row) => {
    const out = sameKey(released.rows, row.key)?.counts ?? {};
    const small = "sex" in row.key && (row.counts.people ?? 0) < 30 && Object.values(out).some(isShown);
    return [
      ...(Object.values(out).length > 0 && !Object.values(out).some(isShown)
        ? ["row of nothing but [c]"]
        : []),
      ...(small ? ["small category shown"] : []),
      ...Object.entries(out).flatMap(([measure, count]) => {
        const whole = parts[measure];
        return countViolations(
          measure,
          row.counts[measure] ?? Number.NaN,
          count,
          whole === undefined ? undefined : row.counts[whole],
        );
      }),
    ];
  });
}

export function violationsOfLifeTable(truth: LifeTableStatement, released: ReleasedLifeTable): string[] {
  return truth.groups.flatMap((group) => {
    const out = sameKey(released.groups, group.key);
    if (out === undefined) return lost(group);
    const shownPeople = out.n.kind === "count" ? out.n.value : 0;
    return [
      ...(out.rows.length > 0 && shownPeople < 80 ? ["curve of too few"] : []),
      ...("sex" in group.key && group.n < 30 && out.n.kind === "count" ? ["small category shown"] : []),
      ...out.rows.flatMap((row, at) => {
        const true_ = group.rows[at];
        if (true_ === undefined) return ["row invented"];
        return [
          ...(true_.atRisk < 30 ? ["row with too few at risk"] : []),
          ...(row.atRisk.kind !== "count" || Math.abs(row.atRisk.value - true_.atRisk) > row.atRisk.within
            ? ["at risk: wrong bounds"]
            : []),
          ...countViolations("events", true_.events, row.events, group.n),
          ...countViolations("competing", true_.competing, row.competing, group.n),
          ...countViolations("censored", true_.censored, row.censored, group.n),
        ];
      }),
    ];
  });
}

export function violationsOfMeans(truth: PairedMeanStatement, released: ReleasedPairedMeans): string[] {
  return truth.groups.flatMap((group) => {
    const out = sameKey(released.groups, group.key);
    if (out === undefined) return lost(group);
    return (["before", "after", "change"] as const).flatMap((name) => {
      const moment = out[name];
      if (moment.kind === "c") return [];
      return [
        ...(out.n.kind !== "count" || out.n.value < 30 ? ["mean of too few"] : []),
        ...(group.largestShare > 0.5 ? ["mean of one"] : []),
        ...(group.twoLargestShare > 0.67 ? ["mean of two"] : []),
        ...(Math.abs(moment.mean * 10 - Math.round(moment.mean * 10)) > 1e-9 ? ["mean too exact"] : []),
        ...(Math.abs(moment.mean - group[name].mean) > 0.05 + 1e-9 ? ["mean is untrue"] : []),
      ];
    });
  });
}
