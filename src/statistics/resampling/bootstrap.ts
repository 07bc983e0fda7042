import { checkList, checkProbability, checkRecord, checkRows } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import { moments } from "../means/moments.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Warnings } from "../warning.ts";
import { accelerationOf, type BcaInterval, bcaInterval } from "./bca.ts";
import { checkedStatistic, checkReplicates } from "./check-resampling.ts";
import { Random } from "./random.ts";
import { replicateQuantile } from "./replicate-quantile.ts";
import { drawUnits, rowsOf, type UnitOptions, type Units, unitsOf } from "./units.ts";

/** What a statistic may give: a number, or a result of an estimator, of which `value` counts. */
export type Estimated = number | { readonly kind: string; readonly value?: number } | NotEstimable;

export interface BootstrapOptions<Row> extends UnitOptions<Row> {
  /** How many resamples are drawn, at least 2. Default 1999. */
  readonly replicates?: number;
  /** Start of the random numbers (R's `set.seed`), a whole number from 0 to 2^31 - 1. The same seed gives the same result. Default 1. */
  readonly seed?: number;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /** The units drawn, counted from 0, a list for each replicate (R's `boot.array(b, indices = TRUE) - 1`), instead of a seed. */
  readonly draws?: readonly ArrayLike<number>[];
}

export interface Bootstrap {
  readonly kind: "bootstrap";
  /** The statistic of the rows as they are. */
  readonly value: number;
  /** Mean of the replicates minus value. */
  readonly bias: number;
  /** Standard deviation of the replicates. */
  readonly standardError: number;
  readonly percentile: Interval;
  readonly basic: Interval;
  /** Bias-corrected and accelerated; "not estimable" with the reason. */
  readonly bca: BcaInterval | NotEstimable;
  /** Those that could be estimated, in the order drawn. */
  readonly replicates: Float64Array;
  /** How many resamples allowed no estimate. */
  readonly notEstimable: number;
  readonly warnings: Warnings<"replicates not estimable" | "too few replicates">;
}

/**
 * How well is any figure known? Draws people with replacement again and again, and looks how the figure varies.
 *
 * @param rows one element a row, of any shape
 * @param statistic of rows: a number, or what an estimator returns; what is not finite counts as not estimable
 * @returns value, standard error and three intervals; "not estimable" without rows (no observations), with one
 *   unit to draw (one observation), with the statistic's reason where it has no value, with fewer than two
 *   replicates that have one (too few observations), or where all of them are equal (no variation). `bca` alone is
 *   "not estimable" where all replicates lie on one side of the value (not reached), where the statistic has no value
 *   without some one unit (too few observations), or does not change without any (no variation)
 * @throws StatisticsError where options are not what they should be, or a cluster lies in several strata
 *
 * In R: `boot::boot(data, statistic, R, strata)`, `boot::boot.ci(b, type = c("perc", "basic", "bca"), L = L)` with
 * `L <- mean(u) - u` from the values u without each row. The people of a replicate, without strata:
 * `floor(n * runif(n)) + 1` after `set.seed(seed)`.
 *
 * Source: Efron B (1987). Better bootstrap confidence intervals. J Am Stat Assoc 82:171-185.
 * doi:10.1080/01621459.1987.10478410. Davison AC, Hinkley DV (1997). Bootstrap methods and their application.
 * doi:10.1017/CBO9780511802843.
 */
export function bootstrap<Row>(
  rows: readonly Row[],
  given: (rows: readonly Row[]) => Estimated,
  options: BootstrapOptions<Row> = {},
): Bootstrap | NotEstimable {
  checkList("bootstrap", "rows", rows);
  const statistic = checkedStatistic("bootstrap", "statistic", given);
  checkRecord("bootstrap", "options", options);
  const { replicates = 1999, seed = 1, level = 0.95 } = options;
  checkReplicates("bootstrap", "replicates", replicates);
  const random = Random.from("bootstrap", seed);
  checkProbability("bootstrap", "level", level);
  if (rows.length === 0) return notEstimable("no observations");
  const units = unitsOf("bootstrap", rows, options);
  if (units.rows.length === 1) return notEstimable("one observation");
  const found = statistic(rows);
  const value = numberOf(found);
  if (value === undefined) return reasonOf(found);
  const draws = options.draws ? checkDraws(options.draws, units.rows.length) : undefined;
  const drawn = Array.from({ length: draws?.length ?? replicates }, (_, i) =>
    numberOf(statistic(rowsOf(units, draws?.[i] ?? drawUnits(units, random)))),
  );
  const estimated = Float64Array.from(drawn.filter((one) => one !== undefined));
  if (estimated.length < 2) return notEstimable("too few observations");
  if (estimated.every((one) => one === estimated[0])) return notEstimable("no variation");
  const missing = drawn.length - estimated.length;
  return described({ value, estimated, missing, level }, () => withoutEach(units, statistic));
}

interface Drawn {
  readonly value: number;
  readonly estimated: Float64Array;
  readonly missing: number;
  readonly level: number;
}

function described(
  { value, estimated, missing, level }: Drawn,
  jackknife: () => readonly (readonly number[])[] | undefined,
): Bootstrap {
  const sorted = estimated.slice().sort();
  const { mean, sd } = moments(estimated);
  const low = replicateQuantile(sorted, (1 - level) / 2);
  const high = replicateQuantile(sorted, (1 + level) / 2);
  const without = jackknife();
  const acceleration = without && accelerationOf(without);
  const { bca, extreme } =
    acceleration === undefined
      ? { bca: notEstimable(without ? "no variation" : "too few observations"), extreme: false }
      : bcaInterval({ value, sorted, level }, acceleration);
  const warnings: Bootstrap["warnings"][number][] = [];
  if (missing > 0) warnings.push("replicates not estimable");
  if (low.extreme || high.extreme || extreme) warnings.push("too few replicates");
  return {
    kind: "bootstrap",
    value,
    bias: mean - value,
    standardError: sd,
    percentile: { lower: low.value, upper: high.value },
    basic: { lower: 2 * value - high.value, upper: 2 * value - low.value },
    bca,
    replicates: estimated,
    notEstimable: missing,
    warnings,
  };
}

/** The statistic without each unit, by stratum; nothing where one of them cannot be estimated. */
function withoutEach<Row>(
  units: Units<Row>,
  statistic: (rows: readonly Row[]) => Estimated,
): number[][] | undefined {
  const all = Uint32Array.from(units.rows, (_, i) => i);
  const strata: number[][] = [];
  for (const stratum of units.strata) {
    const values: number[] = [];
    // Of a stratum of one nobody else could be drawn: it has no influence.
    for (const left of stratum.length > 1 ? stratum : []) {
      const value = numberOf(
        statistic(
          rowsOf(
            units,
            all.filter((unit) => unit !== left),
          ),
        ),
      );
      if (value === undefined) return undefined;
      values.push(value);
    }
    strata.push(values);
  }
  return strata;
}

const isResult = (found: Estimated): found is Exclude<Estimated, number> & { readonly value?: number } =>
  typeof found === "object" && found !== null;

function numberOf(found: Estimated): number | undefined {
  const value = isResult(found) ? found.value : found;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function reasonOf(found: Estimated): NotEstimable {
  if (isResult(found) && "reason" in found && typeof found.reason === "string")
    return notEstimable(found.reason);
  throw new StatisticsError(
    "bootstrap",
    "the statistic of all rows is not a finite number",
    "Return a finite number, or a result whose value is one",
  );
}

function checkDraws(draws: readonly ArrayLike<number>[], units: number): readonly ArrayLike<number>[] {
  checkRows("bootstrap", "draws", draws);
  checkReplicates("bootstrap", "number of draws", draws.length);
  for (const [i, list] of draws.entries()) {
    for (let j = 0; j < list.length; j++) {
      if (!(Number.isSafeInteger(list[j]) && list[j]! >= 0 && list[j]! < units)) {
        throw new StatisticsError(
          "bootstrap",
          `draws[${i}][${j}] is not the number of a unit`,
          "Count units from 0",
        );
      }
    }
  }
  return draws;
}
