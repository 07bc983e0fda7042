import type { UnavailableFigure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import { closedPeriods } from "./closed-periods.ts";
import { withComplementary } from "./complementary/with-complementary.ts";
import { DisclosureError } from "./disclosure-error.ts";
import { canHide, type HiddenCell, hideCells, nameOfCell } from "./hide-cells.ts";
import type { Ledger } from "./ledger.ts";
import { ledgerStatements } from "./ledger-statements.ts";
import type { TierPolicy } from "./policy.ts";
import { releaseCounts } from "./release-counts.ts";
import { releaseEstimates } from "./release-estimates.ts";
import { releaseLifeTable } from "./release-life-table.ts";
import { releasePairedMeans } from "./release-paired-means.ts";
import { releaseQuantiles } from "./release-quantiles.ts";
import { releaseReliability } from "./release-reliability.ts";
import { releaseSentence } from "./release-sentence.ts";
import { releaseSeries } from "./release-series.ts";
import type { ReleasedStatement } from "./released-statement.ts";
import { type SiteDescription, siteDescriptionSchema } from "./site-description.ts";
import type { Statement } from "./statement.ts";
import { checkReason } from "./unavailable-reason.ts";
import { type AnyReleased, withoutSilentRows } from "./without-silent-rows.ts";

/**
 * The gate. This file is the only maker of `Released<T>`: `release` from a statement, by the rules of its class;
 * `derive` and `deriveFrom` from what has been released before; `releaseUnavailable` and `releaseDescription` for
 * what carries no numbers about people. A cast elsewhere fails twice: a test reads the tree for it, and whoever
 * writes files asks `assertReleased`, which knows every value that was made here.
 */
export interface Gate {
  readonly policy: TierPolicy;
  readonly ledger: Ledger;
  /** Name of the present release, for the ledger. */
  readonly release?: string;
  /** Cells that are hidden because others would follow from them. */
  readonly hidden?: readonly HiddenCell[];
}

/** Every value made here, so that the brand holds at run time too. */
const made = new WeakSet<object>();

/**
 * Releases a statement: checks its evidence, hides, rounds, and records in the ledger what readers are told.
 * Throws DisclosureError when evidence is missing or the tier does not allow what is asked.
 */
export function release<S extends Statement>(statement: S, gate: Gate): Released<ReleasedStatement<S>> {
  // One statement, one released; of its class, which the compiler cannot follow.
  return releaseTogether([statement], gate)[0] as unknown as Released<ReleasedStatement<S>>;
}

/**
 * The same for all figures of a release, which a reader sees together: where the tier shows exact counts, those are
 * hidden too from which a hidden one would follow.
 */
export function releaseTogether(
  statements: readonly Statement[],
  gate: Gate,
): readonly Released<ReleasedStatement<Statement>>[] {
  const judged = statements.map((statement) => byClass(statement, gate.policy));
  return withComplementary(statements, judged, gate.policy).map((released, index) =>
    recordAndBrand(statements[index]!, released, gate),
  );
}

function recordAndBrand(
  statement: Statement,
  judged: AnyReleased,
  { policy, ledger, release: name = "unnamed", hidden = [] }: Gate,
): Released<ReleasedStatement<Statement>> {
  const { released: standing, frozen } = withClosedPeriods(judged, { policy, ledger });
  const cells = canHide(standing) ? hidden.filter(({ figure }) => figure === statement.id) : [];
  const released = hideCells(standing, cells, policy);
  const unsaid = new Set(cells.map((cell) => nameOfCell(cell.figure, cell)));
  ledger.record({
    release: name,
    tier: policy.tier,
    figure: statement.id,
    definition: statement.definitionVersion,
    policy: policy.version,
    unit: statement.unit,
    // Rows that are left out too: who knows that a category exists learns that it is small.
    statements: ledgerStatements(released, policy).filter(
      (each) => !unsaid.has(nameOfCell(statement.id, each)) && !frozen.has(each.start ?? ""),
    ),
  });
  return brand(withoutSilentRows(released, policy));
}

/** Periods that were released before stand as they were. */
const withClosedPeriods = (
  released: AnyReleased,
  gate: Pick<Gate, "policy" | "ledger">,
): { readonly released: AnyReleased; readonly frozen: ReadonlySet<string> } =>
  released.class === "series" ? closedPeriods(released, gate) : { released, frozen: new Set() };

function byClass(statement: Statement, policy: TierPolicy) {
  switch (statement.class) {
    case "counts":
      return releaseCounts(statement, policy);
    case "life table":
      return releaseLifeTable(statement, policy);
    case "series":
      return releaseSeries(statement, policy);
    case "paired means":
      return releasePairedMeans(statement, policy);
    case "quantiles":
      return releaseQuantiles(statement, policy);
    case "estimates":
      return releaseEstimates(statement, policy);
    case "reliability":
      return releaseReliability(statement, policy);
    case "sentence":
      for (const figure of statement.from) assertReleased(figure, statement.id);
      return releaseSentence(statement);
  }
}

/**
 * What a pure function makes of released data is released too: whatever it shows, a reader could compute.
 * `compute` must use nothing else that came from an export.
 */
export function derive<T extends object, U extends object>(
  released: Released<T>,
  compute: (released: Released<T>) => U,
): Released<U> {
  assertReleased(released, "derive");
  return brand(compute(released));
}

/** The same from several released parts. */
export function deriveFrom<P extends Readonly<Record<string, Released<object>>>, U extends object>(
  parts: P,
  compute: (parts: P) => U,
): Released<U> {
  for (const [name, part] of Object.entries(parts)) assertReleased(part, name);
  return brand(compute(parts));
}

/** A figure that the delivery cannot answer: it names tables, columns and minimums of the definition, no counts. */
export function releaseUnavailable(figure: UnavailableFigure): Released<UnavailableFigure> {
  checkReason(figure);
  const { id, indicator, definitionVersion, unit, dimensions, kind, reason } = figure;
  return brand({ id, indicator, definitionVersion, unit, dimensions, kind, reason });
}

/** What the delivery says of itself, the catalogue and the policy: words and rules, nothing that was counted. */
export function releaseDescription(description: SiteDescription): Released<SiteDescription> {
  return brand(siteDescriptionSchema.parse(description));
}

/** Refuses what was not made by the gate of this process, whatever its type says. */
export function assertReleased(value: object, what: string): void {
  if (!made.has(value))
    throw new DisclosureError(
      "not released",
      what,
      "this has not passed the gate. Make it with release or derive.",
    );
}

/** Frozen, so that nobody adds to what has been released. */
function brand<T extends object>(value: T): Released<T> {
  const frozen = deepFreeze(value);
  made.add(frozen);
  return frozen as Released<T>;
}

function deepFreeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) deepFreeze(part);
  return value;
}
