import type { RowRule } from "../rules.ts";
import type { Facts } from "./facts.ts";

/** A rule over one row `t`, its case's span `c`, and whatever else the table joins. */
export interface RowCheck {
  readonly rule: RowRule;
  readonly column: string;
  /** SQL, true where the rule is broken. */
  readonly broken: string;
}

/** A check as a list, empty where the columns that it needs were not delivered. */
export const check = (rule: RowRule, column: string, broken: string | null): readonly RowCheck[] =>
  broken === null ? [] : [{ rule, column, broken }];

/** "ends before it starts" for a pair of times, reported at the end. */
export const endsBeforeStart = (facts: Facts, start: string, end: string): readonly RowCheck[] =>
  check("ends before it starts", facts.nameOf(end), facts.before(end, start));

export const beforeZero = (facts: Facts, time: string): readonly RowCheck[] => {
  const day = facts.sinceZero(time);
  return check("before time zero", facts.nameOf(time), day === null ? null : `${day} < 0`);
};

export const afterEnd = (facts: Facts, time: string, condition = "true"): readonly RowCheck[] => {
  const day = facts.sinceZero(time);
  return check(
    "after the end",
    facts.nameOf(time),
    day === null ? null : `${day} > c.end_day AND ${condition}`,
  );
};
