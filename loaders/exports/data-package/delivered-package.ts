import { z } from "zod";

const isoDate = z.iso.date();
const whole = z.number().int();

const field = z.looseObject({
  name: z.string().min(1).max(200),
  type: z.string().optional(),
  decimalChar: z.enum([".", ","]).optional(),
});

const resource = z.looseObject({
  name: z.string().optional(),
  path: z.string().min(1),
  encoding: z.string().optional(),
  dialect: z
    .looseObject({ delimiter: z.string().length(1).optional(), header: z.boolean().optional() })
    .optional(),
  schema: z
    .looseObject({
      fields: z.array(field).optional(),
      missingValues: z.array(z.string()).optional(),
      /** "position": the fields name the columns in their order, whatever the header says. */
      fieldsMatch: z.union([z.string(), z.array(z.string())]).optional(),
    })
    .optional(),
});

/** What only this program asks of a delivery; every property has a default. */
const throughcare = z.strictObject({
  /** Made up: every page says so. */
  synthetic: z.boolean().default(false),
  /** Last day covered; left out: the latest date delivered. */
  cutoff: isoDate.nullable().optional(),
  /** Days for which everybody was followed, where times are days since time zero. */
  followUpDays: whole.positive().nullable().default(null),
  landmarkDays: z.array(whole.positive()).default([]),
  landmarkUnit: z.enum(["week", "month", "year"]).default("month"),
  evidenceDelivered: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).default([1, 2, 3]),
  /** Kinds of events that the source can record at all; left out: every kind. */
  eventKindsDelivered: z.array(z.string()).optional(),
  /** To how many days the `_day` columns are exact. */
  dayResolution: whole.positive().default(1),
});

/** The part of a Frictionless Data Package that the intake reads; other properties may stand beside. */
export const deliveredPackage = z.looseObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/, "small letters, digits, . _ -")
    .optional(),
  title: z.string().optional(),
  sources: z.array(z.looseObject({ title: z.string().optional(), path: z.string().optional() })).optional(),
  resources: z.array(resource).optional(),
  throughcare: throughcare.prefault({}),
});

export type DeliveredPackage = z.infer<typeof deliveredPackage>;
export type DeliveredResource = z.infer<typeof resource>;
