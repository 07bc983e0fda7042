import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { writeDemo } from "../../../loaders/demo/write-demo.ts";
import { failureOf } from "../../../loaders/failure.ts";
import { type Case, type Outcome, releaseInTurn } from "./release-in-turn.ts";

const halfYears = ["2024-12-31", "2025-06-30", "2025-12-31"];
const datasets = process.env.THROUGHCARE_DATASETS ?? "../shared/datasets";
const mapped = { nij: "nij-georgia-parole", iowa: "iowa-prison-3yr", rossi: "rossi-tarp" } as const;

interface Asked {
  readonly crossing: number;
  readonly people: number;
  readonly only?: string;
}

async function demoCase(folder: string, { crossing, people }: Asked): Promise<Case> {
  const deliveries = halfYears.map((as) => ({ as, exports: join(folder, as) }));
  for (const { as, exports } of deliveries) await writeDemo({ folder: exports, asOf: as, people });
  return { name: "demo", deliveries, crossing };
}

const mappedCase = (name: keyof typeof mapped, crossing: number): Case => ({
  name,
  deliveries: [{ as: "all of it", exports: join(datasets, mapped[name]) }],
  mapping: join("data", "mappings", mapped[name]),
  crossing,
});

const columns: readonly (readonly [string, (outcome: Outcome) => string])[] = [
  ["as at", ({ as }) => as],
  ["earlier", ({ earlier }) => count(earlier)],
  ["people", ({ people }) => count(people)],
  ["statements", ({ statements }) => count(statements)],
  ["targets", ({ targets }) => count(targets)],
  ["protected", ({ protectedCounts }) => count(protectedCounts)],
  ["not proven", ({ notProven, refused }) => (refused === undefined ? count(notProven) : "refused")],
  ["narrowest", ({ narrowest }) => count(narrowest)],
  ["audit s", ({ auditSeconds }) => auditSeconds?.toFixed(1) ?? "-"],
  ["all s", ({ seconds }) => seconds.toFixed(1)],
  ["shown", ({ shown }) => count(shown)],
  ["hidden", ({ hidden }) => count(hidden)],
  ["certificate", ({ certificate }) => (certificate ? "holds" : "fails")],
];

const count = (value = Number.NaN) => (Number.isFinite(value) ? value.toLocaleString("en") : "-");

const line = (cells: readonly string[]) => `  ${cells.map((cell) => cell.padStart(10)).join("  ")}`;

function print(outcome: Outcome): void {
  console.log(line(columns.map(([, of]) => of(outcome))));
  if (outcome.refused !== undefined)
    console.log(
      `    ${outcome.refused
        .split("\n")
        .filter((text) => !/^ +Statements/.test(text))
        .join("\n    ")}`,
    );
}

/** Releases the demo at three half-years, and three public datasets once, and says what each audit found. */
async function runCases({ crossing, people, only }: Asked): Promise<void> {
  console.log(
    `Public tier; protected counts by up to ${crossing} characteristics, and their changes between releases.`,
  );
  for (const name of ["demo", "rossi", "iowa", "nij"] as const) {
    if (only !== undefined && !only.split(",").includes(name)) continue;
    if (name !== "demo" && !existsSync(join(datasets, mapped[name]))) {
      console.log(`${name}: skipped, ${join(datasets, mapped[name])} is not there`);
      continue;
    }
    const folder = mkdtempSync(join(tmpdir(), "releases-"));
    try {
      const one = name === "demo" ? await demoCase(folder, { crossing, people }) : mappedCase(name, crossing);
      console.log(`${name}\n${line(columns.map(([title]) => title))}`);
      await releaseInTurn(one, {
        folder,
        told: print,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

const program = new Command("npm run releases:cases --")
  .description(
    "Releases deliveries in turn into one ledger, audits each against all before, and prints what came out.",
  )
  .option("--crossing <number>", "characteristics crossed at once in a protected count", Number, 1)
  .option("--people <number>", "people of the demo", Number, 300)
  .option("--only <names>", "some of demo, rossi, iowa, nij")
  .action(runCases);

try {
  await program.parseAsync();
} catch (error) {
  const failure = failureOf(error);
  console.error(failure.message);
  process.exitCode = failure.exitCode;
}
