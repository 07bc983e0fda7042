import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classSizes, isAnonymous } from "../../../loaders/disclosure/research-extract/class-sizes.ts";
import {
  assertResearchExtract,
  extractStatements,
  makeResearchExtract,
} from "../../../loaders/disclosure/research-extract/research-extract.ts";
import { ResearchExtractError } from "../../../loaders/disclosure/research-extract/research-extract-error.ts";
import { drawnPeople, policy, seededBytes } from "./people.ts";

const people = drawnPeople(200, 11);
const loose = { ...policy, suppression: 0.5 };
const random = seededBytes(1);
const extract = makeResearchExtract(people, { policy: loose, random });

describe("ResearchExtract", () => {
  it("is known by its door, and a copy is not", () => {
    expect(() => assertResearchExtract(extract)).not.toThrow();
    expect(() => assertResearchExtract({ ...extract })).toThrow(/not an extract/);
    expect(() => assertResearchExtract(structuredClone(extract))).toThrow(/not an extract/);
  });

  it("cannot be added to", () => {
    expect(Object.isFrozen(extract.tables[0]?.columns[0]?.values)).toBe(true);
  });

  it("is cast in its own file and nowhere else", () => {
    const sources = ["src", "loaders", "test"].flatMap((top) =>
      readdirSync(top, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|mts|js|mjs)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    const cast = new RegExp(
      [
        "\\bas\\s+(unknown\\s+as\\s+|never\\s+as\\s+)?Research",
        "Extract\\b|[=(]\\s*<Research",
        "Extract>",
      ].join(""),
    );
    expect(sources.filter((file) => cast.test(readFileSync(file, "utf8")))).toEqual([
      "loaders/disclosure/research-extract/research-extract.ts",
    ]);
  });

  it("tells the ledger the exact size of every class, for its holders can count", () => {
    const statements = extractStatements(extract);
    expect(statements.length).toBe(extract.report.classes.count);
    const sizes = statements.map((each) => (each.kind === "count" ? each.lower : 0));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(extract.report.people.extracted);
  });
});

describe("what holds the rules up, taken away", () => {
  const [table] = extract.tables;
  const without = (change: Partial<typeof policy>) =>
    makeResearchExtract(people, { policy: { ...loose, ...change }, random: seededBytes(1) });

  it("k = 5 holds, and the same check fails for k = 1", () => {
    expect(table !== undefined && isAnonymous(table, 5)).toBe(true);
    const [careless] = without({ k: 1, diversity: { kind: "distinct", l: 1, of: [] } }).tables;
    expect(careless !== undefined && isAnonymous(careless, 5)).toBe(false);
    expect([...classSizes(careless ?? { name: "people", rows: 0, columns: [] }).values()]).toContain(1);
  });

  it("no class tells an outcome of each, and without the rule some do", () => {
    const told = ({ report }: typeof extract) =>
      report.outcomes.map(({ everybody, nobody }) => everybody + nobody);
    expect(told(extract)).toEqual([0, 0, 0]);
    expect(Math.max(...told(without({ diversity: { kind: "distinct", l: 1, of: [] } })))).toBeGreaterThan(0);
  });
});

describe("refusals", () => {
  const refusal = (act: () => unknown): unknown => {
    try {
      act();
    } catch (error) {
      if (error instanceof ResearchExtractError) return [error.refusal, error.exitCode];
      throw error;
    }
    return "none";
  };

  it.each([
    ["too few people", () => makeResearchExtract(people.slice(0, 4), { policy })],
    ["no quasi-identifiers", () => makeResearchExtract(people, { policy: { ...policy, attributes: [] } })],
    [
      "no quasi-identifiers",
      () =>
        makeResearchExtract(people, {
          policy: { ...policy, attributes: [{ kind: "category", name: "x", column: "x", groups: [] }] },
        }),
    ],
    [
      "suppression beyond the limit",
      () => makeResearchExtract(people.slice(0, 30), { policy: { ...policy, suppression: 0 } }),
    ],
  ] as const)("%s", (reason, act) => {
    expect(refusal(act)).toEqual([reason, 2]);
  });

  it("name a cure, and no value of anybody", () => {
    try {
      makeResearchExtract(people.slice(0, 4), { policy });
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      expect(message).toMatch(/Build the public or the internal tier/);
      for (const { columns } of people.slice(0, 4))
        for (const value of Object.values(columns))
          if (typeof value === "string" && value.length > 3) expect(message).not.toContain(value);
    }
    expect.hasAssertions();
  });
});
