import type { TierPolicy } from "../disclosure/policy.ts";

/**
 * The questions of a tier with exact answers: the same groups, periods and days, nothing hidden and nothing rounded.
 * What comes out of it is for nobody: it is compared, and forgotten.
 */
export const exactPolicy = (policy: TierPolicy): TierPolicy => ({
  ...policy,
  counts: {
    ...{ threshold: 1, hideZero: false, zeros: "shown" },
    ...{ roundingBase: 1, smallestCategory: 0, complementary: false },
  },
  rates: { ...policy.rates, minimum: 1, steps: [{ below: null, step: 0 }] },
  curves: { ...policy.curves, minimum: 1, endsBelow: 1 },
  means: { minimum: 2, digits: null, largestShare: 1, twoLargestShare: 1 },
  models: { eventsPerParameter: 0, residualDegreesOfFreedom: 1, digits: null, saturated: "shown" },
  discrimination: { minimum: 1, events: 1, nonEvents: 1, digits: null },
});
