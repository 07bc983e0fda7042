import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** What each room may import, besides itself: the arrows of docs/architecture.md. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "src/released": [],
  "src/statistics": [],
  "src/messages": [],
  "src/format": ["src/released"],
  "src/components": ["src/released", "src/statistics", "src/format", "src/messages"],
  "src/sentences": ["src/released", "src/statistics", "src/format", "src/messages"],
  "src/pages": ["src/released", "src/components", "src/sentences", "src/format", "src/messages"],
  "loaders/exports": ["src/released"],
  "loaders/demo": ["loaders/exports"],
  "loaders/warehouse": ["loaders/exports"],
  "loaders/disclosure": ["src/released", "src/statistics", "loaders/exports"],
  "loaders/indicators": [
    "src/released",
    "src/statistics",
    "loaders/exports",
    "loaders/warehouse",
    "loaders/disclosure",
  ],
  "loaders/report": ["src/released", "loaders/exports"],
  "loaders/publish": [
    "src/released",
    "src/pages",
    "src/components",
    "src/format",
    "src/messages",
    "loaders/disclosure",
  ],
};
/** Files that stand in loaders/ itself: what every room may use, and what puts the rooms together. */
const forEverybody = ["loaders/progress.ts", "loaders/run-folder.ts", "loaders/private-folder.ts"];

const sources = ["src", "loaders"].flatMap((top) =>
  readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name)),
);
const roomOf = (file: string) => Object.keys(mayImport).find((room) => file.startsWith(`${room}/`));

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((match) =>
    relative(".", resolve(dirname(file), match[1] ?? "")),
  );
}

describe("imports run one way", () => {
  it("finds the source files", () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  it.each(sources)("%s", (file) => {
    const room = roomOf(file);
    if (room === undefined) return;
    const wrong = importsOf(file).filter((target) => {
      if (!/^(?:src|loaders)\//.test(target)) return false;
      const targetRoom = roomOf(target);
      if (forEverybody.includes(target)) return false;
      return targetRoom !== room && !(mayImport[room] ?? []).includes(targetRoom ?? "(no room)");
    });
    expect(wrong, `${room} may import ${mayImport[room]?.join(", ") || "nothing"}`).toEqual([]);
  });

  it("only loaders/disclosure/release.ts names the brand's cast", () => {
    const casts = sources.filter((file) => /\bas Released</.test(readFileSync(file, "utf8")));
    expect(casts).toEqual(["loaders/disclosure/release.ts"]);
  });
});
