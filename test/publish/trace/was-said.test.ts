import { describe, expect, it } from "vitest";
import { hearing } from "../../../loaders/publish/trace/was-said.ts";

const wasSaid = hearing(
  new Set(["About 8 in 100 people did.", "8%", "24 months", "It rests on 300 people.", "41"]),
);

describe("hearing(said)", () => {
  it.each([
    "About 8 in 100 people did.",
    " 8% ",
    "About 8 in 100 people did. It rests on 300 people.",
    "41",
    "nothing with a number",
  ])("“%s” was said", (text) => {
    expect(wasSaid(text)).toBe(true);
  });

  it.each([
    "About 41 in 100 people did.",
    "About 8 in 100 people did. Or 41 of 99.",
    "41 months",
    "8% 41",
    "4 1",
    "100",
  ])("“%s” was not", (text) => {
    expect(wasSaid(text)).toBe(false);
  });

  it("takes a line of a chart for what it is a part of", () => {
    expect(wasSaid("8 in 100 people", true)).toBe(true);
    expect(wasSaid("8 in 100 people")).toBe(false);
    expect(wasSaid("10", true)).toBe(false);
  });
});
