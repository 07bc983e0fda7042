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
    expect(wasSaid("8 in 100 people", { isLine: true })).toBe(true);
    expect(wasSaid("8 in 100 people")).toBe(false);
    expect(wasSaid("10", { isLine: true })).toBe(false);
  });

  it("lets a name stand by itself or beside what was said", () => {
    const isName = (text: string) => text === "2011";
    expect(wasSaid("About 8 in 100 people did. 2011", { isName })).toBe(true);
    expect(wasSaid("About 8 in 100 people did. 2012", { isName })).toBe(false);
    expect(wasSaid("2011 people", { isName })).toBe(false);
  });
});
