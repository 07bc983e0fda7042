import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { PolicyError, readPolicy, readPolicyFile } from "../../loaders/disclosure/read-policy.ts";

const folder = mkdtempSync(join(tmpdir(), "policy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const original = readFileSync(new URL("../../data/disclosure-policy.json", import.meta.url), "utf8");

/** What reading the policy says once `path` (dots between names) holds `value`; undefined takes it away. */
function problemWith(path: string, value: unknown): { readonly property: string; readonly message: string } {
  const policy = JSON.parse(original);
  const names = path.split(".");
  const last = names.pop() ?? "";
  const parent = names.reduce((node, name) => node[name], policy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  const file = join(folder, "policy.json");
  writeFileSync(file, JSON.stringify(policy));
  return problemOf(file);
}

function problemOf(file: string) {
  try {
    readPolicy(file);
  } catch (error) {
    if (error instanceof PolicyError) return { property: error.property, message: error.message };
    throw error;
  }
  return { property: "none", message: "" };
}

describe("readPolicy()", () => {
  const { public: open, research, internal } = readPolicy();

  it("holds the public tier of the design", () => {
    expect(open).toMatchObject({
      tier: "public",
      counts: { threshold: 10, hideZero: true, zeros: "hidden", roundingBase: 5, smallestCategory: 30 },
      crossing: { most: 2 },
      rates: {
        minimum: 30,
        steps: [
          { below: 100, step: 0.05 },
          { below: 1000, step: 0.01 },
          { below: null, step: 0.001 },
        ],
      },
      curves: { minimum: 80, endsBelow: 30, gridMonths: 6 },
      means: { minimum: 30, largestShare: 0.5, twoLargestShare: 0.67 },
      discrimination: { minimum: 100, events: 10, nonEvents: 10, digits: 2 },
      periods: { series: "half-year", totals: "quarter" },
      intake: { places: false },
    });
  });

  it("holds the internal and the research tier", () => {
    expect(internal).toMatchObject({
      counts: { threshold: 5, hideZero: true, zeros: "hidden where sensitive", roundingBase: 1 },
      rates: { minimum: 10, steps: [{ below: null, step: 0 }] },
      curves: { minimum: 10, gridMonths: 1 },
      periods: { series: "month", totals: "month", minimumEvents: 10 },
      intake: { places: true },
    });
    expect(research).toMatchObject({
      tier: "research",
      crossing: { most: 3 },
      curves: { minimum: 40, gridMonths: 3 },
    });
  });

  it("never lets the public tier be laxer than the research tier, nor that than the internal one", () => {
    const strictness = [open, research, internal].map(({ counts, rates, curves, means, discrimination }) => [
      counts.threshold,
      counts.smallestCategory,
      rates.minimum,
      curves.minimum,
      curves.endsBelow,
      curves.gridMonths,
      means.minimum,
      discrimination.minimum,
    ]);
    strictness.slice(1).forEach((tier, index) => {
      tier.forEach((value, rule) => {
        expect(value).toBeLessThanOrEqual(strictness[index]?.[rule] ?? 0);
      });
    });
  });

  it("names a source for every rule", () => {
    const { sources, tiers } = readPolicyFile();
    const rules = Object.values(tiers).flatMap((tier) =>
      Object.values(tier).flatMap((group) => Object.values<{ source: string }>(group)),
    );
    expect(rules.length).toBeGreaterThan(60);
    expect(rules.every(({ source }) => source in sources)).toBe(true);
  });
});

describe("readPolicy(file) names the property and the cure", () => {
  it.each([
    ["tiers.public.counts.threshold.value", -1, "tiers.public.counts.threshold.value"],
    ["tiers.public.counts.threshold.value", "ten", "tiers.public.counts.threshold.value"],
    ["tiers.public.counts.threshold", undefined, "tiers.public.counts.threshold"],
    ["tiers.public.counts.thresold", { value: 1, source: "design" }, "tiers.public.counts"],
    ["tiers.research", undefined, "tiers.research"],
    ["tiers.internal.curves.endsBelow.source", "hearsay", "tiers.internal.curves.endsBelow.source"],
    ["tiers.public.rates.steps.value", [{ below: 100, step: 0.05 }], "tiers.public.rates.steps.value"],
    [
      "tiers.public.rates.steps.value",
      [
        { below: 1000, step: 0.01 },
        { below: 100, step: 0.05 },
        { below: null, step: 0.001 },
      ],
      "tiers.public.rates.steps.value",
    ],
  ])("%s = %j", (path, value, property) => {
    expect(problemWith(path, value).property).toBe(property);
  });

  it.each([
    ["a threshold between two multiples of the base", "counts.threshold.value", 11, "counts.roundingBase"],
    ["rounding to 2", "counts.roundingBase.value", 2, "counts.roundingBase"],
    ["means exact enough to tell n", "means.digits.value", 3, "means.digits"],
    ["unrounded means beside rounded counts", "means.digits.value", null, "means.digits"],
    ["exact rates beside rounded counts", "rates.steps.value", [{ below: null, step: 0 }], "rates.steps"],
    ["people at risk counted beside rounded counts", "curves.atRisk.value", "counted", "curves.atRisk"],
    ["coefficients exact enough to tell counts", "models.digits.value", null, "models.digits"],
    ["areas exact enough to tell counts", "discrimination.digits.value", null, "discrimination.digits"],
    ["a bin with fewer beyond it than a count may have", "quantiles.sides.value", 9, "quantiles.sides"],
    ["a bin with fewer in it than a count may have", "quantiles.bin.value", 9, "quantiles.sides"],
    ["curves that begin with fewer than they end with", "curves.minimum.value", 20, "curves.minimum"],
  ])("%s contradicts itself", (_, path, value, property) => {
    expect(problemWith(`tiers.public.${path}`, value).property).toBe(`tiers.public.${property}`);
  });

  it("a file that is no JSON, or is not there", () => {
    const file = join(folder, "broken.json");
    writeFileSync(file, "{");
    expect(problemOf(file).message).toMatch(/not JSON/);
    expect(problemOf(join(folder, "absent.json")).message).toMatch(/cannot be read/);
  });
});
