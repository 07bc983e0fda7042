import { z } from "zod";
import type { Figure } from "../../src/released/figure.ts";
import { countSchema, meanSchema, rateSchema, reasonSchema } from "./cell-schema.ts";

const head = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  indicator: z.string(),
  definitionVersion: z.string(),
  unit: z.enum(["people", "contacts", "events", "assessments", "items", "referrals", "staff", "rows"]),
  dimensions: z.array(z.string()),
};
const key = z.record(z.string(), z.string());
const day = z.number().int().min(0);

const unavailable = z.strictObject({ ...head, kind: z.literal("unavailable"), reason: reasonSchema });

const rates = z.strictObject({
  ...head,
  kind: z.literal("rates"),
  rows: z.array(z.strictObject({ key, numerator: countSchema, denominator: countSchema, rate: rateSchema })),
});

const incidence = z.strictObject({
  ...head,
  kind: z.literal("incidence"),
  gridUnit: z.enum(["week", "month", "year"]),
  groups: z.array(
    z.strictObject({
      key,
      n: countSchema,
      display: z.enum(["curve", "band", "withheld"]),
      reason: z.exactOptional(reasonSchema),
      points: z.array(
        z.strictObject({
          day,
          incidence: rateSchema,
          atRisk: countSchema,
          events: countSchema,
          competing: countSchema,
          censored: countSchema,
        }),
      ),
      cutAt: z.exactOptional(day),
    }),
  ),
});

const controlChart = z.strictObject({
  ...head,
  kind: z.literal("control chart"),
  chart: z.enum(["p", "p-prime", "XmR"]),
  period: z.enum(["month", "quarter", "half-year", "year"]),
  trialLimits: z.boolean(),
  points: z.array(
    z.strictObject({
      start: z.iso.date(),
      numerator: countSchema,
      denominator: countSchema,
      rate: rateSchema,
      centre: z.number().nullable(),
      lowerLimit: z.number().nullable(),
      upperLimit: z.number().nullable(),
      signals: z.array(z.enum(["beyond limits", "run of eight", "trend of six", "two of three"])),
    }),
  ),
});

const funnel = z.strictObject({
  ...head,
  kind: z.literal("funnel"),
  groups: z.array(
    z.strictObject({
      key,
      stages: z.array(
        z.strictObject({
          stage: z.enum(["eligible", "referred", "started", "completed"]),
          count: countSchema,
          rate: rateSchema,
        }),
      ),
    }),
  ),
});

const paired = z.strictObject({
  ...head,
  kind: z.literal("paired"),
  scale: z.string(),
  rows: z.array(
    z.strictObject({
      key,
      n: countSchema,
      before: meanSchema,
      after: meanSchema,
      change: meanSchema,
      effect: meanSchema,
    }),
  ),
});

const discrimination = z.strictObject({
  ...head,
  kind: z.literal("discrimination"),
  rows: z.array(z.strictObject({ key, events: countSchema, nonEvents: countSchema, auc: meanSchema })),
});

/** A figure as it stands in its released file. Strict: a property that the contract does not know is refused. */
export const figureSchema: z.ZodType<Figure> = z.discriminatedUnion("kind", [
  unavailable,
  rates,
  incidence,
  controlChart,
  funnel,
  paired,
  discrimination,
]);
