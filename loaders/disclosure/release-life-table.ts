import type { Count } from "../../src/released/cell.ts";
import { checkKeys, isCategory } from "./crossing.ts";
import { derivedRest } from "./derived-rest.ts";
import { DisclosureError } from "./disclosure-error.ts";
import type { TierPolicy } from "./policy.ts";
import {
  checkCount,
  checkPart,
  confidential,
  protectedCount,
  reaches,
  shownCount,
} from "./protected-count.ts";
import type { ReleasedLifeTable } from "./released-statement.ts";
import type { LifeTableStatement } from "./statement.ts";

type Group = LifeTableStatement["groups"][number];
type Row = Group["rows"][number];
type ReleasedGroup = ReleasedLifeTable["groups"][number];
type ReleasedRow = ReleasedGroup["rows"][number];

/** Days by which a grid of weeks may come closer than one of months: 26 weeks stand for half a year. */
const toleranceDays = 4;
const daysInMonth = 365.25 / 12;

/**
 * A life table: whole groups under the minimum withheld, rows cut before too few are at risk, each cumulative
 * count hidden or rounded on its own. Because hiding and rounding both keep order, the columns stay cumulative
 * without a repair: nothing is moved for the looks of a curve, and so no move can be undone by a reader.
 */
export function releaseLifeTable(statement: LifeTableStatement, policy: TierPolicy): ReleasedLifeTable {
  checkKeys(
    statement,
    statement.groups.map(({ key }) => key),
    policy,
  );
  const { groups, ...head } = statement;
  return {
    ...head,
    groups: groups.map((group, index) => {
      checkGroup(statement.id, group, `group ${index + 1}`, policy);
      return releaseGroup(group, policy);
    }),
  };
}

function releaseGroup({ key, n, rows }: Group, policy: TierPolicy): ReleasedGroup {
  const { curves, counts } = policy;
  if (isCategory(key, policy) && n < counts.smallestCategory) return { key, n: confidential, rows: [] };
  const people = protectedCount(n, { policy, sensitivity: "sensitive" });
  if (!reaches(people, curves.minimum)) return { key, n: people, rows: [] };
  return {
    key,
    n: people,
    ...endOfCurve(
      rows.map((row) => releaseRow(row, { n, people, policy })),
      policy,
    ),
  };
}

/** Rows up to the first with too few at risk, and where that is. */
export function endOfCurve(
  rows: ReleasedGroup["rows"],
  { curves }: TierPolicy,
): Pick<ReleasedGroup, "rows" | "cutAt"> {
  const end = rows.findIndex(({ atRisk }) => !isAtLeast(atRisk, curves.endsBelow));
  const cut = rows[end];
  return cut === undefined ? { rows } : { cutAt: cut.day, rows: rows.slice(0, end) };
}

/** Whether a count is at least so large, whatever its rounding hides. */
const isAtLeast = (count: Count, least: number): boolean =>
  count.kind === "count" && count.value - count.within >= least;

interface RowContext {
  readonly n: number;
  readonly people: Count;
  readonly policy: TierPolicy;
}

function releaseRow({ day, ...row }: Row, { n, people, policy }: RowContext): ReleasedRow {
  const part = (value: number) => protectedCount(value, { policy, sensitivity: "sensitive", whole: n });
  const parts = {
    events: part(row.events),
    competing: part(row.competing),
    // Whether somebody is still followed says nothing of risk or outcome.
    censored: protectedCount(row.censored, { policy, sensitivity: "not sensitive", whole: n }),
  };
  const atRisk =
    policy.curves.atRisk === "counted"
      ? shownCount(row.atRisk, policy)
      : derivedRest(people, Object.values(parts), policy);
  return { day, atRisk, ...parts };
}

function checkGroup(figure: string, group: Group, place: string, policy: TierPolicy): void {
  checkCount(figure, `n of ${place}`, group.n);
  group.rows.forEach((row, index) => {
    const at = `${place}, row ${index + 1}`;
    checkRow(figure, row, at, group.n);
    checkStep(figure, row, index === 0 ? undefined : group.rows[index - 1], at, policy);
  });
}

const columns = ["atRisk", "events", "competing", "censored"] as const;

function checkRow(figure: string, row: Row, place: string, n: number): void {
  for (const column of columns) {
    checkCount(figure, `"${column}" of ${place}`, row[column]);
    checkPart(figure, `"${column}" of ${place}`, row[column], n);
  }
  if (row.atRisk + row.events + row.competing + row.censored !== n)
    throw new DisclosureError(
      "life table does not add up",
      figure,
      `${place}: at risk, events, competing and censored are not n together. Count everybody once.`,
    );
}

/** Cumulative, and no finer than the grid: the difference of two rows is a count of its own. */
function checkStep(
  figure: string,
  row: Row,
  before: Row | undefined,
  place: string,
  { tier, curves }: TierPolicy,
): void {
  checkCount(figure, `"day" of ${place}`, row.day);
  const since = row.day - (before?.day ?? 0);
  const spacing =
    curves.landmarks === "anywhere" ? 1 : Math.floor(curves.gridMonths * daysInMonth) - toleranceDays;
  if (since < spacing && !(before === undefined && row.day === 0))
    throw new DisclosureError(
      "grid too fine",
      figure,
      `${place} follows the one before within less than ${spacing} days, the least of the ${tier} tier. Use its grid.`,
    );
  if (before === undefined) return;
  const falls = (["events", "competing", "censored"] as const).find((column) => row[column] < before[column]);
  if (falls !== undefined)
    throw new DisclosureError(
      "not cumulative",
      figure,
      `"${falls}" of ${place} is smaller than in the row before. Count since time zero.`,
    );
}
