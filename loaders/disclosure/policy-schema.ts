import { z } from "zod";
import { extractRulesSchema } from "./research-extract/extract-policy.ts";

/** A rule of the policy: its value, and the key of the source it is taken from. */
const rule = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, source: z.string(), why: z.string().optional() });

const whole = z.number().int().min(0);
const atLeastOne = z.number().int().min(1);
const proportion = z.number().min(0).max(1);
const digits = whole.max(6).nullable();
const period = z.enum(["month", "quarter", "half-year", "year"]);

const steps = z
  .array(z.strictObject({ below: atLeastOne.nullable(), step: z.number().min(0).max(0.5) }))
  .nonempty()
  .refine((all) => all.at(-1)?.below === null, "The last step must hold for every size: below = null.")
  .refine(
    (all) => all.slice(1).every(({ below }, i) => (below ?? Infinity) > (all[i]?.below ?? Infinity)),
    "Order the steps by size of the denominator, smallest first.",
  );

const tier = z.strictObject({
  counts: z.strictObject({
    threshold: rule(atLeastOne),
    zeros: rule(z.enum(["hidden", "hidden where sensitive", "shown"])),
    roundingBase: rule(atLeastOne),
    smallestCategory: rule(whole),
    complementary: rule(z.boolean()),
  }),
  crossing: z.strictObject({ most: rule(whole) }),
  rates: z.strictObject({
    minimum: rule(atLeastOne),
    steps: rule(steps),
    unreliableBelow: rule(whole),
    unreliableWidth: rule(proportion),
  }),
  curves: z.strictObject({
    minimum: rule(atLeastOne),
    endsBelow: rule(atLeastOne),
    gridMonths: rule(atLeastOne),
    landmarks: rule(z.enum(["on the grid", "anywhere"])),
    atRisk: rule(z.enum(["counted", "derived"])),
  }),
  means: z.strictObject({
    minimum: rule(atLeastOne),
    digits: rule(digits),
    largestShare: rule(proportion),
    twoLargestShare: rule(proportion),
  }),
  quantiles: z.strictObject({
    minimum: rule(atLeastOne),
    sides: rule(atLeastOne),
    bin: rule(atLeastOne),
  }),
  models: z.strictObject({
    eventsPerParameter: rule(whole),
    residualDegreesOfFreedom: rule(atLeastOne),
    digits: rule(digits.unwrap().min(1).nullable()),
    saturated: rule(z.enum(["hidden", "shown"])),
  }),
  discrimination: z.strictObject({
    minimum: rule(atLeastOne),
    events: rule(atLeastOne),
    nonEvents: rule(atLeastOne),
    digits: rule(digits),
  }),
  periods: z.strictObject({
    series: rule(period),
    totals: rule(period),
    minimumEvents: rule(whole),
    corrections: rule(whole),
  }),
  audit: z.strictObject({
    crossing: rule(whole.max(4).nullable()),
    releaseCrossing: rule(whole.max(4).nullable()),
    width: rule(z.number().int().min(3)),
  }),
  intake: z.strictObject({ places: rule(z.boolean()), quarantineLimit: rule(z.number().min(0).max(1)) }),
});

/** The policy file as it stands on disk. */
export const policySchema = z.strictObject({
  version: z.string().min(1),
  sources: z.record(z.string(), z.string().min(1)),
  crossing: z.strictObject({
    uncounted: rule(z.array(z.string())),
    together: rule(z.array(z.array(z.string()).min(2))),
  }),
  /** The person-level extract of the research tier. */
  extract: extractRulesSchema,
  tiers: z.strictObject({ public: tier, research: tier, internal: tier }),
});

export type PolicyFile = z.infer<typeof policySchema>;
export type TierRules = PolicyFile["tiers"]["public"];
