import { group } from "d3";
import type { Count } from "../../src/released/cell.ts";
import type { Ledger } from "./ledger.ts";
import type { LedgerStatement } from "./ledger-entry.ts";
import { ledgerStatements } from "./ledger-statements.ts";
import type { TierPolicy } from "./policy.ts";
import type { ReleasedSeries } from "./released-statement.ts";

interface Closed {
  readonly released: ReleasedSeries;
  /** First days of the periods that stand as they were released before: nothing new is said of them. */
  readonly frozen: ReadonlySet<string>;
}

type Point = ReleasedSeries["points"][number];

/**
 * A period that was released is closed: it stands as it was released, unless what readers would see says that the
 * records of at least `corrections` people have changed. A difference between two releases is of fewer people than
 * either count, and a late entry moves a rounded count by a whole step.
 *
 * What decides is what is shown: whether a period is corrected tells no more than the counts beside it.
 */
export function closedPeriods(
  released: ReleasedSeries,
  { policy, ledger }: { readonly policy: TierPolicy; readonly ledger: Pick<Ledger, "releases"> },
): Closed {
  const frozen = new Set<string>();
  if (policy.periods.corrections === 0) return { released, frozen };
  const told = toldBefore(released, policy, ledger);
  const now = byStart(ledgerStatements(released, policy));
  const points = released.points.map((point) => {
    const before = told.get(point.start);
    const present = now.get(point.start) ?? [];
    if (before === undefined || isCorrection(before, present, policy.periods.corrections)) return point;
    frozen.add(point.start);
    return asTold(point, before, policy);
  });
  return { released: { ...released, points }, frozen };
}

/** What was last said of each period of the same figure, by the same rules. */
function toldBefore(
  { id, definitionVersion }: ReleasedSeries,
  { tier, version }: TierPolicy,
  { releases }: Pick<Ledger, "releases">,
): ReadonlyMap<string, readonly LedgerStatement[]> {
  return new Map(
    releases
      .flatMap(({ records }) => records)
      .filter(
        (record) =>
          record.tier === tier &&
          record.figure === id &&
          record.definition === definitionVersion &&
          record.policy === version,
      )
      .flatMap(({ statements }) => [...byStart(statements)]),
  );
}

const byStart = (statements: readonly LedgerStatement[]): ReadonlyMap<string, readonly LedgerStatement[]> =>
  group(statements, ({ start = "" }) => start);

/** Whether every count that differs differs by so much that at least so many people have changed. */
function isCorrection(
  before: readonly LedgerStatement[],
  present: readonly LedgerStatement[],
  corrections: number,
): boolean {
  const of = (all: readonly LedgerStatement[], measure: string) => all.find((one) => one.measure === measure);
  const changes = ["numerator", "denominator"].map((measure) =>
    changeBetween(of(before, measure), of(present, measure)),
  );
  return (
    changes.some((change) => change > 0) && changes.every((change) => change === 0 || change >= corrections)
  );
}

/** The fewest people who have changed; 0 where the same is said, and next to none where nothing is certain. */
function changeBetween(before: LedgerStatement | undefined, present: LedgerStatement | undefined): number {
  if (JSON.stringify(before) === JSON.stringify(present)) return 0;
  if (before?.kind !== "count" || present?.kind !== "count") return 1;
  const upper = (statement: typeof before) => statement.upper ?? Infinity;
  return Math.max(1, present.lower - upper(before), before.lower - upper(present));
}

/** A point as the ledger says that it was shown. */
function asTold(point: Point, before: readonly LedgerStatement[], policy: TierPolicy): Point {
  const of = (measure: string) =>
    countTold(
      before.find((one) => one.measure === measure),
      policy,
    );
  return { ...point, numerator: of("numerator"), denominator: of("denominator") };
}

function countTold(statement: LedgerStatement | undefined, { counts }: TierPolicy): Count {
  if (statement === undefined || statement.upper === null || statement.kind === "mean") return { kind: "c" };
  const limit = counts.threshold - 1;
  if (statement.kind === "complement") return { kind: "c", side: "most", limit };
  const { lower, upper } = statement;
  const within = Math.floor(counts.roundingBase / 2);
  const isZero = counts.zeros === "shown" && upper === within && lower === 0;
  if (lower >= counts.threshold || isZero) return { kind: "count", value: upper - within, within };
  return upper === limit ? { kind: "c", side: "few", limit } : { kind: "c" };
}
