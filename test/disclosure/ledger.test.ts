import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { initLedger, openLedger, throwawayLedger } from "../../loaders/disclosure/ledger.ts";
import { LedgerError } from "../../loaders/disclosure/ledger-error.ts";
import { release } from "../../loaders/disclosure/release.ts";
import { policies } from "./gate.ts";
import {
  countsOf,
  everybody,
  lifeGroup,
  lifeTableOf,
  pairedGroup,
  pairedOf,
  seriesOf,
} from "./statements.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "ledger-")), "service");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const problemOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof LedgerError) return error.problem;
    throw error;
  }
  return "none";
};

/** Releases one statement into the ledger. */
const releaseOnce = (people: number, name: string) => {
  const ledger = openLedger({ folder, mode: "append" });
  release(everybody(people, 40), { policy: policies.public, ledger, release: name });
  ledger.close();
  return ledger.head;
};

const file = () => join(folder, "ledger.jsonl");
const lines = () => readFileSync(file(), "utf8").split("\n").slice(0, -1);

describe("the ledger", () => {
  it("chains what is released, one line a figure, and opens again", () => {
    initLedger({ folder });
    releaseOnce(300, "2024-H1");
    const head = releaseOnce(310, "2024-H2");
    const { entries, epoch } = openLedger({ folder, mode: "audit", expected: head });
    expect(entries.map(({ release: name, sequence }) => [name, sequence])).toEqual([
      ["2024-H1", 1],
      ["2024-H2", 2],
    ]);
    expect(entries[0]?.previous).toBe(epoch);
    expect(entries[1]?.previous).toBe(entries[0]?.hash);
  });

  it("keeps its files for their owner alone", () => {
    initLedger({ folder });
    releaseOnce(300, "2024-H1");
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "head.json")).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("is not written when it is opened to audit, nor when a release is given up", () => {
    initLedger({ folder });
    releaseOnce(300, "2024-H1");
    const before = readFileSync(file(), "utf8");
    for (const [mode, keep] of [
      ["audit", true],
      ["append", false],
    ] as const) {
      const ledger = openLedger({ folder, mode });
      release(everybody(320, 50), { policy: policies.public, ledger });
      expect(ledger.pending).toHaveLength(1);
      ledger.close({ keep });
      expect(readFileSync(file(), "utf8")).toBe(before);
    }
  });

  it("is begun once", () => {
    initLedger({ folder });
    expect(problemOf(() => initLedger({ folder }))).toBe("already there");
  });

  it("is taken by one release at a time", () => {
    initLedger({ folder });
    const first = openLedger({ folder, mode: "append" });
    expect(problemOf(() => openLedger({ folder, mode: "append" }))).toBe("busy");
    expect(problemOf(() => openLedger({ folder, mode: "audit" }))).toBe("none");
    first.close();
    expect(problemOf(() => openLedger({ folder, mode: "append" }).close())).toBe("none");
  });

  it("takes nothing after it was closed", () => {
    const ledger = throwawayLedger({ synthetic: true });
    ledger.close();
    expect(problemOf(() => release(everybody(300, 40), { policy: policies.public, ledger }))).toBe("closed");
  });
});

describe("the ledger is refused", () => {
  beforeEach(() => {
    initLedger({ folder });
    for (const name of ["2023-H2", "2024-H1", "2024-H2"]) releaseOnce(300, name);
  });
  const opened = () => problemOf(() => openLedger({ folder, mode: "audit" }));
  const write = (changed: readonly string[]) =>
    writeFileSync(file(), changed.map((line) => `${line}\n`).join(""));

  it("where a bound was changed", () => {
    write(lines().map((line) => line.replace('"lower":38', '"lower":37')));
    expect(opened()).toBe("edited");
  });

  it("where a bound was changed and its hash forged from the changed entry alone", () => {
    // Valid JSON of the right form, but not what the next entry was chained to.
    const [first = "", ...others] = lines();
    write([first.replace("2023-H2", "2023-H1"), ...others]);
    expect(opened()).toBe("edited");
  });

  it("where an entry is missing at the beginning, within, or at the end", () => {
    const all = lines();
    for (const missing of [0, 1, 2]) {
      write(all.filter((_, index) => index !== missing));
      expect(opened()).toBe("entries removed");
    }
  });

  it("where entries changed places, or one is there twice", () => {
    const [a = "", b = "", c = ""] = lines();
    write([b, a, c]);
    expect(opened()).toBe("entries moved");
    write([a, b, c, c]);
    expect(opened()).toBe("entries moved");
  });

  it("where a line is cut, as by a full disk", () => {
    writeFileSync(file(), readFileSync(file(), "utf8").slice(0, -40));
    expect(opened()).toBe("edited");
  });

  it("where something stands after its last line", () => {
    writeFileSync(file(), `${readFileSync(file(), "utf8")}{"sequence":`);
    expect(opened()).toBe("edited");
  });

  it("where it was replaced as a whole by an older copy, if its head was noted elsewhere", () => {
    const copies = ["ledger.jsonl", "head.json"].map(
      (name) => [name, readFileSync(join(folder, name))] as const,
    );
    const expected = releaseOnce(330, "2025-H1");
    for (const [name, content] of copies) writeFileSync(join(folder, name), content);
    expect(opened()).toBe("none");
    expect(problemOf(() => openLedger({ folder, mode: "audit", expected }))).toBe("replaced");
  });

  it("where a file of it is missing", () => {
    rmSync(join(folder, "head.json"));
    expect(opened()).toBe("missing");
    expect(problemOf(() => openLedger({ folder: `${folder}-not-there`, mode: "append" }))).toBe("missing");
  });

  it("inside the repository, unless the export is synthetic", () => {
    const inside = fileURLToPath(new URL("../../.throughcare/ledger", import.meta.url));
    expect(problemOf(() => initLedger({ folder: inside }))).toBe("inside the repository");
    expect(problemOf(() => openLedger({ folder: inside, mode: "audit", synthetic: true }))).toBe("missing");
  });

  it("where a real export would throw it away", () => {
    expect(problemOf(() => throwawayLedger({ synthetic: false }))).toBe("real export");
  });
});

describe("the ledger opens after a process was killed", () => {
  it("before its file was renamed, and after", () => {
    initLedger({ folder });
    releaseOnce(300, "2024-H1");
    const before = readFileSync(file());
    const head = JSON.parse(readFileSync(join(folder, "head.json"), "utf8"));
    const next = releaseOnce(310, "2024-H2");
    const announced = JSON.stringify({ ...head, next: { hash: next.hash, sequence: next.sequence } });
    writeFileSync(join(folder, "head.json"), announced);
    expect(openLedger({ folder, mode: "audit" }).entries).toHaveLength(2);
    writeFileSync(file(), before);
    expect(openLedger({ folder, mode: "audit" }).entries).toHaveLength(1);
    releaseOnce(320, "2024-H2 again");
    expect(openLedger({ folder, mode: "audit" }).entries).toHaveLength(2);
  });
});

describe("the ledger states what readers are told, as integers with bounds", () => {
  const statements = (statement: Parameters<typeof release>[0], tier: "public" | "internal" = "public") => {
    const ledger = throwawayLedger({ synthetic: true });
    release(statement, { policy: policies[tier], ledger });
    return ledger.pending[0]?.statements;
  };
  const people = { kind: "count", key: {}, measure: "people" };
  const outcome = { kind: "count", key: {}, measure: "outcome" };

  it("a shown count: its rounding, and the threshold that it has passed", () => {
    expect(statements(everybody(300, 11))).toEqual([
      { ...people, lower: 298, upper: 302 },
      { ...outcome, lower: 10, upper: 12 },
    ]);
  });

  it("a hidden count and a hidden remainder: what the mark says", () => {
    expect(statements(everybody(300, 3))?.[1]).toEqual({ ...outcome, lower: 0, upper: 9 });
    expect(statements(everybody(300, 297))?.[1]).toEqual({
      ...outcome,
      kind: "complement",
      of: "people",
      lower: 0,
      upper: 9,
    });
    expect(statements(everybody(300, 3), "internal")?.[1]).toEqual({ ...outcome, lower: 0, upper: 4 });
  });

  it("a small category: that it is small, and nothing of its parts", () => {
    const key = { sex: "female" };
    expect(statements(countsOf([{ key, counts: { people: 12, outcome: 3 } }]))).toEqual([
      { ...people, key, lower: 0, upper: 29 },
      { ...outcome, key, lower: 0, upper: null },
    ]);
  });

  it("a curve that is cut: that too few were at risk there, where these are counted", () => {
    const table = lifeTableOf([
      lifeGroup(100, [
        [182, 20, 20, 40],
        [365, 20, 20, 55],
      ]),
    ]);
    expect(statements(table, "internal")?.at(-1)).toEqual({
      kind: "count",
      key: {},
      day: 365,
      measure: "atRisk",
      lower: 0,
      upper: 9,
    });
    expect(statements(table)?.filter(({ measure }) => measure === "atRisk")).toEqual([]);
  });

  it("a mean: in half last digits", () => {
    expect(statements(pairedOf([pairedGroup()]))?.[1]).toEqual({
      kind: "mean",
      key: {},
      measure: "before",
      scale: 20,
      lower: 1223,
      upper: 1225,
    });
  });

  it("a point of a series: with the first day of its period", () => {
    expect(statements(seriesOf([{ start: "2024-01-01", numerator: 100, denominator: 201 }]))?.[0]).toEqual({
      kind: "count",
      key: {},
      start: "2024-01-01",
      measure: "numerator",
      lower: 98,
      upper: 102,
    });
  });
});
