import type { Translate, Values } from "../messages/translate.ts";
import { type Count, isCount, type Rate } from "../released/cell.ts";
import type { FigureHead } from "../released/figure.ts";
import { frequencyOf } from "./frequency.ts";
import type { RateFacts } from "./rate-statement.ts";

/** How sure a rate is: between what and what the true figure likely lies. */
export const sureness = (t: Translate, rate: Extract<Rate, { kind: "rate" }>): string => {
  const { base, lower, upper } = frequencyOf(rate);
  const interval = t(`sentence.sure.${intervalOf(rate)}`, { base, lower, upper });
  return rate.unreliable === true ? `${interval} ${t("sentence.sure.unreliable")}` : interval;
};

const intervalOf = ({ value }: { value: number }): "upTo" | "atLeast" | "between" => {
  if (value === 0) return "upTo";
  return value === 1 ? "atLeast" : "between";
};

/** Numerator and denominator in words, as far as they are released. */
export const basis = (t: Translate, facts: Omit<RateFacts, "rate">, unit: FigureHead["unit"]): string => {
  const { numerator, denominator } = facts;
  if (denominator === undefined || !isCount(denominator)) return "";
  const of = { ...countValues("n", denominator), unit };
  if (numerator === undefined || !isCount(numerator)) return t("sentence.basis.group", of);
  return t("sentence.basis.both", { ...of, ...countValues("k", numerator) });
};

/** A released count as message values: the number, and whether it is rounded. */
export const countValues = (name: string, count: Extract<Count, { kind: "count" }>): Values => ({
  [name]: count.value,
  [`${name}Rounded`]: count.within > 0 ? "yes" : "no",
});
