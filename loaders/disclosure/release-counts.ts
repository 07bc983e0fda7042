import type { Count } from "../../src/released/cell.ts";
import { checkContributors, hasTooFewContributors } from "./contributors.ts";
import { checkKeys, isCategory } from "./crossing.ts";
import { DisclosureError } from "./disclosure-error.ts";
import type { TierPolicy } from "./policy.ts";
import { checkCount, checkPart, confidential, protectedCount } from "./protected-count.ts";
import type { ReleasedCounts } from "./released-statement.ts";
import type { CountStatement } from "./statement.ts";

type Row = CountStatement["rows"][number];

/** Counts by category: small categories hidden whole, then each count by threshold and complement, then rounded. */
export function releaseCounts(statement: CountStatement, policy: TierPolicy): ReleasedCounts {
  checkMeasures(statement);
  checkKeys(
    statement,
    statement.rows.map(({ key }) => key),
    policy,
  );
  const { rows, ...head } = statement;
  return {
    ...head,
    rows: rows.map((row, index) => {
      checkRow(statement, row, index, policy);
      return { key: row.key, counts: releaseRow(statement, row, policy) };
    }),
  };
}

function releaseRow(statement: CountStatement, row: Row, policy: TierPolicy): Record<string, Count> {
  const hiddenWhole = hasTooFewContributors(row, policy);
  const released = Object.entries(statement.measures).map(([measure, { sensitivity, partOf }]) => {
    const value = row.counts[measure] ?? 0;
    const whole = partOf === undefined ? undefined : row.counts[partOf];
    const root = row.counts[rootOf(statement, measure)] ?? 0;
    if (hiddenWhole || isTooSmall(row, root, policy)) return [measure, confidential] as const;
    return [measure, protectedCount(value, { policy, sensitivity, whole })] as const;
  });
  return Object.fromEntries(released);
}

const isTooSmall = ({ key }: Row, root: number, policy: TierPolicy): boolean =>
  isCategory(key, policy) && root < policy.counts.smallestCategory;

/** The count that a measure is in the end a part of. */
function rootOf({ measures }: CountStatement, measure: string): string {
  let root = measure;
  for (let whole = measures[root]?.partOf; whole !== undefined; whole = measures[root]?.partOf) root = whole;
  return root;
}

function checkMeasures({ id, measures }: CountStatement): void {
  for (const [measure, { partOf }] of Object.entries(measures)) {
    const path = new Set([measure]);
    for (let whole = partOf; whole !== undefined; whole = measures[whole]?.partOf) {
      if (!(whole in measures) || path.has(whole))
        throw new DisclosureError(
          "unknown measure",
          id,
          `"${measure}" is stated as a part of something that is no measure of the figure, or of itself. Correct partOf.`,
        );
      path.add(whole);
    }
  }
}

function checkRow(statement: CountStatement, row: Row, index: number, policy: TierPolicy): void {
  const { id, measures } = statement;
  const place = (measure: string) => `"${measure}" of row ${index + 1}`;
  const unknown = Object.keys(row.counts).find((measure) => !(measure in measures));
  if (unknown !== undefined)
    throw new DisclosureError(
      "unknown measure",
      id,
      `${place(unknown)} is not stated under measures. Add it.`,
    );
  for (const [measure, { partOf }] of Object.entries(measures)) {
    const value = row.counts[measure];
    checkCount(id, place(measure), value);
    if (partOf === undefined) continue;
    const whole = row.counts[partOf];
    checkCount(id, place(partOf), whole);
    checkPart(id, place(measure), value, whole);
  }
  checkContributors(statement, row, `row ${index + 1}`, policy);
}
