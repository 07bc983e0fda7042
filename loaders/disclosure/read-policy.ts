import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Tier } from "../../src/released/site-data.ts";
import type { TierPolicy } from "./policy.ts";
import { policyContradictions } from "./policy-contradictions.ts";
import { type PolicyFile, policySchema } from "./policy-schema.ts";

const defaultFile = fileURLToPath(new URL("../../data/disclosure-policy.json", import.meta.url));

/** The policy file cannot be used; `property` is the path of what is wrong, the message says the cure. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
  readonly exitCode = 2;
  readonly property: string;

  constructor(file: string, property: string, cure: string) {
    super(`${file}: ${property}: ${cure}`);
    this.property = property;
  }
}

/** Reads and checks the rules of every tier. Throws PolicyError. */
export function readPolicy(file: string = defaultFile): Record<Tier, TierPolicy> {
  const policy = parse(file);
  return {
    public: tierPolicy(policy, "public"),
    research: tierPolicy(policy, "research"),
    internal: tierPolicy(policy, "internal"),
  };
}

/** Reads the policy file as it stands, each rule with its source: what the documentation is made of. */
export function readPolicyFile(file: string = defaultFile): PolicyFile {
  return parse(file);
}

function parse(file: string): PolicyFile {
  const result = policySchema.safeParse(readJson(file));
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new PolicyError(file, issue?.path.join(".") || "(whole file)", issue?.message ?? "not a policy");
  }
  checkSources(file, result.data);
  for (const [tier, rules] of Object.entries(result.data.tiers))
    for (const { property, cure } of policyContradictions(rules))
      throw new PolicyError(file, `tiers.${tier}.${property}`, cure);
  return result.data;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const cure =
      error instanceof SyntaxError
        ? "This is not JSON; look for a missing comma, quotation mark or bracket."
        : "The file cannot be read; check its path and permissions.";
    throw new PolicyError(file, "(whole file)", cure);
  }
}

const sourced = z.object({ source: z.string() });

function checkSources(file: string, policy: PolicyFile): void {
  const walk = (node: unknown, path: readonly string[]): void => {
    const rule = sourced.safeParse(node);
    if (rule.success && !(rule.data.source in policy.sources))
      throw new PolicyError(file, `${path.join(".")}.source`, "Name one of the keys under sources.");
    if (!rule.success && typeof node === "object" && node !== null)
      for (const [name, child] of Object.entries(node)) walk(child, [...path, name]);
  };
  walk(policy.crossing, ["crossing"]);
  walk(policy.extract, ["extract"]);
  walk(policy.tiers, ["tiers"]);
}

function tierPolicy(file: PolicyFile, tier: Tier): TierPolicy {
  const rules = file.tiers[tier];
  return {
    tier,
    version: file.version,
    counts: { ...values(rules.counts), hideZero: rules.counts.zeros.value !== "shown" },
    crossing: { ...values(rules.crossing), ...values(file.crossing) },
    rates: values(rules.rates),
    curves: values(rules.curves),
    means: values(rules.means),
    quantiles: values(rules.quantiles),
    models: values(rules.models),
    discrimination: values(rules.discrimination),
    periods: values(rules.periods),
    audit: values(rules.audit),
    intake: values(rules.intake),
  };
}

type Values<R> = { readonly [K in keyof R]: R[K] extends { readonly value: infer V } ? V : never };

/** Rules without their sources. */
function values<R extends Record<string, { readonly value: unknown }>>(rules: R): Values<R> {
  return Object.fromEntries(Object.entries(rules).map(([name, { value }]) => [name, value])) as Values<R>;
}
