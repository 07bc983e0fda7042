import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { release } from "../../loaders/disclosure/release.ts";
import type { CountStatement } from "../../loaders/disclosure/statement.ts";
import { estimateFunnel, stages } from "../../loaders/indicators/shared/estimate-funnel.ts";
import { gateOf, policies } from "./workbench.ts";

/** A funnel of one group, by what each stage loses. */
const funnelOf = (eligible: number, losses: readonly number[]) => {
  const left = [eligible];
  for (const loss of losses) left.push(Math.max(0, (left.at(-1) ?? 0) - loss));
  const counts = Object.fromEntries(stages.map((stage, index) => [stage, left[index] ?? 0]));
  const statement: CountStatement = {
    id: "funnel",
    indicator: "funnel",
    definitionVersion: "1",
    unit: "people",
    dimensions: [],
    class: "counts",
    measures: {
      eligible: { sensitivity: "not sensitive" },
      referred: { sensitivity: "sensitive", partOf: "eligible" },
      started: { sensitivity: "sensitive", partOf: "referred" },
      completed: { sensitivity: "sensitive", partOf: "started" },
    },
    rows: [{ key: {}, counts }],
  };
  const figure = estimateFunnel(release(statement, gateOf("public")), policies.public);
  return { counts, figure };
};

describe("a stage that all but a few of the stage before reached", () => {
  it("is bounded by all who were lost since the beginning, not by those lost at that stage", () => {
    const { figure } = funnelOf(70, [14, 7, 30]);
    const [eligible, referred, started] = figure.groups[0]?.stages ?? [];
    expect(eligible?.count).toMatchObject({ value: 70 });
    expect(referred?.rate).toMatchObject({ kind: "rate", value: 0.8 });
    // 49 of 70 started. "Over 85 %", from the nine that may be missing at this stage alone, would be untrue.
    expect(started?.rate).toEqual({ kind: "over", bound: 0.55 });
  });

  it("is never said to be reached by more than reached it", () => {
    const loss = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 80 }));
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 400 }), fc.tuple(loss, loss, loss), (eligible, losses) => {
        const { counts, figure } = funnelOf(eligible, losses);
        for (const { stage, rate } of figure.groups[0]?.stages ?? []) {
          const share = (counts[stage] ?? Number.NaN) / eligible;
          if (rate.kind === "over") expect(share).toBeGreaterThanOrEqual(rate.bound);
          if (rate.kind === "under") expect(share).toBeLessThanOrEqual(rate.bound);
          if (rate.kind !== "rate") continue;
          expect(share).toBeGreaterThanOrEqual(rate.lower);
          expect(share).toBeLessThanOrEqual(rate.upper);
        }
      }),
      { seed: 20261122, numRuns: 2000 },
    );
  });
});
