import type { Translate } from "../messages/translate.ts";
import { type Count, isMark, type Rate } from "../released/cell.ts";
import { frequencyOf } from "./frequency.ts";
import { markStatement } from "./mark-statement.ts";
import type { Statement } from "./statement.ts";
import type { Subject } from "./subject.ts";
import { basis, sureness } from "./sureness.ts";

export interface RateFacts {
  readonly rate: Rate;
  readonly numerator?: Count;
  readonly denominator?: Count;
}

/** One rate in words: of how many, how many; between what and what; resting on what. */
export const rateStatement = (t: Translate, facts: RateFacts, subject: Subject): Statement => {
  const { rate } = facts;
  const { group, did } = subject;
  if (isMark(rate)) return markStatement(t, rate, subject);
  const { base, n } = frequencyOf(rate);
  const resting = basis(t, facts, subject.unit);
  if (rate.kind !== "rate") {
    const size = t(`sentence.rate.${rate.kind}`, { base, n, group, did });
    return { size, basis: resting, sureness: t(`sentence.hidden.${rate.kind}`) };
  }
  const size = t(`sentence.rate.${sizeOf(rate.value)}`, { base, n, group, did });
  return { size, basis: resting, sureness: sureness(t, rate) };
};

/** "None" and "all" only where the released rate is exactly that: 0.2 % is not none. */
const sizeOf = (value: number): "none" | "all" | "value" => {
  if (value === 0) return "none";
  return value === 1 ? "all" : "value";
};
