import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellKeyOf, cellKeyOfSum } from "../../loaders/disclosure/cell-key/cell-key-of.ts";
import { maximumEntropyNoise } from "../../loaders/disclosure/cell-key/maximum-entropy-noise.ts";
import { noisyCount } from "../../loaders/disclosure/cell-key/noisy-count.ts";
import { perturbationTable } from "../../loaders/disclosure/cell-key/perturbation-table.ts";
import { perturbedCount } from "../../loaders/disclosure/cell-key/perturbed-count.ts";
import { RECORD_KEYS, recordKey } from "../../loaders/disclosure/cell-key/record-key.ts";

const secret = createHash("sha256").update("a secret of the tests").digest();
const research = { largestNoise: 5, variance: 4, smallestHidden: 2 };
const table = perturbationTable(research);
const runs = { seed: 51, numRuns: 300 };

const momentsOf = (count: number, row: (typeof table)[number]) => {
  const mean = (of: (noise: number) => number) =>
    row.reduce((sum, { shown, probability }) => sum + probability * of(shown - count), 0);
  return { total: mean(() => 1), mean: mean((noise) => noise), variance: mean((noise) => noise ** 2) };
};

describe("perturbationTable({ largestNoise, variance, smallestHidden })", () => {
  const parameters = [
    research,
    { largestNoise: 5, variance: 3, smallestHidden: 2 },
    { largestNoise: 4, variance: 1, smallestHidden: 0 },
    { largestNoise: 2, variance: 1.08, smallestHidden: 1 },
    { largestNoise: 10, variance: 8, smallestHidden: 3 },
  ];

  it.each(parameters)(
    "D $largestNoise, V $variance, js $smallestHidden: the noise is what was asked for",
    (asked) => {
      for (const [count, row] of perturbationTable(asked).entries()) {
        const { total, mean, variance } = momentsOf(count, row);
        expect(total).toBeCloseTo(1, 12);
        expect(mean).toBeCloseTo(0, 12);
        expect(variance).toBeCloseTo(count === 0 ? 0 : asked.variance, 11);
        expect(row.at(-1)?.upper).toBe(1);
        for (const { shown } of row) {
          expect(Math.abs(shown - count)).toBeLessThanOrEqual(asked.largestNoise);
          expect(shown === 0 || shown > asked.smallestHidden).toBe(true);
        }
      }
    },
  );

  it.each(parameters)(
    "D $largestNoise, V $variance, js $smallestHidden: no other noise is more uncertain",
    (asked) => {
      // The condition of optimality: the log of the probability is a linear function of noise and its square.
      for (const [count, row] of perturbationTable(asked).entries()) {
        if (row.length < 4) continue;
        const points = row.map(({ shown, probability }) => [shown - count, Math.log(probability)] as const);
        const parabola = throughThree(points[0]!, points[1]!, points[2]!);
        for (const [noise, log] of points) expect(parabola(noise)).toBeCloseTo(log, 7);
      }
    },
  );

  it("equals the published row of ptable, D 2, V 1.08, js 1: of one, 0.5133, 0.46 and 0.0267", () => {
    // sdcTools/ptable, vignette introduction.Rmd: shown as 0, 2 and 3.
    const row = perturbationTable({ largestNoise: 2, variance: 1.08, smallestHidden: 1 })[1];
    expect(row?.map(({ shown, probability }) => [shown, Math.round(probability * 1e4) / 1e4])).toEqual([
      [0, 0.5133],
      [2, 0.46],
      [3, 0.0267],
    ]);
  });

  it("is the table that the documentation prints", () => {
    const page = readFileSync("docs/disclosure/cell-key-method.md", "utf8");
    const printed = page.split("\n").filter((line) => /^\| \d/.test(line));
    const rows = table.map((row, count) => {
      const cells = Array.from({ length: 11 }, (_, index) => {
        const entry = row.find(({ shown }) => shown - count === index - 5);
        return entry === undefined ? "" : (100 * entry.probability).toFixed(1);
      });
      return `| ${count === table.length - 1 ? `${count} and more` : count} | ${cells.join(" | ")} |`;
    });
    expect(printed).toEqual(rows);
  });

  it("has a symmetric last row, as many rows as counts differ", () => {
    expect(table.length).toBe(1 + 5 + 2 + 1);
    const last = table.at(-1)?.map(({ probability }) => probability) ?? [];
    last.forEach((probability, index) => {
      expect(probability).toBeCloseTo(last.at(-1 - index) ?? 0, 12);
    });
    expect(perturbationTable({ largestNoise: 4, variance: 1, smallestHidden: 0 }).length).toBe(1 + 4);
  });

  it("refuses a variance that no noise can have", () => {
    // A one that may become 0 or 3 and more has a variance of at least 1 x 2.
    expect(() => perturbationTable({ ...research, variance: 1.9 })).toThrow(/no such noise/);
    expect(() => perturbationTable({ ...research, variance: 5 })).toThrow(/no such noise/);
    expect(() => perturbationTable({ ...research, largestNoise: 0 })).toThrow(/not a parameter/);
    expect(() => perturbationTable({ ...research, smallestHidden: -1 })).toThrow(/not a parameter/);
  });

  it("maximumEntropyNoise(values, variance) is a fair coin where nothing else is left to choose", () => {
    const noise = maximumEntropyNoise([-1, 0, 1], 0.5);
    expect(noise?.map((probability) => Math.round(probability * 1e12) / 1e12)).toEqual([0.25, 0.5, 0.25]);
    expect(maximumEntropyNoise([1, 2], 1)).toBeUndefined();
  });
});

type Point = readonly [number, number];

function throughThree([a, fa]: Point, [b, fb]: Point, [c, fc]: Point): (x: number) => number {
  return (x) =>
    (fa * (x - b) * (x - c)) / ((a - b) * (a - c)) +
    (fb * (x - a) * (x - c)) / ((b - a) * (b - c)) +
    (fc * (x - a) * (x - b)) / ((c - a) * (c - b));
}

describe("recordKey(secret, pseudonym)", () => {
  it("is the first 52 bits of HMAC-SHA256", () => {
    // RFC 4231, test case 3: HMAC-SHA-256 with 20 bytes of aa is too short a secret here; test case 6 has 131.
    const key = recordKey(Buffer.alloc(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First");
    expect(key).toBe(Number(0x60e431591ee0bn));
  });

  it("is the same for the same person, and another with another secret", () => {
    expect(recordKey(secret, "p1")).toBe(recordKey(secret, "p1"));
    expect(recordKey(secret, "p1")).not.toBe(recordKey(secret, "p2"));
    expect(recordKey(secret, "p1")).not.toBe(recordKey(Buffer.alloc(32, 1), "p1"));
  });

  it("refuses a secret that could be guessed, without printing it", () => {
    const weak = Buffer.from("opensesame");
    expect(() => recordKey(weak, "p1")).toThrow(/secret too short/);
    expect(() => recordKey(weak, "p1")).not.toThrow(/opensesame/);
  });
});

describe("cellKeyOf(recordKeys)", () => {
  const keys = fc.array(fc.integer({ min: 0, max: RECORD_KEYS - 1 }), { maxLength: 300 });

  it("does not depend on the order of people, and equals the sum made elsewhere", () => {
    fc.assert(
      fc.property(keys, (list) => {
        const key = cellKeyOf(list);
        expect(cellKeyOf(list.toReversed())).toBe(key);
        expect(cellKeyOf(list.toSorted((a, b) => a - b))).toBe(key);
        expect(cellKeyOfSum(list.reduce((sum, part) => sum + BigInt(part), 0n))).toBe(key);
      }),
      runs,
    );
  });

  it("refuses what is no record key", () => {
    for (const wrong of [-1, 0.5, RECORD_KEYS, Number.NaN])
      expect(() => cellKeyOf([wrong])).toThrow(/not a key/);
  });
});

describe("noisyCount(recordKeys, table)", () => {
  const people = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => recordKey(secret, `person ${from + index}`));

  it("zero stays zero, and nothing from 1 to js is shown", () => {
    expect(noisyCount([], table)).toBe(0);
    const shown = Array.from({ length: 2000 }, (_, cell) => noisyCount(people(cell * 10, cell % 8), table));
    expect(shown.filter((count) => count === 1 || count === 2)).toEqual([]);
  });

  it("the same people have the same noise, however they were selected", () => {
    const keys = people(0, 40);
    expect(noisyCount(keys.toReversed(), table)).toBe(noisyCount(keys, table));
  });

  it("averaging does not help: asked a thousand times, the answer is one", () => {
    const keys = people(100, 12);
    const answers = new Set(Array.from({ length: 1000 }, () => noisyCount(keys, table)));
    expect(answers.size).toBe(1);
  });

  it("is off by at most D, on average by nothing, and as widely as asked (4,000 cells)", () => {
    const noise = Array.from({ length: 4000 }, (_, cell) => noisyCount(people(cell * 20, 17), table) - 17);
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const variance = noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length;
    expect(Math.max(...noise.map(Math.abs))).toBeLessThanOrEqual(5);
    // Four standard errors: 2 / sqrt(4000) for the mean; the fourth moment makes about 0.09 for the variance.
    expect(Math.abs(mean)).toBeLessThan(4 * (2 / Math.sqrt(4000)));
    expect(Math.abs(variance - 4)).toBeLessThan(4 * 0.09);
  });

  it("large counts have the noise of the last row", () => {
    const last = table.length - 1;
    for (const key of [0, 0.1, 0.5, 0.9, 0.999])
      expect(perturbedCount(1000, key, table) - 1000).toBe(perturbedCount(last, key, table) - last);
  });

  it("refuses what is no count and no key", () => {
    for (const wrong of [-1, 2.5]) expect(() => perturbedCount(wrong, 0.5, table)).toThrow(/not a count/);
    for (const wrong of [-0.1, 1, Number.NaN])
      expect(() => perturbedCount(3, wrong, table)).toThrow(/not a key/);
  });
});
