import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeDemo } from "../../loaders/demo/write-demo.ts";
import { tableNames } from "../../loaders/exports/contract/index.ts";
import { rowRules } from "../../loaders/exports/rules.ts";

const root = mkdtempSync(join(tmpdir(), "throughcare-demo-"));
const folder = (name: string) => join(root, name);
const hashes = (name: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder(name))
      .sort()
      .map((file) => [
        file,
        createHash("sha256")
          .update(readFileSync(join(folder(name), file)))
          .digest("hex"),
      ]),
  );

beforeAll(async () => {
  await writeDemo({ folder: folder("first"), people: 50, seed: 7 });
  await writeDemo({ folder: folder("again"), people: 50, seed: 7 });
  await writeDemo({ folder: folder("other seed"), people: 50, seed: 8 });
  await writeDemo({ folder: folder("more"), people: 60, seed: 7, faults: false });
  await writeDemo({ folder: folder("300"), people: 300, seed: 7 });
  await writeDemo({ folder: folder("300 clean"), people: 300, seed: 7, faults: false });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("writeDemo(options)", () => {
  it("writes the same bytes for the same options", () => {
    expect(hashes("again")).toEqual(hashes("first"));
  });

  it("writes other people for another seed", () => {
    for (const file of ["cases.csv", "contacts.csv", "training.csv", "surveys.csv"]) {
      expect(hashes("other seed")[file]).not.toBe(hashes("first")[file]);
    }
  });

  it("writes every table of the contract, the data package, the truth and the list of faults, nothing else", () => {
    const files = [
      ...tableNames.map((table) => `${table}.csv`),
      "datapackage.json",
      "faults.json",
      "truth.json",
    ];
    expect(Object.keys(hashes("first"))).toEqual(files.sort());
  });

  it("leaves a folder as it was when it cannot finish", async () => {
    mkdirSync(join(folder("blocked"), "cases.csv", "in the way"), { recursive: true });
    writeFileSync(join(folder("blocked"), "truth.json"), "earlier");
    await expect(writeDemo({ folder: folder("blocked"), people: 3 })).rejects.toThrow();
    expect(readdirSync(folder("blocked")).sort()).toEqual(["cases.csv", "truth.json"]);
    expect(readFileSync(join(folder("blocked"), "truth.json"), "utf8")).toBe("earlier");
  });

  it("draws people from streams of their own: more people leave the first ones as they are", () => {
    const clean = (name: string) => readFileSync(join(folder(name), "cases.csv"), "utf8").split("\n");
    const few = clean("more").slice(0, 20);
    const many = clean("300 clean").slice(0, 20);
    // The officer depends on how many staff there are; the case itself does not.
    expect(many).toEqual(few);
  });
});

interface Fault {
  n: number;
  file: string;
  line: number;
  column: string | null;
  rule: keyof typeof rowRules;
}

const faultsOf = (name: string): Fault[] =>
  JSON.parse(readFileSync(join(folder(name), "faults.json"), "utf8"));

describe("planted faults", () => {
  it("are of at least 25 kinds, all known to the intake", () => {
    const rules = new Set(faultsOf("300").map(({ rule }) => rule));
    expect(rules.size).toBeGreaterThanOrEqual(25);
    for (const rule of rules) expect(Object.keys(rowRules)).toContain(rule);
  });

  it("break every rule that one row can break without the whole file being refused", () => {
    const refused = ["invalid encoding", "NUL byte", "line too long"];
    const rules = new Set<string>(faultsOf("300").map(({ rule }) => rule));
    expect(Object.keys(rowRules).filter((rule) => !rules.has(rule))).toEqual(refused);
  });

  it("are additional lines: without them the export is the one without faults, byte for byte", () => {
    for (const table of tableNames) {
      const file = `${table}.csv`;
      const planted = new Set(
        faultsOf("300")
          .filter((fault) => fault.file === file)
          .map(({ line }) => line),
      );
      const lines = readFileSync(join(folder("300"), file), "utf8").split(/(?<=\n)/);
      const rest = lines.filter((_, i) => !planted.has(i + 1)).join("");
      expect(rest, file).toBe(readFileSync(join(folder("300 clean"), file), "utf8"));
    }
  });

  it("name columns that the file has", () => {
    for (const { file, column } of faultsOf("300")) {
      const header = readFileSync(join(folder("300"), file), "utf8")
        .split("\n", 1)[0]!
        .split(",");
      if (column !== null) expect(header).toContain(column);
    }
  });

  it("are none on request", () => expect(faultsOf("300 clean")).toEqual([]));
});

describe("data/demo", () => {
  it("is what the generator writes today", async () => {
    await writeDemo({ folder: folder("committed") });
    const committed = join(import.meta.dirname, "../../data/demo");
    for (const [file, hash] of Object.entries(hashes("committed"))) {
      const bytes = readFileSync(join(committed, file));
      expect(createHash("sha256").update(bytes).digest("hex"), file).toBe(hash);
    }
  });
});
