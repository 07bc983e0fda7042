import { checkColumn, checkIndicator, checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { studentInference } from "../wald.ts";
import type { Warnings } from "../warning.ts";
import { checkTreated, checkWithinNumbers, sum, type Treated } from "./groups.ts";

export interface BeforeAfter extends Treated {
  /** The outcome: a number, or 1 = had it, 0 = did not. */
  readonly outcome: ArrayLike<number>;
  /** 1 = seen after the change, 0 = before. */
  readonly after: ArrayLike<number>;
  /** Number of the unit (person, service, office) that the row is of; without it, every row is one of its own. */
  readonly unit?: ArrayLike<number>;
}

export interface DifferenceInDifferencesOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /** Correction of the clustered variance for few units: G/(G - 1) · (n - 1)/(n - 4), or none. Default "HC1". */
  readonly correction?: "HC1" | "HC0";
}

/** Mean outcomes. */
export interface FourMeans {
  readonly treatedBefore: number;
  readonly treatedAfter: number;
  readonly controlBefore: number;
  readonly controlAfter: number;
}

export interface DifferenceInDifferences extends Estimate {
  /** Robust, and clustered by unit. */
  readonly standardError: number;
  readonly t: number;
  /** Units less one. */
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  readonly means: FourMeans;
  readonly n: number;
  readonly units: number;
  /** "few clusters": under 30 units the error is too small, and the interval too short. */
  readonly warnings: Warnings<"few clusters">;
}

/**
 * By how much more did the outcome change in the group with the programme than in the one without? The change of the
 * one less the change of the other, with an error that takes the rows of one unit as alike.
 *
 * @param data outcome, treatment and period, a row an observation, in any order
 * @returns the difference in the unit of the outcome; "not estimable" without rows (no observations), where one of the
 *   four cells has none (one group only), with no more than four rows (too few observations), or where nobody differs
 *   from the mean of their cell (no variation)
 * @throws StatisticsError on treatment or period other than 0 and 1, units that are no whole numbers, a unit that is in
 *   both groups, NaN, infinite values, columns of unequal length
 *
 * In R: `m <- lm(y ~ treated * after); sandwich::vcovCL(m, unit)`, its row `treated:after`, with `qt(p, G - 1)`.
 *
 * Source: Bertrand M, Duflo E, Mullainathan S (2004). How much should we trust differences-in-differences estimates?
 * Q J Econ 119:249-275. doi:10.1162/003355304772839588.
 */
export function differenceInDifferences(
  data: BeforeAfter,
  options: DifferenceInDifferencesOptions = {},
): DifferenceInDifferences | NotEstimable {
  const { outcome, treated, after, unit } = checkRecord("differenceInDifferences", "data", data);
  const { level = 0.95, correction = "HC1" } = checkRecord("differenceInDifferences", "options", options);
  checkWord("differenceInDifferences", "correction", correction, ["HC1", "HC0"]);
  checkTreated("differenceInDifferences", treated, { outcome, after, unit });
  checkColumn("differenceInDifferences", "outcome", outcome);
  checkIndicator("differenceInDifferences", "after", after);
  checkProbability("differenceInDifferences", "level", level);
  if (unit) checkUnits(unit, treated);
  const n = outcome.length;
  if (n === 0) return notEstimable("no observations");
  const cells = cellsOf({ outcome, treated, after });
  if (cells.some(({ size }) => size === 0)) return notEstimable("one group only");
  if (n <= 4) return notEstimable("too few observations");
  const [controlBefore, controlAfter, treatedBefore, treatedAfter] = cells.map(({ mean }) => mean) as [
    number,
    number,
    number,
    number,
  ];
  const influence = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const cell = cells[2 * treated[i]! + after[i]!]!;
    const sign = treated[i] === after[i] ? 1 : -1;
    const of = unit ? unit[i]! : i;
    influence.set(of, (influence.get(of) ?? 0) + (sign * (outcome[i]! - cell.mean)) / cell.size);
  }
  const units = influence.size;
  const factor = correction === "HC1" ? (units / (units - 1)) * ((n - 1) / (n - 4)) : 1;
  const standardError = Math.sqrt(factor * sum([...influence.values()].map((value) => value ** 2)));
  checkWithinNumbers("differenceInDifferences", standardError, "Give the outcome in a larger unit");
  const value = treatedAfter - treatedBefore - (controlAfter - controlBefore);
  if (!(standardError > 1e-14 * Math.max(...cells.map(({ mean }) => Math.abs(mean))))) {
    return notEstimable("no variation");
  }
  const df = units - 1;
  return {
    kind: "estimate",
    value,
    standardError,
    ...studentInference(value, standardError, { df, level }),
    means: { treatedBefore, treatedAfter, controlBefore, controlAfter },
    n,
    units,
    warnings: units < 30 ? ["few clusters"] : [],
  };
}

/** Size and mean of each cell, at 2 · treated + after. */
function cellsOf({ outcome, treated, after }: Omit<BeforeAfter, "unit">) {
  return [0, 1, 2, 3].map((cell) => {
    const values = Array.from(outcome).filter((_, i) => 2 * treated[i]! + after[i]! === cell);
    return { size: values.length, mean: values.length > 0 ? sum(values) / values.length : 0 };
  });
}

function checkUnits(unit: ArrayLike<number>, treated: ArrayLike<number>): void {
  const groupOf = new Map<number, number>();
  for (let i = 0; i < unit.length; i++) {
    if (!Number.isSafeInteger(unit[i])) {
      throw new StatisticsError(
        "differenceInDifferences",
        `unit[${i}] is not a whole number`,
        "Number the units",
      );
    }
    const group = groupOf.get(unit[i]!);
    if (group !== undefined && group !== treated[i]) {
      throw new StatisticsError(
        "differenceInDifferences",
        `the unit of row ${i} is in both groups`,
        "Say 1 in all rows of a unit that gets the programme, before it too",
      );
    }
    groupOf.set(unit[i]!, treated[i]!);
  }
}
