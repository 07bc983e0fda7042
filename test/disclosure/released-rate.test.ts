import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectedCount } from "../../loaders/disclosure/protected-count.ts";
import { releasedRate } from "../../loaders/disclosure/released-rate.ts";
import type { Count } from "../../src/released/cell.ts";
import { clopperPearson } from "../../src/statistics/proportions/clopper-pearson.ts";
import { few, hidden, most, policies, shown } from "./gate.ts";

const count = (value: number, within = 2) => shown(value, within);
const rate = (numerator: Count, denominator: Count) => releasedRate(numerator, denominator, policies.public);

describe("releasedRate(numerator, denominator) on the public tier", () => {
  it("takes 5-point steps under 100, whole per cents from 100, one decimal from 1,000", () => {
    expect(rate(count(25), count(80))).toMatchObject({ value: 0.3 });
    expect(rate(count(25), count(110))).toMatchObject({ value: 0.23 });
    expect(rate(count(250), count(1110))).toMatchObject({ value: 0.225 });
  });

  it("widens the interval to the worst case of the rounding, then outwards to the step", () => {
    const result = rate(count(60), count(300));
    const low = clopperPearson(58, 302);
    const high = clopperPearson(62, 298);
    if (low.kind !== "estimate" || high.kind !== "estimate") throw new Error("no interval");
    expect(result).toMatchObject({
      lower: Math.floor(low.lower * 100) / 100,
      upper: Math.ceil(high.upper * 100) / 100,
    });
  });

  it("gives a hidden numerator a bound that is true whatever is hidden: 9 of 298, upwards", () => {
    expect(rate(few(9), count(300))).toEqual({ kind: "under", bound: 0.04 });
    expect(rate(most(9), count(300))).toEqual({ kind: "over", bound: 0.96 });
  });

  it("is not given below 30 people, nor where the denominator is hidden", () => {
    expect(rate(count(10), count(25))).toEqual({
      kind: "x",
      reason: { code: "too few people", detail: { minimum: 30 } },
    });
    expect(rate(count(10), { kind: "c" })).toEqual(hidden);
    expect(rate({ kind: "c" }, count(300))).toEqual(hidden);
  });

  it("passes on why a count is not there", () => {
    const absent = { kind: "x", reason: { code: "table not delivered" } } as const;
    expect(rate(absent, count(300))).toEqual(absent);
    expect(rate(count(30), { kind: "z" })).toEqual({ kind: "z" });
  });

  it("marks intervals of 30 points and more [u]", () => {
    expect(rate(count(20), count(40))).toMatchObject({ unreliable: true });
    expect(rate(count(150), count(300))).not.toHaveProperty("unreliable");
  });
});

describe("releasedRate(numerator, denominator) on the internal tier", () => {
  it("is the exact rate with the exact interval", () => {
    const exact = clopperPearson(23, 61);
    if (exact.kind !== "estimate") throw new Error("no interval");
    const { value, lower, upper } = exact;
    expect(releasedRate(count(23, 0), count(61, 0), policies.internal)).toEqual({
      kind: "rate",
      value,
      lower,
      upper,
    });
  });

  it("begins at 10 people", () => {
    expect(releasedRate(count(5, 0), count(9, 0), policies.internal).kind).toBe("x");
    expect(releasedRate(count(5, 0), count(10, 0), policies.internal)).toMatchObject({ unreliable: true });
  });
});

describe("whatever the true counts", () => {
  const people = fc.integer({ min: 30, max: 5000 });
  const pair = people.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  const evidence = { policy: policies.public, sensitivity: "sensitive" } as const;

  it("the interval holds the one of the true counts, and the bound holds the true rate", () => {
    fc.assert(
      fc.property(pair, ([events, n]) => {
        const numerator = protectedCount(events, { ...evidence, whole: n });
        const result = rate(numerator, protectedCount(n, evidence));
        const truth = clopperPearson(events, n);
        if (truth.kind !== "estimate") throw new Error("no interval");
        if (result.kind === "under") return events / n <= result.bound;
        if (result.kind === "over") return events / n >= result.bound;
        return result.kind === "rate" && result.lower <= truth.lower && truth.upper <= result.upper;
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it("the rate tells no more than the counts beside it: the same shown counts give the same rate", () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(pair, ([events, n]) => {
        const numerator = protectedCount(events, { ...evidence, whole: n });
        const denominator = protectedCount(n, evidence);
        const counts = JSON.stringify([numerator, denominator]);
        const text = JSON.stringify(rate(numerator, denominator));
        const before = seen.get(counts) ?? text;
        seen.set(counts, text);
        return before === text;
      }),
      { seed: 12, numRuns: 2000 },
    );
  });

  it("stays between 0 and 1 and on the step", () => {
    fc.assert(
      fc.property(pair, ([events, n]) => {
        const numerator = protectedCount(events, { ...evidence, whole: n });
        const result = rate(numerator, protectedCount(n, evidence));
        if (result.kind !== "rate") return true;
        const step = Math.round(n / 5) * 5 < 100 ? 0.05 : Math.round(n / 5) * 5 < 1000 ? 0.01 : 0.001;
        return [result.lower, result.value, result.upper].every(
          (value, i, all) =>
            value >= (all[i - 1] ?? 0) &&
            value <= 1 &&
            Math.abs(value / step - Math.round(value / step)) < 1e-9,
        );
      }),
      { seed: 13, numRuns: 2000 },
    );
  });
});
