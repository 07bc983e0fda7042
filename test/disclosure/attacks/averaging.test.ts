import { expect, it } from "vitest";
import { noisyCount } from "../../../loaders/disclosure/cell-key/noisy-count.ts";
import { perturbationTable } from "../../../loaders/disclosure/cell-key/perturbation-table.ts";
import { recordKey } from "../../../loaders/disclosure/cell-key/record-key.ts";

const table = perturbationTable({ largestNoise: 5, variance: 4, smallestHidden: 2 });
const people = Array.from({ length: 23 }, (_, index) => `person ${index}`);
const secret = (seed: number) => Uint8Array.from({ length: 32 }, (_, index) => (seed * 31 + index * 7) % 256);
const asked = (secretOf: (time: number) => Uint8Array) =>
  Array.from({ length: 400 }, (_, time) =>
    noisyCount(
      people.map((person) => recordKey(secretOf(time), person)),
      table,
    ),
  );
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

it("the same cell asked for again and again, and averaged", () => {
  expect(new Set(asked(() => secret(1))).size).toBe(1);
  // With fresh noise each time the average comes down to the true count.
  const fresh = asked((time) => secret(time));
  expect(new Set(fresh).size).toBeGreaterThan(3);
  expect(Math.round(mean(fresh))).toBe(23);
});
