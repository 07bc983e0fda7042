import { z } from "zod";
import type { SiteData } from "../../src/released/site-data.ts";
import { countSchema, rateSchema } from "./cell-schema.ts";
import { figureSchema } from "./figure-schema.ts";

const whole = z.number().int().min(0);

const catalogueEntry = z.strictObject({
  id: z.string(),
  version: z.string(),
  pillar: z.enum(["outcome", "training", "tailoring", "monitoring", "cooperation", "data quality"]),
  unit: z.string(),
  direction: z.enum(["lower is better", "higher is better", "neither"]),
  requires: z.array(z.string()),
  figures: z.array(z.string()),
  references: z.array(z.string()),
});

const intake = z.strictObject({
  tables: z.array(
    z.strictObject({
      table: z.string(),
      presence: z.enum(["delivered", "not delivered"]),
      rows: countSchema,
      accepted: countSchema,
      quarantined: countSchema,
      acceptedShare: rateSchema,
    }),
  ),
  faults: z.array(
    z.strictObject({
      table: z.string(),
      rule: z.string(),
      rows: countSchema,
      places: z.exactOptional(
        z.array(z.strictObject({ file: z.string(), line: whole, column: z.string().nullable() })),
      ),
    }),
  ),
  unknownColumns: z.array(z.strictObject({ table: z.string(), columns: whole })),
});

const policy = z.strictObject({
  version: z.string(),
  threshold: whole,
  roundingBase: whole,
  rateMinimum: whole,
  curveMinimum: whole,
  curveEndsBelow: whole,
  gridMonths: whole,
});

/** Property by property, for schemas of parts of a site. */
export const siteShape = {
  tier: z.enum(["public", "research", "internal"]),
  synthetic: z.boolean(),
  delivery: z.string(),
  title: z.string(),
  source: z.string(),
  asOf: z.iso.date().nullable(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  figures: z.record(z.string(), figureSchema),
  catalogue: z.array(catalogueEntry),
  intake,
  policy,
  suppression: z.array(z.strictObject({ figure: z.string(), shown: whole, hidden: whole })),
} as const;

/** Everything that a site is drawn from. Strict: what the contract does not know is refused. */
export const siteSchema: z.ZodType<SiteData> = z.strictObject(siteShape);
