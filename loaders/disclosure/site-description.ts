import { z } from "zod";
import type { SiteData } from "../../src/released/site-data.ts";
import { siteShape } from "./site-schema.ts";

/** Everything of a site that is not counted: words about the delivery, definitions, rules. */
export type SiteDescription = Pick<
  SiteData,
  "tier" | "synthetic" | "delivery" | "title" | "source" | "asOf" | "catalogue" | "policy"
>;

const { tier, synthetic, delivery, title, source, asOf, catalogue, policy } = siteShape;

/** Strict, so that a count cannot travel with the description. */
export const siteDescriptionSchema = z.strictObject({
  tier,
  synthetic,
  delivery,
  title,
  source,
  asOf,
  catalogue,
  policy,
});
