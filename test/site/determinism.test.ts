import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { build } from "./command-line.ts";
import { hashesOf } from "./tree.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "throughcare-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("identical input gives identical output", () => {
  it.each(Object.entries(inject("sites")))("%s, from other folders, byte for byte", (tier, first) => {
    const out = join(folder, tier);
    const { status, output } = build({ exports: "data/demo", tier, out, work: join(folder, `work-${tier}`) });
    expect(status, output).toBe(0);
    expect(hashesOf(out)).toEqual(hashesOf(first));
  });
});
