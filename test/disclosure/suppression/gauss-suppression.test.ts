import { describe, expect, it } from "vitest";
import { candidateOrder } from "../../../loaders/disclosure/suppression/candidate-order.ts";
import { gaussSuppression } from "../../../loaders/disclosure/suppression/gauss-suppression.ts";
import { incidenceOf } from "../../../loaders/disclosure/suppression/incidence.ts";
import { inverse, PRIME, reduce } from "../../../loaders/disclosure/suppression/modulo-prime.ts";
import { attackerInterval } from "./attacker-interval.ts";
import { casesArePresent } from "./case-folder.ts";
import { instancesOf } from "./instances.ts";
import { twoWay } from "./tables.ts";

/**
 * Worked by hand. Of the row totals 19, 29, 31 and column totals 23, 26, 30, taken first, all are shown; so are
 * 3C = 14, 2B = 12 and 3A = 11. 2A = 10 would give 1A = 23 - 11 - 10: hidden. 1C = 9 would give 2C = 30 - 14 - 9, so
 * 2A = 29 - 12 - 7, so 1A: hidden. 1B = 8 follows already (3B = 31 - 11 - 14, 1B = 26 - 12 - 6): shown. 2C = 7 would
 * give 2A: hidden. 3B follows: shown.
 */
const handWorked = twoWay([
  [2, 8, 9],
  [10, 12, 7],
  [11, 6, 14],
]);

describe("gaussSuppression(problem)", () => {
  const { incidence, values, column, names } = handWorked;
  const order = candidateOrder(incidence, values);
  const primary = [column("1A")];

  it("hides the rectangle of the example worked by hand", () => {
    const { secondary, published, unsafe } = gaussSuppression({ incidence, primary, order });
    expect(names(secondary)).toEqual(["1C", "2A", "2C"]);
    expect(published.length).toBe(12);
    expect(unsafe).toEqual([]);
  });

  it("hides nothing where nothing is primary, whatever the order", () => {
    expect(gaussSuppression({ incidence, primary: [], order }).secondary).toEqual([]);
  });

  it("hides totals where the order values cells more", () => {
    const { secondary } = gaussSuppression({ incidence, primary, order: order.toReversed() });
    expect(names(secondary)).toEqual(["..", ".A", "1."]);
  });

  it("publishes what is forced, and says when that gives a primary cell away", () => {
    const forced = ["1.", "1B", "1C"].map(column);
    const result = gaussSuppression({ incidence, primary, order, forced });
    expect(names(result.unsafe)).toEqual(["1A"]);
    expect(result.published).toEqual(expect.arrayContaining(forced));
  });

  it("does not take up a cell that is hidden anyway", () => {
    const hidden = [column("2A")];
    const { secondary, published } = gaussSuppression({ incidence, primary, order, hidden });
    expect(names(secondary)).toEqual(["1C", "2C"]);
    expect(published).not.toContain(column("2A"));
  });

  it("calls a primary cell that adds up nothing unsafe: everybody knows that it is zero", () => {
    const result = gaussSuppression({ incidence: incidenceOf(1, [[0], []]), primary: [1], order: [0] });
    expect(result).toEqual({ secondary: [], published: [0], unsafe: [1], unsafeFromInsiders: [] });
  });

  it("does not see what follows because no count is negative: two hidden parts of a published zero", async () => {
    const zeros = twoWay([
      [0, 0, 5],
      [4, 6, 3],
    ]);
    const hiddenZeros = [zeros.column("1A"), zeros.column("1B")];
    const { published } = gaussSuppression({
      incidence: zeros.incidence,
      primary: hiddenZeros,
      order: candidateOrder(zeros.incidence, zeros.values),
    });
    expect(published).toEqual(expect.arrayContaining(["1C", "1."].map(zeros.column)));
    const interval = await attackerInterval(zeros.incidence, zeros.values, published, zeros.column("1A"));
    expect(interval).toEqual([0, 0]);
  });
});

describe("gaussSuppression(problem) with singletons", () => {
  const { incidence, column, names } = twoWay([[1, 2, 5]]);
  const primary = ["1A", "1B", ".A", ".B"].map(column);
  const order = ["..", "1.", "1C", ".C"].map(column);

  it("none: two primary cells and their sum", () => {
    expect(gaussSuppression({ incidence, primary, order }).secondary).toEqual([]);
  });

  it("insiders: the person in one of two primary cells would learn the other", () => {
    const contributors = [[0]];
    const result = gaussSuppression({
      incidence,
      primary,
      order,
      singletons: { method: "insiders", contributors },
    });
    expect(names(result.secondary)).toEqual([".C", "1C"]);
  });

  it("insiders: says when what is forced gives a cell away to one of them", () => {
    const result = gaussSuppression({
      incidence,
      primary,
      order,
      forced: ["1.", "1C"].map(column),
      singletons: { method: "insiders", contributors: [[0]] },
    });
    expect(result.unsafe).toEqual([]);
    expect(names(result.unsafeFromInsiders)).toEqual([".B", "1B"]);
  });

  it("insiders: one who fills both cells learns nothing of others", () => {
    const singletons = { method: "insiders", contributors: [[0, 1]] } as const;
    expect(gaussSuppression({ incidence, primary, order, singletons }).secondary).toEqual([]);
  });

  it("sums: two people in two cells, whose sum tells that each is one", () => {
    const ones = twoWay([[1, 1, 5]]);
    const result = gaussSuppression({
      incidence: ones.incidence,
      primary: ["1A", "1B", ".A", ".B"].map(ones.column),
      order: ["..", "1.", "1C", ".C"].map(ones.column),
      singletons: { method: "sums", innerCells: [0, 1] },
    });
    expect(ones.names(result.secondary)).toEqual([".C", "1C"]);
  });
});

describe("gaussSuppression(problem) refuses", () => {
  const incidence = incidenceOf(2, [[0], [1], [0, 1]]);
  const problem = { incidence, primary: [0], order: [1, 2] };
  it.each([
    ["a column that does not exist", { ...problem, order: [1, 2, 3] }, /not a column.*order/],
    ["a column that nobody decided on", { ...problem, order: [1] }, /order is incomplete/],
    ["a primary column that is forced", { ...problem, forced: [0] }, /protected and published/],
    ["a hidden column that is forced", { ...problem, hidden: [1], forced: [1] }, /protected and published/],
    [
      "a singleton that is no inner cell",
      { ...problem, singletons: { method: "sums", innerCells: [2] } as const },
      /not an inner cell/,
    ],
  ])("%s", (_, input, message) => {
    expect(() => gaussSuppression(input)).toThrow(message);
  });
});

describe("arithmetic modulo a prime", () => {
  const isPrime = (number: number) => {
    for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
    return true;
  };

  it("is modulo a prime below 2^26", () => {
    expect(isPrime(PRIME)).toBe(true);
    expect(PRIME).toBeLessThan(2 ** 26);
  });

  it("is exact at its ends", () => {
    const most = PRIME - 1;
    expect(reduce(most * most + most, PRIME)).toBe(0);
    expect(reduce(most * most, PRIME)).toBe(1);
    for (const number of [1, 2, 3, 65_537, most])
      expect(reduce(number * inverse(number, PRIME), PRIME)).toBe(1);
  });

  it.skipIf(!casesArePresent)("another prime gives the same cells on all public instances", () => {
    const another = 67_108_837;
    expect(isPrime(another)).toBe(true);
    for (const file of ["random150_gauss_expected.txt", "ssb_d53_linked_global.txt"])
      for (const instance of instancesOf(file))
        expect(gaussSuppression({ ...instance, prime: another }).secondary).toEqual(instance.secondary);
  });
});
