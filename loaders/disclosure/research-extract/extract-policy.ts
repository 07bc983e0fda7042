import { z } from "zod";

const cuts = z
  .array(z.number())
  .nonempty()
  .refine(
    (all) => all.every((cut, i) => i === 0 || cut > (all[i - 1] ?? 0)),
    "Order the cuts, smallest first.",
  );

/** Every cut of a coarser level is one of the finer level before it, so that each level is made of the one before. */
const nestedCuts = z
  .array(cuts)
  .nonempty()
  .refine(
    (all) => all.every((level, i) => i === 0 || level.every((cut) => all[i - 1]?.includes(cut))),
    "Cut a coarser level only where the finer one before it is cut.",
  );

const shared = { name: z.string().min(1), weight: z.number().positive().optional() };

/** How one quasi-identifier may be generalized, from the finest level to "*". */
const attribute = z.discriminatedUnion("kind", [
  /** Columns from coarse to fine: each level leaves one more out. */
  z.strictObject({ kind: z.literal("place"), ...shared, columns: z.array(z.string()).nonempty() }),
  /** As delivered, then each grouping of the delivered values, then "*". */
  z.strictObject({
    kind: z.literal("category"),
    ...shared,
    column: z.string(),
    groups: z.array(z.record(z.string(), z.array(z.string()).nonempty())).default([]),
  }),
  /** Bands as delivered, then cut by the number that a band begins with, then "*". */
  z.strictObject({ kind: z.literal("band"), ...shared, column: z.string(), cuts: nestedCuts }),
  /** Numbers: never as delivered, always cut. */
  z.strictObject({ kind: z.literal("number"), ...shared, column: z.string(), cuts: nestedCuts }),
  /** Period of entry; without "*", because times of people of any entry cannot be given without telling it. */
  z.strictObject({
    kind: z.literal("entry"),
    ...shared,
    periods: z.array(z.enum(["half-year", "year", "two years"])).nonempty(),
  }),
  /** Every column of the service's own (cohort_…) that no other attribute names: as delivered, then "*". */
  z.strictObject({ kind: z.literal("cohorts"), ...shared }),
]);

/** The outcomes that a person can have, and all of them together. */
export const diverseOutcomes = ["extremist relapse", "reoffending", "breach", "any event"] as const;

const rule = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, source: z.string(), why: z.string().optional() });

/** The rules of the research extract, as they stand in the policy file. */
export const extractRulesSchema = z.strictObject({
  k: rule(z.number().int().min(2)),
  suppression: rule(z.number().min(0).max(0.5)),
  informationLoss: rule(z.enum(["non-uniform entropy", "discernibility"])),
  diversity: rule(
    z.strictObject({
      kind: z.enum(["distinct", "entropy"]),
      l: z.number().min(1).max(2),
      of: z.array(z.enum(diverseOutcomes)),
    }),
  ),
  gridDays: rule(z.number().int().min(7)),
  extremes: rule(z.number().int().min(1)),
  rareCategories: rule(z.number().int().min(1)),
  attributes: rule(z.array(attribute)),
});

export type ExtractAttribute = z.infer<typeof attribute>;

type Values<R> = { readonly [K in keyof R]: R[K] extends { readonly value: infer V } ? V : never };

/** The rules without their sources. */
export type ExtractPolicy = Values<z.infer<typeof extractRulesSchema>> & { readonly version: string };
