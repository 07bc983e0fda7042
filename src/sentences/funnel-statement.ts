import type { Translate } from "../messages/translate.ts";
import { isMark } from "../released/cell.ts";
import type { FunnelFigure } from "../released/figure.ts";
import { frequencyOf } from "./frequency.ts";
import type { Statement } from "./statement.ts";
import { basis } from "./sureness.ts";

type Group = FunnelFigure["groups"][number];
type Stage = Group["stages"][number];

/** The way through the programmes in words: of 100 for whom one was suitable, how many got how far. */
export const funnelStatement = (t: Translate, group: Group): Statement => {
  const [eligible, ...later] = group.stages;
  const completed = later.find(({ stage }) => stage === "completed");
  if (later.every(({ rate }) => isMark(rate))) {
    return { size: t("sentence.funnel.hidden"), sureness: t("sentence.mark.why") };
  }
  const steps = later.map((stage) => stepText(t, stage)).join(t("sentence.funnel.separator"));
  const loss = largestLoss(group);
  return {
    size: t("sentence.funnel.size", { base: 100, steps }),
    basis: eligible === undefined ? "" : basis(t, { denominator: eligible.count }, "people"),
    sureness: completed === undefined ? "" : sureText(t, completed),
    ...(loss === undefined ? {} : { consequence: t(`sentence.funnel.loss.${loss}`) }),
  };
};

export const funnelTitle = (t: Translate, group: Group): string => {
  const completed = group.stages.find(({ stage }) => stage === "completed");
  if (completed === undefined || isMark(completed.rate)) return t("title.funnel.hidden");
  return t(`title.funnel.${completed.rate.kind}`, { base: 100, n: per100(completed) });
};

const stepText = (t: Translate, { stage, rate }: Stage): string => {
  const kind = isMark(rate) ? "mark" : rate.kind;
  return t(`sentence.funnel.step.${stage}.${kind}`, { n: per100({ rate }) });
};

const sureText = (t: Translate, { rate }: Stage): string => {
  if (rate.kind !== "rate") return "";
  const { lower, upper } = rate;
  return t("sentence.funnel.sure", { lower: round100(lower), upper: round100(upper), base: 100 });
};

/** All steps stand beside each other, so all are said of 100, even where one of them is rare. */
const per100 = ({ rate }: Pick<Stage, "rate">): number => {
  if (isMark(rate)) return 0;
  return rate.kind === "rate" ? round100(rate.value) : Math.min(frequencyOf(rate).n, 100);
};

const round100 = (proportion: number): number => Math.round(proportion * 100);

/** The stage before which most are lost; undefined where a stage is hidden, or two steps lose as many. */
const largestLoss = ({ stages }: Group): Stage["stage"] | undefined => {
  const values = stages.map(({ rate }) => (rate.kind === "rate" ? rate.value : undefined));
  const losses = stages.slice(1).map(({ stage }, index) => {
    const [before, after] = [values[index], values[index + 1]];
    return before === undefined || after === undefined ? undefined : { stage, lost: before - after };
  });
  const known = losses.filter((loss) => loss !== undefined);
  if (known.length < losses.length) return undefined;
  const [first, second] = known.sort((a, b) => b.lost - a.lost);
  if (first === undefined || first.lost <= 0 || first.lost === second?.lost) return undefined;
  return first.stage;
};
