import { z } from "zod";
import {
  type Count,
  type Mark,
  type Mean,
  type Rate,
  type Reason,
  reasonCodes,
} from "../../src/released/cell.ts";

const whole = z.number().int().min(0);
const proportion = z.number().min(0).max(1);

export const reasonSchema: z.ZodType<Reason> = z.strictObject({
  code: z.enum(reasonCodes),
  detail: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

const marks = [
  z.strictObject({
    kind: z.literal("c"),
    side: z.exactOptional(z.enum(["few", "most"])),
    limit: z.exactOptional(whole),
  }),
  z.strictObject({ kind: z.literal("x"), reason: reasonSchema }),
  z.strictObject({ kind: z.literal("z") }),
] as const satisfies readonly z.ZodType<Mark>[];

const count = z.strictObject({ kind: z.literal("count"), value: whole, within: whole });
const rate = z.strictObject({
  kind: z.literal("rate"),
  value: proportion,
  lower: proportion,
  upper: proportion,
  unreliable: z.exactOptional(z.boolean()),
});
const under = z.strictObject({ kind: z.literal("under"), bound: proportion });
const over = z.strictObject({ kind: z.literal("over"), bound: proportion });
const mean = z.strictObject({
  kind: z.literal("mean"),
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
});

export const countSchema: z.ZodType<Count> = z.discriminatedUnion("kind", [count, ...marks]);
export const rateSchema: z.ZodType<Rate> = z.discriminatedUnion("kind", [rate, under, over, ...marks]);
export const meanSchema: z.ZodType<Mean> = z.discriminatedUnion("kind", [mean, ...marks]);
