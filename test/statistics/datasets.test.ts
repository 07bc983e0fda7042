import { describe, expect, it } from "vitest";
import { compare, comparePairs, DATASETS } from "./datasets/comparisons.ts";
import { datasetsPresent } from "./files.ts";

describe.skipIf(!datasetsPresent)("estimates equal R's on the public datasets", () => {
  for (const dataset of DATASETS) {
    it(`${dataset}: every reference value`, () => {
      const { values, compared, off, exceptions, missing } = compare(dataset);
      expect(off).toEqual([]);
      expect(missing).toEqual([]);
      expect(compared + exceptions.length).toBe(values);
      expect(exceptions.length).toBeLessThanOrEqual(0.02 * values);
    });
  }

  it("lalonde-nsw: the same matched pairs in the same order", () => {
    const pairs = comparePairs();
    expect(pairs.map(({ pairs: n }) => n)).toEqual([185, 113]);
    expect(pairs.flatMap(({ off }) => off)).toEqual([]);
  });
});
