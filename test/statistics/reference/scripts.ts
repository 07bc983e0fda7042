import { readdirSync, readFileSync } from "node:fs";

/** An R script of this folder that writes the fixture of its name. */
export interface Script {
  readonly name: string;
  readonly path: string;
  readonly fixture: string;
  /** Packages that it loads, in alphabetical order. */
  readonly packages: readonly string[];
}

const folder = new URL("./", import.meta.url);

/** All scripts; what they share (fixture.R) is none. */
export function scripts(): Script[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".R") && file !== "fixture.R")
    .sort()
    .map((file) => {
      const name = file.slice(0, -2);
      const path = new URL(file, folder).pathname;
      const fixture = new URL(`${name}.csv`, folder).pathname;
      return { name, path, fixture, packages: packagesOf(readFileSync(path, "utf8")) };
    });
}

/** Packages that come with R itself. */
const BASE = new Set(["base", "datasets", "graphics", "grDevices", "grid", "methods", "parallel", "splines"]);
for (const name of ["stats", "stats4", "tools", "utils"]) BASE.add(name);

/** Packages that a script attaches or calls by their name. */
export function packagesOf(script: string): string[] {
  const code = script.replaceAll(/^\s*#.*$/gm, "");
  const loaded = code.matchAll(/\b(?:library|require|requireNamespace)\(\s*["']?([A-Za-z][\w.]*)/g);
  const called = code.matchAll(/\b([A-Za-z][\w.]*):::?[\w.]/g);
  const names = new Set([...loaded, ...called].map(([, name]) => name!));
  return [...names].filter((name) => !BASE.has(name)).sort();
}
