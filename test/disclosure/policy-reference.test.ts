import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPolicyFile } from "../../loaders/disclosure/read-policy.ts";

const text = readFileSync(new URL("../../docs/disclosure.md", import.meta.url), "utf8");
const { tiers, crossing, sources } = readPolicyFile();

type Rule = { readonly value: unknown; readonly source: string };

const written = (value: unknown, name: string): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : value === null
      ? name.startsWith("audit.")
        ? "not audited"
        : "unrounded"
      : steps(value);

/** Steps of rates: "0.05 under 100, 0.001 above". */
function steps(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value
    .map(({ below, step }) => `${step === 0 ? "unrounded" : step}${below === null ? "" : ` under ${below}`}`)
    .join(", ");
}

const rulesOf = (tier: typeof tiers.public): readonly (readonly [name: string, rule: Rule])[] =>
  Object.entries(tier).flatMap(([group, rules]) =>
    Object.entries<Rule>(rules).map(([name, rule]) => [`${group}.${name}`, rule] as const),
  );

describe("docs/disclosure.md states the policy as it is", () => {
  const internal = new Map(rulesOf(tiers.internal));
  const research = new Map(rulesOf(tiers.research));
  it.each(rulesOf(tiers.public))("%s", (name, rule) => {
    const rules = [rule, research.get(name), internal.get(name)];
    const values = rules.map((each) => written(each?.value, name));
    const from = [...new Set(rules.map((each) => each?.source))].join(", ");
    expect(text).toContain(`| ${name} | ${values.join(" | ")} | ${from} |`);
  });

  it("names the dimensions that do not count, and those that count as one", () => {
    expect(text).toContain(`Not counted: ${crossing.uncounted.value.join(", ")}.`);
    expect(text).toContain(
      `Counted as one: ${crossing.together.value.map((group) => group.join(" and ")).join("; ")}.`,
    );
  });

  it("gives every source in full", () => {
    for (const [key, source] of Object.entries(sources)) expect(text).toContain(`- \`${key}\`: ${source}`);
  });
});
