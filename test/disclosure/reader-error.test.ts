import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silent } from "../../loaders/progress.ts";
import { describeReaderError } from "../../loaders/reader-error/describe-reader-error.ts";
import { readingKinds } from "../../loaders/reader-error/figure-readings.ts";
import { measureReaderError } from "../../loaders/reader-error/measure-reader-error.ts";
import { type ReaderError, readerErrors } from "../../loaders/reader-error/reader-errors.ts";
import type { Count, Rate } from "../../src/released/cell.ts";
import type { RateFigure } from "../../src/released/figure.ts";

const figureOf = (numerator: Count, rate: Rate): { readonly rates: RateFigure } => ({
  rates: {
    id: "rates",
    indicator: "rates",
    definitionVersion: "1",
    unit: "people",
    dimensions: [],
    kind: "rates",
    rows: [{ key: {}, numerator, denominator: { kind: "count", value: 300, within: 0 }, rate }],
  },
});
const count = (value: number): Count => ({ kind: "count", value, within: 0 });
const rate = (value: number, lower: number, upper: number): Rate => ({ kind: "rate", value, lower, upper });

describe("readerErrors(released, exact)", () => {
  const exact = figureOf(count(41), rate(0.1367, 0.1, 0.18));
  const errorOf = (errors: readonly ReaderError[], kind: ReaderError["kind"]) =>
    errors.find((error) => error.kind === kind);

  it("is the distance of what is told, shares in percentage points", () => {
    const errors = readerErrors(figureOf(count(40), rate(0.13, 0.08, 0.21)), exact);
    expect(errorOf(errors, "count")).toMatchObject({ compared: 2, withheld: 0, median: 0.5, largest: 1 });
    expect(errorOf(errors, "rate")).toMatchObject({ compared: 1, median: 0.67, percentile95: 0.67 });
    expect(errorOf(errors, "interval end of a share")).toMatchObject({
      compared: 2,
      median: 2.5,
      largest: 3,
    });
  });

  it("counts what is hidden or a bound, and takes it for no error", () => {
    const errors = readerErrors(figureOf({ kind: "c" }, { kind: "under", bound: 0.03 }), exact);
    expect(errorOf(errors, "count")).toMatchObject({ compared: 1, withheld: 1, largest: 0 });
    expect(errorOf(errors, "rate")).toMatchObject({ compared: 0, withheld: 1 });
  });
});

describe("the error that a reader of the demo meets", () => {
  const work = mkdtempSync(join(tmpdir(), "reader-error-"));
  let errors: readonly ReaderError[];
  beforeAll(async () => {
    errors = await measureReaderError({ exports: "data/demo", tier: "public", work }, silent);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  const documented = readFileSync(new URL("../../docs/disclosure.md", import.meta.url), "utf8")
    .split("<!-- reader-error")[1]
    ?.split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(1, 1 + readingKinds.length)
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, kind = "", ...numbers]) => {
      const [compared = 0, withheld = 0, median = 0, percentile95 = 0] = numbers.map(Number);
      return [kind, { compared, withheld, median, percentile95 }] as const;
    });

  it("is documented for every kind of figure", () => {
    expect(documented?.map(([kind]) => kind)).toEqual([...readingKinds]);
    expect(errors.map(({ kind }) => kind)).toEqual([...readingKinds]);
  });

  it.each(documented ?? [])("%s", (kind, { compared, withheld, median, percentile95 }) => {
    const error = errors.find((each) => each.kind === kind);
    expect(error).toMatchObject({ compared, withheld });
    // The table is rounded to two digits.
    expect(error?.median).toBeLessThan(median + 0.005);
    expect(error?.percentile95).toBeLessThan(percentile95 + 0.005);
    expect(error?.median).toBeGreaterThan(median - 0.5);
  });

  it("is never more than half the rounding base for a count", () => {
    expect(errors.find(({ kind }) => kind === "count")?.largest).toBeLessThanOrEqual(2);
  });

  it("is printed as a table", () => {
    const lines = describeReaderError(errors).split("\n");
    expect(lines).toHaveLength(1 + readingKinds.length);
    expect(lines[0]).toMatch(/kind of figure.*median.*95 %/);
  });

  it("is nothing in the internal tier, whose counts are exact, but where curves bridge hidden ones", async () => {
    const internal = await measureReaderError({ exports: "data/demo", tier: "internal", work }, silent);
    const largest = Object.fromEntries(internal.map((error) => [error.kind, error.largest]));
    expect(largest).toMatchObject({ count: 0, "people at risk": 0, rate: 0, mean: 0 });
    expect(largest["curve point"]).toBeLessThan(0.5);
  });
});
