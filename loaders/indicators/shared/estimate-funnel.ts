import type { Count } from "../../../src/released/cell.ts";
import type { FunnelFigure } from "../../../src/released/figure.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";
import { releasedRate } from "../../disclosure/released-rate.ts";
import type { ReleasedCounts } from "../../disclosure/released-statement.ts";
import { headOfReleased } from "../indicator.ts";
import { rangeOf } from "./count-range.ts";
import { measureOf } from "./measure-of.ts";

/** The stages of a funnel, in order; each is a part of the one before. */
export const stages = ["eligible", "referred", "started", "completed"] as const;

/** Every stage with its share of all eligible. */
export const estimateFunnel = (released: ReleasedCounts, policy: TierPolicy): FunnelFigure => ({
  ...headOfReleased(released),
  kind: "funnel",
  groups: released.rows.map(({ key, counts }) => {
    const eligible = measureOf(counts, "eligible");
    const bounded = boundedStages(counts);
    return {
      key,
      stages: stages.map((stage, index) => ({
        stage,
        count: measureOf(counts, stage),
        rate: releasedRate(bounded[index] ?? eligible, eligible, policy),
      })),
    };
  }),
});

/**
 * Each stage as a part of all eligible. The gate hides a stage that all but a few of the stage before reached:
 * of all eligible, those lost before are missing too, so that the most who are missing add up from stage to stage.
 */
const boundedStages = (counts: ReleasedCounts["rows"][number]["counts"]): readonly Count[] => {
  const eligible = rangeOf(measureOf(counts, "eligible"), { low: 0, high: Number.POSITIVE_INFINITY });
  let missing = 0;
  return stages.map((stage) => {
    const count = measureOf(counts, stage);
    const isMost = count.kind === "c" && count.side === "most";
    missing = isMost ? missing + (count.limit ?? 0) : eligible.high - rangeOf(count, eligible).low;
    if (stage === "eligible") missing = 0;
    return isMost ? { ...count, limit: missing } : count;
  });
};
