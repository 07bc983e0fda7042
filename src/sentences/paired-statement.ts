import type { Translate } from "../messages/translate.ts";
import type { PairedFigure } from "../released/figure.ts";
import { reasonText } from "./reason-text.ts";
import type { Statement } from "./statement.ts";
import { basis } from "./sureness.ts";
import { type Direction, verdictOfChange } from "./verdict.ts";

type Row = PairedFigure["rows"][number];

/** Means before and after in words. `moment` names the two: after the course, or months later. */
export const pairedStatement = (
  t: Translate,
  figure: Pick<PairedFigure, "scale" | "unit">,
  row: Row,
  { moment, direction = "higher is better" }: { moment: "after" | "later"; direction?: Direction },
): Statement => {
  const { before, after, change, n } = row;
  if (change.kind === "x") {
    return { size: t("sentence.paired.x"), sureness: reasonText(t, change.reason) };
  }
  if (change.kind !== "mean") return { size: t("sentence.paired.c"), sureness: t("sentence.mark.why") };
  const verdict = verdictOfChange(change, direction);
  const scale = t(`scale.${figure.scale}`);
  return {
    direction: t(`sentence.paired.${verdict}.${moment}`),
    size: [
      before.kind === "mean" && after.kind === "mean"
        ? t("sentence.paired.fromTo", { before: before.value, after: after.value, scale })
        : "",
      t("sentence.paired.change", { change: change.value, scale }),
    ]
      .filter((part) => part !== "")
      .join(" "),
    basis: basis(t, { denominator: n }, figure.unit),
    sureness: t("sentence.paired.sure", { lower: change.lower, upper: change.upper }),
  };
};

export const pairedTitle = (t: Translate, row: Row, { moment }: { moment: "after" | "later" }): string => {
  const { change } = row;
  if (change.kind !== "mean") return t("title.paired.none");
  const verdict = verdictOfChange(change, "higher is better");
  return t(`title.paired.${verdict}.${moment}`, { change: Math.abs(change.value) });
};
