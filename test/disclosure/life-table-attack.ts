import type { ReleasedLifeTable } from "../../loaders/disclosure/released-statement.ts";
import type { Count } from "../../src/released/cell.ts";

type Group = ReleasedLifeTable["groups"][number];
type Range = readonly [low: number, high: number];
type Column = "events" | "competing" | "censored";

const columns: readonly Column[] = ["events", "competing", "censored"];

/**
 * An attacker with one released life table: what each column says, that a row adds up to n, and that counts since
 * time zero do not fall. Returns how many values every hidden count can still have (bounds propagated until they
 * rest: never narrower than the truth allows, sometimes wider).
 */
export function hiddenWidths(group: Group): readonly number[] {
  if (group.n.kind !== "count") return [];
  const n = rangeOf(group.n, [0, 0]);
  let rows = group.rows.map((row) => ({
    atRisk: rangeOf(row.atRisk, n),
    events: rangeOf(row.events, n),
    competing: rangeOf(row.competing, n),
    censored: rangeOf(row.censored, n),
  }));
  for (let before = ""; before !== JSON.stringify(rows); ) {
    before = JSON.stringify(rows);
    rows = rows.map((row, index) => {
      const next = { ...row };
      for (const column of columns) {
        const others = [
          next.atRisk,
          ...columns.filter((other) => other !== column).map((other) => next[other]),
        ];
        const rest: Range = [
          n[0] - others.reduce((sum, [, high]) => sum + high, 0),
          n[1] - others.reduce((sum, [low]) => sum + low, 0),
        ];
        const earlier = rows[index - 1]?.[column] ?? [0, 0];
        const later = rows[index + 1]?.[column] ?? [0, n[1]];
        next[column] = [
          Math.max(next[column][0], rest[0], earlier[0]),
          Math.min(next[column][1], rest[1], later[1]),
        ];
      }
      return next;
    });
  }
  return rows.flatMap((row, index) =>
    columns.flatMap((column) =>
      group.rows[index]?.[column].kind === "c" ? [row[column][1] - row[column][0] + 1] : [],
    ),
  );
}

function rangeOf(count: Count, whole: Range): Range {
  if (count.kind === "count")
    return [Math.max(count.value - count.within, count.value >= 10 ? 10 : 0), count.value + count.within];
  if (count.kind !== "c" || count.limit === undefined) return [0, whole[1]];
  return count.side === "few" ? [0, count.limit] : [Math.max(0, whole[0] - count.limit), whole[1]];
}
