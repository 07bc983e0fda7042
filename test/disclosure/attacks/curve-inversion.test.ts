import { expect, it } from "vitest";
import type { TierPolicy } from "../../../loaders/disclosure/policy.ts";
import { estimateIncidence } from "../../../loaders/indicators/shared/estimate-incidence.ts";
import { policies, released } from "../gate.ts";
import { lifeGroup, lifeTableOf } from "../statements.ts";

/** The curve of a group with so many events by the end of a year. */
function curveOf(events: number, policy: TierPolicy): string {
  const table = lifeTableOf([
    lifeGroup(203, [
      [182, 23, 12, 14],
      [365, events, 20, 25],
    ]),
  ]);
  const [group] = estimateIncidence(released(table, policy), policy).groups;
  return JSON.stringify(group?.points.map(({ incidence }) => incidence));
}

const curves = (policy: TierPolicy) =>
  new Set([38, 39, 40, 41, 42].map((events) => curveOf(events, policy))).size;

it("a curve turned back into its events: the five numbers behind a rounded one have one curve", () => {
  expect(curves(policies.public)).toBe(1);
  const { counts, rates } = policies.public;
  const exact = {
    counts: { ...counts, roundingBase: 1 },
    rates: { ...rates, steps: [{ below: null, step: 0 }] },
  };
  expect(curves({ ...policies.public, ...exact })).toBe(5);
});
