import { describe, expect, it } from "vitest";
import { release } from "../../loaders/disclosure/release.ts";
import type { ReliabilityStatement } from "../../loaders/disclosure/statement.ts";
import { reliabilityOf } from "./class-statements.ts";
import { gateOf, hidden, released, shown } from "./gate.ts";

type Tier = "public" | "research" | "internal";
const rowOf = (change: Parameters<typeof reliabilityOf>[0], tier: Tier = "public") =>
  released(reliabilityOf(change), tier).rows[0];
const outcome = (people: number, events: number) =>
  ({ evidence: { kind: "outcome", people, events } }) as const;

describe("release(reliability)", () => {
  it("tells two decimals with the interval outwards, and the counts it rests on", () => {
    const value = { kind: "mean", value: 0.71, lower: 0.64, upper: 0.79 };
    expect(rowOf({})).toEqual({
      key: {},
      people: shown(200, 2),
      events: shown(80, 2),
      nonEvents: shown(120, 2),
      value,
    });
    expect(rowOf({}, "research")?.value).toEqual(value);
    expect(rowOf({}, "internal")?.value).toEqual({
      kind: "mean",
      value: 0.7123,
      lower: 0.6411,
      upper: 0.7822,
    });
  });

  it.each([
    ["public", 97, 98],
    ["research", 47, 48],
    ["internal", 29, 30],
  ] as const)("%s: too few people (%i, %i)", (tier, under, enough) => {
    const of = (people: number) => rowOf(outcome(people, Math.floor(people / 2)), tier)?.value;
    expect(of(under)).toMatchObject({ kind: "x", reason: { code: "too few people" } });
    expect(of(enough)?.kind).toBe("mean");
    expect(of(enough + 1)?.kind).toBe("mean");
    const ratings = (people: number) => rowOf({ evidence: { kind: "ratings", people } }, tier)?.value.kind;
    expect([under, enough].map(ratings)).toEqual(["x", "mean"]);
  });

  it.each(["public", "research", "internal"] as const)("%s: ten with the event and ten without", (tier) => {
    for (const count of [9, 10, 11]) {
      const expected = count < 10 ? "x" : "mean";
      expect(rowOf(outcome(200, count), tier)?.value.kind).toBe(expected);
      expect(rowOf(outcome(200, 200 - count), tier)?.value.kind).toBe(expected);
    }
  });

  it("hides a figure at the end of its scale, where nobody disagrees", () => {
    expect(rowOf({ value: 0.997, lower: 0.99, upper: 1 })?.value).toEqual(hidden);
    expect(rowOf({ value: 0.001, lower: 0, upper: 0.01 })?.value).toEqual(hidden);
    expect(rowOf({ value: 0.994, lower: 0.98, upper: 1 })?.value.kind).toBe("mean");
  });

  it("is remembered as what no sum over people can say", () => {
    const gate = gateOf("public");
    release(reliabilityOf(), gate);
    const kinds = gate.ledger.pending[0]?.statements.map(({ kind, measure }) => `${kind} ${measure}`);
    expect(kinds).toEqual(["count people", "count events", "count nonEvents", "estimate auc"]);
  });

  it.each([
    ["no evidence", { evidence: undefined }, /evidence missing/],
    ["evidence of another kind", { evidence: { kind: "trust me", people: 300 } }, /evidence missing/],
    ["no events", { evidence: { kind: "outcome", people: 300 } }, /count missing/],
    ["more events than people", outcome(200, 201), /part larger than whole/],
    ["a value beyond its scale", { value: 1.2, lower: 1.1, upper: 1.3 }, /outside the scale/],
    ["no interval", { lower: Number.NaN }, /not a number/],
  ])("refuses %s", (_, change, refusal) => {
    const [row] = reliabilityOf().rows;
    const statement = {
      ...reliabilityOf(),
      rows: [{ ...row, ...change }],
    } as unknown as ReliabilityStatement;
    expect(() => released(statement, "public")).toThrow(refusal);
  });
});
