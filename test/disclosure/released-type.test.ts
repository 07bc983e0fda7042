import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { assertReleased, derive, deriveFrom, releaseUnavailable } from "../../loaders/disclosure/release.ts";
import type { Released } from "../../src/released/released.ts";
import { released } from "./gate.ts";
import { everybody } from "./statements.ts";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Lines of a fixture that the compiler refuses. */
function refusedLines(fixture: string): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), "types-"));
  try {
    const source = readFileSync(new URL(`fixtures/${fixture}`, import.meta.url), "utf8");
    writeFileSync(join(folder, "fixture.mts"), source.replaceAll("<root>", root));
    const compilerOptions = { typeRoots: [join(root, "node_modules/@types")] };
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: join(root, "tsconfig.json"),
        compilerOptions,
        include: [],
        files: ["fixture.mts"],
      }),
    );
    return compilerErrors(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compilerErrors(folder: string): readonly number[] {
  try {
    execFileSync(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    return [];
  } catch (error) {
    const output = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
    return [...output.matchAll(/^fixture\.mts\((\d+),/gm)].map((match) => Number(match[1]));
  }
}

describe("Released<T> by its type", () => {
  it("is not what a plain object, a forged brand or an annotation makes", () => {
    const source = readFileSync(new URL("fixtures/forged-release.ts.txt", import.meta.url), "utf8").split(
      "\n",
    );
    const forgeries = source.flatMap((line, index) => (line.startsWith("export const") ? [index + 1] : []));
    expect(forgeries.length).toBeGreaterThan(6);
    expect([...new Set(refusedLines("forged-release.ts.txt"))]).toEqual(forgeries);
  });

  it("is what release, derive and releaseUnavailable make", () => {
    expect(refusedLines("honest-release.ts.txt")).toEqual([]);
  });

  it("is cast in loaders/disclosure/release.ts and nowhere else", () => {
    const sources = ["src", "loaders", "test"].flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|js|mjs)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    // A cast by its name, by an alias of the brand, or by angle brackets.
    const cast = new RegExp(["\\bas\\s+(unknown\\s+as\\s+)?", "Released\\b|[=(]\\s*<", "Released<"].join(""));
    const casts = sources.filter((file) => cast.test(readFileSync(file, "utf8")));
    expect(casts.map((file) => file.slice(root.length + 1))).toEqual(["loaders/disclosure/release.ts"]);
  });
});

describe("Released<T> at run time", () => {
  const counts = released(everybody(300, 40), "public");

  it("knows what was made by the gate from what only looks like it", () => {
    expect(() => assertReleased(counts, "counts")).not.toThrow();
    expect(() => assertReleased({ ...counts }, "copy")).toThrow(/not released/);
  });

  it("goes over to what is derived from it", () => {
    const sizes = derive(counts, ({ rows }) => ({ rows: rows.length }));
    const both = deriveFrom({ counts, sizes }, (parts) => ({ rows: parts.sizes.rows }));
    expect(() => assertReleased(both, "both")).not.toThrow();
  });

  it("is not derived from what was forged past the compiler", () => {
    const forged: Released<{ people: number }> = JSON.parse('{"people":3}');
    expect(() => derive(forged, (value) => value)).toThrow(/not released/);
    expect(() => deriveFrom({ counts, forged }, ({ forged: value }) => value)).toThrow(/not released/);
  });

  it("cannot be added to afterwards", () => {
    expect(Object.isFrozen(counts)).toBe(true);
    expect(Object.isFrozen(counts.rows[0]?.counts.outcome)).toBe(true);
  });
});

describe("releaseUnavailable(figure)", () => {
  const figure = {
    id: "a",
    indicator: "a",
    definitionVersion: "1",
    unit: "people",
    dimensions: [],
    kind: "unavailable",
  } as const;

  it("takes a reason that names parts of a definition", () => {
    const reason = { code: "column not delivered", detail: { table: "cases", column: "sex" } } as const;
    expect(releaseUnavailable({ ...figure, reason })).toEqual({ ...figure, reason });
  });

  it("drops what a figure that is not there has no use for", () => {
    const smuggler = { ...figure, reason: { code: "no rows" } as const, rows: [{ people: 3 }] };
    expect(releaseUnavailable(smuggler)).not.toHaveProperty("rows");
  });

  it.each([
    ["a count", { people: 3 }],
    ["a name", { table: "Prishtina, Rruga B" }],
    ["a fraction", { minimum: 0.5 }],
  ])("refuses a reason with %s", (_, detail: Record<string, string | number>) => {
    expect(() => releaseUnavailable({ ...figure, reason: { code: "no rows", detail } })).toThrow(
      /not a reason/,
    );
  });
});
