import { join } from "node:path";
import { writeDemo } from "../demo/write-demo.ts";
import type { Progress } from "../progress.ts";
import { type Measured, measure } from "./measure.ts";
import { median, printTable } from "./print-table.ts";

interface RebuildBench {
  readonly people: number;
  readonly pairs: number;
  /** Private folder of the run. */
  readonly folder: string;
  readonly progress: Progress;
}

/** What is measured, and against what. */
const contenders = ["rebuild", "scan"] as const;

/**
 * Measures a full rebuild (check, quarantine, warehouse, indicators, gate, released files) against DuckDB
 * reading the same files with their types and keeping nothing.
 */
export async function benchRebuild({ people, pairs, folder, progress }: RebuildBench): Promise<void> {
  const delivery = join(folder, "delivery");
  progress.step(`drawing a delivery of ${people.toLocaleString("en")} people`);
  await writeDemo({ folder: delivery, people, seed: 1, faults: false, progress });
  const ratios: number[] = [];
  const runs: Record<(typeof contenders)[number], Measured[]> = { rebuild: [], scan: [] };
  for (let pair = 1; pair <= pairs; pair++) {
    progress.step(`rebuild: pair ${pair} of ${pairs}`);
    for (const name of contenders) runs[name].push(await measure(`${name}.ts`, [delivery, folder]));
    ratios.push((runs.rebuild.at(-1)?.cpuSeconds ?? 0) / (runs.scan.at(-1)?.cpuSeconds ?? 1));
  }
  const rows = Object.entries(runs).map(([name, measured]) => [
    name,
    median(measured.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2),
    median(measured.map(({ wallSeconds }) => wallSeconds)).toFixed(2),
    Math.max(...measured.map(({ peakMegabytes }) => peakMegabytes)).toFixed(0),
  ]);
  console.log(printTable(["", "CPU s", "wall s", "peak MB"], rows));
  console.log(
    `Full rebuild of ${people.toLocaleString("en")} people against the scan, processor seconds: ${median(ratios).toFixed(2)} (median of ${pairs} pairs; from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  );
}
