import type { Translate } from "../messages/translate.ts";
import { isMark, type Rate } from "../released/cell.ts";
import { detectableOf100 } from "./detectable.ts";
import { commonBase, frequencyOf } from "./frequency.ts";
import type { RateFacts } from "./rate-statement.ts";
import type { Statement } from "./statement.ts";
import { type Direction, intervalOf, type Verdict, verdictOfTwo } from "./verdict.ts";

export interface Compared {
  readonly now: RateFacts;
  readonly before: RateFacts;
  /** Names of the two, as they are put into a sentence: "the last four quarters". */
  readonly names: { readonly now: string; readonly before: string };
  readonly direction: Direction;
  /** What is compared, without a verb: "People who had every planned contact". */
  readonly measure: string;
}

/** Two rates side by side: better, worse or not enough evidence to tell, with what each is. */
export const comparisonStatement = (t: Translate, compared: Compared): Statement => {
  const verdict = verdictOf(compared);
  const { names, measure } = compared;
  const values = { ...names, measure };
  const base = commonBase([compared.now.rate, compared.before.rate]);
  if (verdict === undefined) return { size: t("sentence.compare.hidden", values) };
  return {
    direction: t(`sentence.compare.${verdict}`, values),
    size: [
      sizeOf(t, names.now, compared.now.rate, base),
      sizeOf(t, names.before, compared.before.rate, base),
    ].join(" "),
    consequence: verdict === "unclear" ? unclearText(t, compared) : t("sentence.compare.apart"),
  };
};

/** What could have been seen in groups of this size, where both sizes are released. */
const unclearText = (t: Translate, compared: Compared): string => {
  const n = detectableOf(compared);
  const overlap = t("sentence.compare.overlap");
  return n === undefined ? overlap : `${overlap} ${t("sentence.compare.detectable", { n })}`;
};

const detectableOf = ({ now, before, direction }: Compared): number | undefined =>
  before.rate.kind === "rate"
    ? detectableOf100(
        { p1: before.rate.value, n1: before.denominator, n2: now.denominator },
        direction === "lower is better" ? "lower" : "higher",
      )
    : undefined;

export const comparisonTitle = (t: Translate, compared: Compared): string =>
  t(`title.compare.${verdictOf(compared) ?? "hidden"}`, { ...compared.names, measure: compared.measure });

export const verdictOf = ({
  now,
  before,
  direction,
}: Pick<Compared, "now" | "before" | "direction">): Verdict | undefined => {
  const [a, b] = [intervalOf(now.rate, now.denominator), intervalOf(before.rate, before.denominator)];
  return a === undefined || b === undefined ? undefined : verdictOfTwo(a, b, direction);
};

const sizeOf = (t: Translate, name: string, rate: Rate, shared: number): string => {
  if (isMark(rate)) return "";
  const { base, n, lower, upper } = frequencyOf(rate, { base: shared });
  return t(`sentence.compare.size.${rate.kind}`, { name, base, n, lower, upper });
};
