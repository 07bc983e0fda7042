import { hasFewEvents } from "../format/few-events.ts";
import type { Translate } from "../messages/translate.ts";
import { isCount } from "../released/cell.ts";
import type { DiscriminationFigure } from "../released/figure.ts";
import { reasonText } from "./reason-text.ts";
import type { Statement } from "./statement.ts";
import { countValues } from "./sureness.ts";

type Row = DiscriminationFigure["rows"][number];

/** How well the levels rank people, as pairs of 100: 50 is what a coin would do. */
export const discriminationStatement = (t: Translate, row: Row): Statement => {
  const { auc, events, nonEvents } = row;
  const months = Number(row.key.horizon);
  if (auc.kind === "x") {
    return { size: t("sentence.auc.x", { months }), sureness: reasonText(t, auc.reason) };
  }
  if (auc.kind !== "mean") return { size: t("sentence.auc.c", { months }), sureness: t("sentence.auc.why") };
  const counted = isCount(events) && isCount(nonEvents);
  const rests = counted
    ? t("sentence.auc.basis", { ...countValues("k", events), ...countValues("n", nonEvents) })
    : "";
  return {
    direction: t(`sentence.auc.${rankingOf(auc)}`, { months }),
    size: t("sentence.auc.size", { n: round100(auc.value), months }),
    basis: rests,
    sureness: [
      t("sentence.auc.sure", { lower: round100(auc.lower), upper: round100(auc.upper) }),
      hasFewEvents(row) ? t("sentence.sure.unreliable") : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  };
};

export const discriminationTitle = (t: Translate, row: Row | undefined): string =>
  row?.auc.kind === "mean"
    ? t(`title.auc.${rankingOf(row.auc)}`, {
        months: Number(row.key.horizon),
        lower: round100(row.auc.lower),
        upper: round100(row.auc.upper),
      })
    : t("title.auc.none");

const rankingOf = ({ lower, upper }: { lower: number; upper: number }): "above" | "below" | "unclear" => {
  if (lower > 0.5) return "above";
  return upper < 0.5 ? "below" : "unclear";
};

const round100 = (proportion: number): number => Math.round(proportion * 100);
