import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, inject, it } from "vitest";
import { contract, tableNames } from "../../loaders/exports/contract/index.ts";
import { filesOf } from "./tree.ts";

/** Every pseudonym that the demo delivers, read by Papa Parse and by nothing of the program's own. */
function identifiers(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const table of tableNames) {
    const fields: Readonly<Record<string, { readonly role: string }>> = contract[table].fields;
    const keys = Object.keys(fields).filter((name) => fields[name]?.role === "key");
    const { data } = Papa.parse<Record<string, string>>(readFileSync(`data/demo/${table}.csv`, "utf8"), {
      header: true,
    });
    for (const row of data)
      for (const key of keys) if ((row[key]?.length ?? 0) >= 6) found.add(row[key] ?? "");
  }
  return found;
}

/** Identifiers that stand in a text: every window of an identifier's length is looked up. */
function found(bytes: Buffer, ids: ReadonlySet<string>): readonly string[] {
  const lengths = new Set([...ids].map((id) => id.length));
  const text = bytes.toString("latin1");
  const hits = new Set<string>();
  for (const length of lengths)
    for (let start = 0; start + length <= text.length; start++) {
      const window = text.slice(start, start + length);
      if (ids.has(window)) hits.add(window);
    }
  return [...hits];
}

describe("canary: no identifier of the exports is in any byte of the sites", () => {
  const ids = identifiers();
  const sites = inject("sites");

  it("knows thousands of identifiers, and would see a planted one", () => {
    expect(ids.size).toBeGreaterThan(2000);
    const [first] = ids;
    expect(found(Buffer.from(`<p>x${first}y</p>`), ids)).toEqual([first]);
  });

  it.each(Object.entries(sites))("%s", (_tier, folder) => {
    const leaks = filesOf(folder).filter((file) => {
      const bytes = readFileSync(join(folder, file));
      const utf16 = Buffer.from(bytes.toString("utf16le"), "latin1");
      return [bytes, utf16, Buffer.from(file)].some((content) => found(content, ids).length > 0);
    });
    expect(leaks).toEqual([]);
  });
});
