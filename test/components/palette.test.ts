import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from "culori";
import { describe, expect, it } from "vitest";
import { stylesheet } from "./gallery.ts";

/** The tokens of one mode; dark and print change some of the light ones. */
const tokens = (mode: "light" | "dark"): ReadonlyMap<string, string> => {
  const blocks = stylesheet().split("@media (prefers-color-scheme: dark)");
  const read = (text: string): [string, string][] =>
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]);
  const light = read(blocks[0]!.slice(0, blocks[0]!.indexOf("\n}")));
  const dark = read(blocks[1]!.slice(0, blocks[1]!.indexOf("\n}")));
  return new Map(mode === "light" ? light : [...light, ...dark]);
};

const deficiencies = [
  ["none", (colour: Color) => colour],
  ["protanopia", filterDeficiencyProt(1)],
  ["deuteranopia", filterDeficiencyDeuter(1)],
  ["tritanopia", filterDeficiencyTrit(1)],
] as const;
const distance = differenceCiede2000();

describe.each(["light", "dark"] as const)("palette, %s", (mode) => {
  const colours = tokens(mode);
  const colour = (name: string): string => {
    const found = colours.get(name);
    if (!found) throw new Error(`no token ${name}`);
    return found;
  };
  const parsed = (name: string): Color => {
    const read = parse(colour(name));
    if (!read) throw new Error(`token ${name} is no colour`);
    return read;
  };
  it.each(["ink", "ink-soft", "accent"])("%s can be read as text on both grounds (4.5:1)", (name) => {
    for (const ground of ["ground", "ground-raised"])
      expect(wcagContrast(colour(name), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each([
    "series-1",
    "series-2",
    "series-3",
    "series-4",
    "grade-1",
    "grade-2",
    "grade-3",
    "line-strong",
    "focus",
  ])("%s stands out from the ground (3:1)", (name) => {
    expect(wcagContrast(colour(name), colour("ground"))).toBeGreaterThanOrEqual(3);
  });
  it.each(deficiencies)("series and grades are told apart with colour blindness: %s", (_, see) => {
    for (const group of [
      ["series-1", "series-2", "series-3", "series-4"],
      ["grade-1", "grade-2", "grade-3"],
    ])
      for (const [index, one] of group.entries())
        for (const other of group.slice(index + 1))
          expect(distance(see(parsed(one)), see(parsed(other))), `${one} and ${other}`).toBeGreaterThan(10);
  });
  it("grades of evidence go one way in lightness, the strongest farthest from the ground", () => {
    const contrasts = ["grade-1", "grade-2", "grade-3"].map((name) =>
      wcagContrast(colour(name), colour("ground")),
    );
    expect(contrasts).toEqual([...contrasts].sort((a, b) => a - b));
  });
});
