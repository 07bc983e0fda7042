import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AuditedRelease } from "../../loaders/audit-release.ts";
import type { HiddenCell } from "../../loaders/disclosure/hide-cells.ts";
import { type Gate, release } from "../../loaders/disclosure/release.ts";
import type { CountStatement } from "../../loaders/disclosure/statement.ts";
import { gatedFigures } from "../../loaders/gated-figures.ts";
import { silent } from "../../loaders/progress.ts";
import type { Warehouse } from "../../loaders/warehouse/warehouse.ts";
import { gateOf } from "./gate.ts";

const statement: CountStatement = {
  id: "reoffending",
  indicator: "test",
  definitionVersion: "1",
  unit: "people",
  class: "counts",
  dimensions: ["category"],
  measures: { people: { sensitivity: "sensitive" } },
  rows: ["one", "two"].map((category) => ({ key: { category }, counts: { people: 60 } })),
};

const cell = (category: string): HiddenCell => ({
  figure: "reoffending",
  key: { category },
  measure: "people",
});

/** What the audit answers, one run after the other: the cell that would help, nothing, or that all is proven. */
const answers = vi.hoisted((): ("proven" | "no remedy" | string)[] => []);
const seen = vi.hoisted((): unknown[] => []);

vi.mock("../../loaders/indicators/compute-figures.ts", () => ({
  computeFigures: async ({ gate }: { readonly gate: Gate }) => {
    seen.push(gate.hidden);
    return { reoffending: release(statement, gate) };
  },
}));
vi.mock("../../loaders/audit-release.ts", () => ({
  auditRelease: async (): Promise<Pick<AuditedRelease, "audit" | "weaknesses">> => {
    const answer = answers.shift() ?? "no remedy";
    const space = { narrow: answer === "proven" ? 0 : 1 } as AuditedRelease["audit"]["spaces"][number];
    const audit = { release: "r", tier: "public", crossing: 1, earlier: 0, spaces: [space], notCovered: [] };
    if (answer === "proven") return { audit, weaknesses: [] };
    const remedy = answer === "no remedy" ? {} : { remedy: cell(answer) };
    const place = { figure: "reoffending", place: "sex female, people" };
    return { audit, weaknesses: [{ ...place, kind: "follows", statements: [], ...remedy }] };
  },
}));

const run = (gate: Gate, crossing: number | null = 1) =>
  gatedFigures({ warehouse: {} as Warehouse, gate, crossing, progress: silent });

beforeEach(() => {
  answers.length = 0;
  seen.length = 0;
});

describe("gatedFigures", () => {
  it("releases what is proven as it is, and says it once", async () => {
    answers.push("proven");
    const gate = gateOf("public");
    const { hidden } = await run(gate);
    expect(hidden).toEqual([]);
    expect(gate.ledger.pending).toHaveLength(1);
  });

  it("hides the remedy, and attacks what is left until it is proven", async () => {
    answers.push("one", "two", "proven");
    const gate = gateOf("public");
    const { hidden } = await run(gate);
    expect(hidden).toEqual([cell("one"), cell("two")]);
    expect(seen).toEqual([[], [cell("one")], hidden]);
    expect(gate.ledger.pending.map(({ statements }) => statements)).toEqual([[]]);
  });

  it.each([
    ["there is no remedy", ["no remedy"]],
    ["the remedy does not help", ["one", "one"]],
    ["it never ends", ["a", "b", "c", "d", "e", "f", "g", "h", "i"]],
  ])("ends with exit code 6 and says nothing where %s", async (_, given) => {
    answers.push(...given);
    const gate = gateOf("public");
    await expect(run(gate)).rejects.toMatchObject({
      exitCode: 6,
      message: expect.stringMatching(/page \/relapse, figure reoffending: sex female/),
    });
    expect(gate.ledger.pending).toEqual([]);
  });

  it("does not ask where the policy does not audit the tier", async () => {
    answers.push("no remedy");
    const gate = gateOf("internal");
    expect((await run(gate, null)).hidden).toEqual([]);
    expect(answers).toHaveLength(1);
  });
});
