import { join, resolve } from "node:path";
import { writeDemo } from "../demo/write-demo.ts";
import type { Progress } from "../progress.ts";
import { openRunFolder } from "../run-folder.ts";
import { UsageError } from "../usage-error.ts";
import { type Measured, measure } from "./measure.ts";

interface BenchRequest {
  readonly people: string;
  readonly pairs: string;
  readonly work: string;
}

/** What is measured, and against what, in the same run. */
const contenders = ["rebuild", "scan"] as const;

/**
 * Measures a full rebuild (check, quarantine, warehouse, indicators, gate, released files) against DuckDB
 * reading the same files with their types and keeping nothing. Machines are noisy: runs alternate, and the
 * median of the ratios of processor seconds is what counts.
 */
export async function bench(
  request: BenchRequest,
  { progress }: { readonly progress: Progress },
): Promise<void> {
  const people = positive(request.people, "--people");
  const pairs = positive(request.pairs, "--pairs");
  const run = await openRunFolder(resolve(request.work));
  try {
    const delivery = join(run.path, "delivery");
    progress.step(`drawing a delivery of ${people.toLocaleString("en")} people`);
    await writeDemo({ folder: delivery, people, seed: 1, faults: false, progress });
    const ratios: number[] = [];
    const runs: Record<(typeof contenders)[number], Measured[]> = { rebuild: [], scan: [] };
    for (let pair = 1; pair <= pairs; pair++) {
      progress.step(`pair ${pair} of ${pairs}`);
      for (const name of contenders) runs[name].push(await measure(name, { delivery, work: run.path }));
      ratios.push((runs.rebuild.at(-1)?.cpuSeconds ?? 0) / (runs.scan.at(-1)?.cpuSeconds ?? 1));
    }
    console.log(table(runs));
    console.log(
      `Full rebuild against the scan, processor seconds: ${median(ratios).toFixed(2)} (median of ${pairs} pairs; from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
    );
  } finally {
    run.close();
  }
}

function table(runs: Readonly<Record<string, readonly Measured[]>>): string {
  const line = (cells: readonly string[]) => cells.map((cell) => cell.padStart(14)).join("");
  const rows = Object.entries(runs).map(([name, measured]) =>
    line([
      name,
      median(measured.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2),
      median(measured.map(({ wallSeconds }) => wallSeconds)).toFixed(2),
      Math.max(...measured.map(({ peakMegabytes }) => peakMegabytes)).toFixed(0),
    ]),
  );
  return ["", line(["", "CPU s", "wall s", "peak MB"]), ...rows, ""].join("\n");
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`${option} takes a whole number from 1.`);
  return value;
}
