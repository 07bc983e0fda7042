import { checkRecord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { censoringCurve } from "../survival/censoring-curve.ts";
import { distinct, type FollowUp, firstAbove, tabulate } from "../survival/tabulate.ts";

export interface SubdistributionOptions {
  /** The cause whose incidence is modelled; all others compete. Default 1. */
  readonly cause?: number;
}

/** Start-stop rows for {@link coxRegression}; element i of every column belongs to one row. */
export interface SubdistributionRows {
  readonly kind: "subdistribution rows";
  /** Where the person stands in the data given: take covariates from there, and give it as cluster. */
  readonly row: readonly number[];
  /** -1 in the first row of each person, so that events at time 0 count. */
  readonly entry: readonly number[];
  readonly time: readonly number[];
  /** 1 = the cause, 0 = anything else. */
  readonly cause: readonly number[];
  /** Share of those with the competing event who would not yet be censored. */
  readonly weight: readonly number[];
}

/**
 * Rows by which any weighted Cox model becomes a model of the subdistribution hazard (Fine and Gray's): people with
 * a competing event stay at risk, with the weight of not being censored since.
 *
 * Use it where {@link fineGray} does not do: with Efron's ties, strata, or missing covariates of people whose
 * follow-up is still known. Give `row` as cluster; the robust variance then takes the weights as known.
 *
 * @param data follow-up, a row a person; 0 = censored, 1, 2 … = causes
 * @returns start-stop rows, in the order of the people; none where there are no people
 * @throws StatisticsError on late entry and counts (which the weights do not cover), a cause below 1, and follow-up
 *   that cannot be
 *
 * In R: `survival::finegray(Surv(time, factor(cause)) ~ ., etype = 1)`, which cuts rows at more times; the models
 * are the same.
 *
 * Source: Geskus RB (2011). Cause-specific cumulative incidence estimation and the Fine and Gray model under both
 * left truncation and right censoring. Biometrics 67:39-49. doi:10.1111/j.1541-0420.2010.01420.x.
 */
export function subdistributionRows(
  data: FollowUp,
  options: SubdistributionOptions = {},
): SubdistributionRows {
  checkRecord("subdistributionRows", "data", data);
  const { cause = 1 } = checkRecord("subdistributionRows", "options", options);
  checkSubdistribution("subdistributionRows", data, cause);
  if (data.count) {
    throw new StatisticsError("subdistributionRows", "there are counts", "Give a row a person");
  }
  const table = tabulate("subdistributionRows", data, { causes: cause });
  const free = censoringCurve(table, "after events");
  const people = Array.from(data.time, (time, i) => ({ time, cause: data.cause[i]!, row: i }));
  const times = distinct(people.filter((person) => person.cause === cause).map((person) => person.time));
  const shares = Array.from(times, free);
  const stretches = people.flatMap((person) => {
    const first = { row: person.row, entry: -1, time: person.time, cause: 0, weight: 1 };
    if (person.cause === 0) return [first];
    if (person.cause === cause) return [{ ...first, cause: 1 }];
    return [first, ...stretchesAfter(first, { times, shares, free: free(person.time) })];
  });
  return {
    kind: "subdistribution rows",
    row: stretches.map((one) => one.row),
    entry: stretches.map((one) => one.entry),
    time: stretches.map((one) => one.time),
    cause: stretches.map((one) => one.cause),
    weight: stretches.map((one) => one.weight),
  };
}

interface Stretch {
  readonly row: number;
  readonly entry: number;
  readonly time: number;
  readonly cause: number;
  readonly weight: number;
}

interface Shares {
  /** Times of events of the cause. */
  readonly times: Float64Array;
  /** Share not yet censored just before each. */
  readonly shares: readonly number[];
  /** The same at the competing event. */
  readonly free: number;
}

/** One stretch for all events in a row that find the same share. */
function stretchesAfter(first: Stretch, { times, shares, free }: Shares): Stretch[] {
  const stretches: Stretch[] = [];
  let entry = first.time;
  for (let k = firstAbove(times, first.time); k < times.length; k++) {
    if (shares[k] === shares[k + 1]) continue;
    stretches.push({ ...first, entry, time: times[k]!, weight: shares[k]! / free });
    entry = times[k]!;
  }
  return stretches;
}

/** Refuses late entry, and causes that are no codes of an event. */
export function checkSubdistribution(estimator: string, data: FollowUp, cause: number): void {
  if (data.entry) {
    throw new StatisticsError(
      estimator,
      "there are late entries",
      "Leave out entry only if everybody was observed from time zero; else model cause-specific hazards by coxRegression",
    );
  }
  if (!Number.isSafeInteger(cause) || cause < 1) {
    throw new StatisticsError(estimator, "cause is not a whole number from 1", "Name the code of the cause");
  }
}
