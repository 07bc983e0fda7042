import type { Translate } from "../messages/translate.ts";
import type { Count, Rate } from "../released/cell.ts";
import { detectableOf100 } from "./detectable.ts";
import { commonBase, frequencyOf } from "./frequency.ts";
import type { Statement } from "./statement.ts";
import { intervalOf } from "./verdict.ts";

export interface NamedRate {
  readonly name: string;
  readonly rate: Rate;
  readonly denominator?: Count;
}

/** How several groups stand to each other. `measure` says what is compared, without a verb: "New offences". */
export const groupsStatement = (t: Translate, groups: readonly NamedRate[], measure: string): Statement => {
  const contrast = contrastOf(groups);
  if (contrast === "hidden") return { size: t("sentence.groups.hidden", { measure }) };
  if (contrast === "alone") return { size: t("sentence.groups.alone", { measure }) };
  if (contrast === "unclear") {
    return {
      direction: t("sentence.groups.unclear", { measure }),
      size: t("sentence.groups.overlap"),
      ...seen(t, groups),
    };
  }
  const { high, low } = contrast;
  return {
    direction: t("sentence.groups.apart", { measure, high: high.name, low: low.name }),
    size: [high, low].map((group) => sizeOf(t, group, commonBase([high.rate, low.rate]))).join(" "),
    consequence: t("sentence.groups.caution"),
  };
};

/** How the comparison ends: a difference, none that can be told, one group only, or none that can be shown. */
export const contrastKind = (groups: readonly NamedRate[]): "apart" | "unclear" | "alone" | "hidden" => {
  const contrast = contrastOf(groups);
  return typeof contrast === "string" ? contrast : "apart";
};

/** What could have been seen between the two largest groups of which a rate is released. */
const seen = (t: Translate, groups: readonly NamedRate[]): Pick<Statement, "sureness"> => {
  const sized = groups.flatMap(({ rate, denominator }) =>
    rate.kind === "rate" && denominator?.kind === "count" ? [{ rate, denominator }] : [],
  );
  const [first, second] = sized.toSorted((a, b) => b.denominator.value - a.denominator.value);
  if (first === undefined || second === undefined) return {};
  const sizes = { p1: first.rate.value, n1: first.denominator, n2: second.denominator };
  const n = detectableOf100(sizes, first.rate.value < 0.5 ? "higher" : "lower");
  return n === undefined ? {} : { sureness: t("sentence.groups.detectable", { n }) };
};

export const groupsTitle = (t: Translate, groups: readonly NamedRate[], measure: string): string => {
  const contrast = contrastOf(groups);
  if (typeof contrast === "string") return t(`title.groups.${contrast}`, { measure });
  return t("title.groups.apart", { measure, high: contrast.high.name, low: contrast.low.name });
};

type Known = NamedRate & { readonly rate: Extract<Rate, { kind: "rate" | "under" | "over" }> };

/**
 * The pair of groups whose intervals lie furthest apart; "unclear" where all intervals touch, "alone" where
 * one group only is shown, "hidden" where none is.
 */
const contrastOf = (
  groups: readonly NamedRate[],
): { high: Known; low: Known } | "unclear" | "alone" | "hidden" => {
  const known = groups.filter((group): group is Known => intervalOf(group.rate) !== undefined);
  if (known.length < 2) return known.length === 1 ? "alone" : "hidden";
  const high = known.reduce((best, group) => (boundsOf(group).lower > boundsOf(best).lower ? group : best));
  const low = known.reduce((best, group) => (boundsOf(group).upper < boundsOf(best).upper ? group : best));
  return boundsOf(high).lower > boundsOf(low).upper ? { high, low } : "unclear";
};

const boundsOf = ({ rate, denominator }: Known) => intervalOf(rate, denominator) ?? { lower: 0, upper: 1 };

const sizeOf = (t: Translate, { name, rate }: Known, shared: number): string => {
  const { base, n, lower, upper } = frequencyOf(rate, { base: shared });
  return t(`sentence.groups.size.${rate.kind}`, { name, base, n, lower, upper });
};
