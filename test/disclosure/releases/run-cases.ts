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

async function demoCase(folder: string, crossing: number): Promise<Case> {
  const deliveries = halfYears.map((as) => ({ as, exports: join(folder, as) }));
  for (const { as, exports } of deliveries) await writeDemo({ folder: exports, asOf: as });
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
  ["earlier", ({ earlier }) => String(earlier)],
  ["people", ({ people }) => count(people)],
  ["statements", ({ statements }) => count(statements)],
  ["targets", ({ targets }) => count(targets)],
  ["protected", ({ protectedCounts }) => count(protectedCounts)],
  ["proven", ({ protectedCounts, notProven }) => count(protectedCounts - notProven)],
  ["not proven", ({ notProven }) => count(notProven)],
  ["narrowest", ({ narrowest }) => count(narrowest)],
  ["audit s", ({ seconds }) => seconds.toFixed(1)],
  ["shown", ({ shown }) => count(shown)],
  ["hidden", ({ hidden }) => count(hidden)],
  ["certificate", ({ certificate }) => (certificate ? "holds" : "fails")],
];

const count = (value: number) => (Number.isFinite(value) ? value.toLocaleString("en") : "-");

const line = (cells: readonly string[]) => `  ${cells.map((cell) => cell.padStart(10)).join("  ")}`;

/** Releases the demo at three half-years, and three public datasets once, and says what each audit found. */
async function runCases({ crossing, only }: { crossing: number; only?: string }): Promise<void> {
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
      const one = name === "demo" ? await demoCase(folder, crossing) : mappedCase(name, crossing);
      console.log(`${name}\n${line(columns.map(([title]) => title))}`);
      await releaseInTurn(one, {
        folder,
        told: (outcome) => console.log(line(columns.map(([, of]) => of(outcome)))),
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
  .option("--only <names>", "some of demo, rossi, iowa, nij")
  .action(runCases);

try {
  await program.parseAsync();
} catch (error) {
  const failure = failureOf(error);
  console.error(failure.message);
  process.exitCode = failure.exitCode;
}
