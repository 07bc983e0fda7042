import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberTokens } from "../../../loaders/disclosure/trace/number-tokens.ts";
import { isRegularAxis } from "../../../loaders/publish/trace/regular-axis.ts";
import { createFormat } from "../../../src/format/format.ts";

const valuesIn = (text: string, locale = "en") => numberTokens(text, locale).map(({ value }) => value);

describe("numberTokens(text, locale)", () => {
  it.each(["en", "sq", "sr", "it", "de-CH"])("reads what pages in %s print", (locale) => {
    const format = createFormat(locale);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 1000 }), (count, per) => {
        expect(valuesIn(`a ${format.count(count)} b`, locale)).toEqual([count]);
        expect(valuesIn(format.percent(per / 1000, 1), locale)).toEqual([per / 10]);
        expect(valuesIn(format.signed(-per / 10, 1), locale)).toEqual([per / 10]);
      }),
    );
  });

  it.each([
    ["12, 24 and 36 months", [12, 24, 36]],
    ["10% (6% to 16%)", [10, 6, 16]],
    ["It was 8.", [8]],
    ["1,095 days; 12,34", [1095, 12, 34]],
    ["2025 Q4", [2025, 4]],
    ["no number", []],
  ])("%s", (text, values) => {
    expect(valuesIn(text)).toEqual(values);
  });
});

describe("isRegularAxis(ticks)", () => {
  it.each([[[0, 10, 20, 30]], [[0.4, 0.5, 0.6]], [[-5, 0, 5]]])("%j is a scale", (ticks) => {
    expect(isRegularAxis(ticks)).toBe(true);
  });

  it.each([
    [[0, 10]],
    [[2019, 2021, 2023]],
    [[0, 10, 21]],
    [[3, 10, 17]],
    [[1, 11, 21]],
    [[7, 7, 7]],
    [[0, Number.NaN, 20]],
    [[]],
  ])("%j is none", (ticks) => {
    expect(isRegularAxis(ticks)).toBe(false);
  });
});
