import type { Count, Mean } from "../../src/released/cell.ts";
import { checkKeys, isCategory } from "./crossing.ts";
import { DisclosureError } from "./disclosure-error.ts";
import type { TierPolicy } from "./policy.ts";
import { checkCount, checkPart, confidential, protectedCount } from "./protected-count.ts";
import type { ReleasedReliability } from "./released-statement.ts";
import { belowFloors } from "./reliability-floors.ts";
import { atDecimals, checkEstimate } from "./rounded-estimate.ts";
import type { ReliabilityStatement } from "./statement.ts";

type Row = ReliabilityStatement["rows"][number];

/** How reliable something is: above its floors only, at few digits, and never at the end of its scale. */
export function releaseReliability(statement: ReliabilityStatement, policy: TierPolicy): ReleasedReliability {
  checkKeys(
    statement,
    statement.rows.map(({ key }) => key),
    policy,
  );
  const { rows, ...head } = statement;
  return {
    ...head,
    rows: rows.map((row, index) => {
      checkRow(statement, row, `row ${index + 1}`);
      return releaseRow(statement, row, policy);
    }),
  };
}

function releaseRow(
  { range }: ReliabilityStatement,
  row: Row,
  policy: TierPolicy,
): ReleasedReliability["rows"][number] {
  const counts = shownCounts(row, policy);
  return { key: row.key, ...counts, value: belowFloors(counts, policy) ?? shownValue(row, range, policy) };
}

function shownCounts(
  { key, evidence }: Row,
  policy: TierPolicy,
): Omit<ReleasedReliability["rows"][number], "key" | "value"> {
  const { people } = evidence;
  const isSmall = isCategory(key, policy) && people < policy.counts.smallestCategory;
  const count = (value: number, whole?: number): Count =>
    isSmall ? confidential : protectedCount(value, { policy, sensitivity: "sensitive", whole });
  if (evidence.kind === "ratings") return { people: count(people) };
  const { events } = evidence;
  return { people: count(people), events: count(events, people), nonEvents: count(people - events, people) };
}

function shownValue(row: Row, [minimum, maximum]: readonly [number, number], policy: TierPolicy): Mean {
  const shown = atDecimals(row, policy.discrimination.digits);
  // At an end of the scale nobody is otherwise, and everybody's own value follows.
  return shown.kind === "mean" && (shown.value <= minimum || shown.value >= maximum) ? { kind: "c" } : shown;
}

function checkRow({ id, range }: ReliabilityStatement, row: Row, place: string): void {
  const { evidence } = row;
  if (evidence?.kind !== "outcome" && evidence?.kind !== "ratings")
    throw new DisclosureError(
      "evidence missing",
      id,
      `${place} does not say whom it rests on. Give people, and those with the event where there is one.`,
    );
  checkCount(id, `people of ${place}`, evidence.people);
  if (evidence.kind === "outcome") {
    checkCount(id, `events of ${place}`, evidence.events);
    checkPart(id, `events of ${place}`, evidence.events, evidence.people);
  }
  checkEstimate(id, place, row);
  if (row.value < range[0] || row.value > range[1])
    throw new DisclosureError(
      "outside the scale",
      id,
      `the value of ${place} lies outside its range. Check it.`,
    );
}
