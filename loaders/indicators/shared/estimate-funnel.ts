import type { FunnelFigure } from "../../../src/released/figure.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";
import { releasedRate } from "../../disclosure/released-rate.ts";
import type { ReleasedCounts } from "../../disclosure/released-statement.ts";
import { headOfReleased } from "../indicator.ts";
import { measureOf } from "./measure-of.ts";

/** The stages of a funnel, in order; each is a part of the one before. */
export const stages = ["eligible", "referred", "started", "completed"] as const;

/** Every stage with its share of all eligible. */
export const estimateFunnel = (released: ReleasedCounts, policy: TierPolicy): FunnelFigure => ({
  ...headOfReleased(released),
  kind: "funnel",
  groups: released.rows.map(({ key, counts }) => {
    const eligible = measureOf(counts, "eligible");
    return {
      key,
      stages: stages.map((stage) => {
        const count = measureOf(counts, stage);
        return { stage, count, rate: releasedRate(count, eligible, policy) };
      }),
    };
  }),
});
