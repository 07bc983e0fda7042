import type { Translate } from "../messages/translate.ts";
import { type Count, isMark, type Rate } from "../released/cell.ts";
import { frequencyOf } from "./frequency.ts";
import { markStatement } from "./mark-statement.ts";
import type { Statement } from "./statement.ts";
import type { Subject } from "./subject.ts";
import { sureness } from "./sureness.ts";

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
  if (rate.kind === "under") {
    return { size: t("sentence.rate.under", { base, n, group, did }), sureness: t("sentence.hidden.under") };
  }
  if (rate.kind === "over") {
    return { size: t("sentence.rate.over", { base, n, group, did }), sureness: t("sentence.hidden.over") };
  }
  return {
    size: t(`sentence.rate.${sizeOf(rate.value)}`, { base, n, group, did }),
    sureness: sureness(t, facts, subject.unit),
  };
};

/** "None" and "all" only where the released rate is exactly that: 0.2 % is not none. */
const sizeOf = (value: number): "none" | "all" | "value" => {
  if (value === 0) return "none";
  return value === 1 ? "all" : "value";
};
