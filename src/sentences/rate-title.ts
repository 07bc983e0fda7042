import type { Translate } from "../messages/translate.ts";
import { isMark } from "../released/cell.ts";
import { frequencyOf } from "./frequency.ts";
import type { RateFacts } from "./rate-statement.ts";
import type { Subject } from "./subject.ts";

/** The finding of a figure in one line, without a full stop: what stands above a chart. */
export const rateTitle = (t: Translate, { rate }: RateFacts, { group, did }: Subject): string => {
  if (isMark(rate)) return t(`title.mark.${rate.kind}`, { group, did });
  const { base, n } = frequencyOf(rate);
  if (rate.kind === "rate" && rate.value === 0) return t("title.rate.none", { group, did });
  if (rate.kind === "rate" && rate.value === 1) return t("title.rate.all", { group, did });
  const shape = rate.kind === "rate" ? "value" : rate.kind;
  return t(`title.rate.${shape}`, { base, n, group, did });
};
