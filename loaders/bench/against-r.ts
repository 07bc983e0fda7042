import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "../progress.ts";
import { writeColumns } from "./columns.ts";
import { type Comparison, type Goal, SIZES, type Size } from "./comparisons.ts";
import { drawPeople } from "./draw-people.ts";
import { type Measured, measure } from "./measure.ts";
import { median, printTable } from "./print-table.ts";
import { describeMissing, missingInR } from "./r.ts";
import { writePeople } from "./write-people.ts";

interface AgainstR {
  readonly comparisons: readonly Comparison[];
  readonly sizes: readonly Size[];
  readonly pairs: number;
  /** Private folder of the run. */
  readonly folder: string;
  readonly progress: Progress;
}

/**
 * Results of both sides may differ by this, relatively; else they did not compute the same. R's coxph stops where
 * the log likelihood gains less than 1e-9 of itself, ours goes on.
 */
const TOLERANCE = 1e-6;

/** Measures our estimators against R's on the same people, in alternation, and prints the ratios beside the goals. */
export async function benchAgainstR({
  comparisons,
  sizes,
  pairs,
  folder,
  progress,
}: AgainstR): Promise<void> {
  const rows: string[][] = [];
  const missing = new Map(comparisons.map(({ name, packages }) => [name, missingInR(packages)]));
  const possible = comparisons.filter(({ name }) => missing.get(name)!.length === 0);
  for (const size of sizes) {
    const people = join(folder, size);
    if (possible.length > 0) await write(people, size, possible, progress);
    for (const comparison of comparisons.filter(({ goals }) => size in goals)) {
      const absent = missing.get(comparison.name)!;
      const cells =
        absent.length > 0
          ? [`skipped, missing: ${describeMissing(absent)}`]
          : await rowOf(comparison, { size, pairs, people, progress });
      rows.push([comparison.name, size, ...cells]);
    }
  }
  const header = ["", "size", "ours CPU s", "R CPU s", "ours MB", "R MB", "ratio", "from", "to", "differ by"];
  console.log(printTable([...header, "base", "ambitious", "met"], rows));
  for (const { name, what } of comparisons) console.log(`${name}: ${what}`);
}

async function write(
  folder: string,
  size: Size,
  comparisons: readonly Comparison[],
  progress: Progress,
): Promise<void> {
  progress.step(`drawing ${SIZES[size].toLocaleString("en")} people`);
  mkdirSync(folder, { recursive: true });
  const columns = drawPeople(SIZES[size], 1);
  writeColumns(folder, columns);
  if (comparisons.some(({ files }) => files)) await writePeople(folder, columns);
}

interface Pairs {
  readonly ours: readonly Measured[];
  readonly theirs: readonly Measured[];
}

interface Circumstances {
  readonly size: Size;
  readonly pairs: number;
  readonly people: string;
  readonly progress: Progress;
}

/** Cells of a comparison; one that breaks off does not end the others. */
async function rowOf(comparison: Comparison, circumstances: Circumstances): Promise<string[]> {
  try {
    const measured = await measurePairs(comparison, circumstances);
    return describe(measured, comparison.goals[circumstances.size]);
  } catch (error) {
    return [error instanceof Error ? error.message : "could not be measured"];
  }
}

async function measurePairs(
  { name, ours, theirs, covariates = [] }: Comparison,
  { size, pairs, people, progress }: Circumstances,
): Promise<Pairs> {
  const args = [people, covariates.join(",")];
  const found: { ours: Measured[]; theirs: Measured[] } = { ours: [], theirs: [] };
  for (let pair = 1; pair <= pairs; pair++) {
    progress.step(`${name}, ${size}: pair ${pair} of ${pairs}`);
    found.ours.push(await measure(ours, args, { isCompiled: true }));
    progress.share(0.1);
    found.theirs.push(await measure(theirs, args));
  }
  return found;
}

function describe({ ours, theirs }: Pairs, goal: Goal | undefined): string[] {
  const ratios = ours.map(({ cpuSeconds }, i) => cpuSeconds / theirs[i]!.cpuSeconds);
  const ratio = median(ratios);
  const difference = differenceOf(ours[0]!.results, theirs[0]!.results);
  const seconds = (runs: readonly Measured[]) => median(runs.map(({ cpuSeconds }) => cpuSeconds));
  const peak = (runs: readonly Measured[]) =>
    Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)).toFixed(0);
  return [
    seconds(ours).toFixed(3),
    seconds(theirs).toFixed(3),
    peak(ours),
    peak(theirs),
    ratio.toFixed(3),
    Math.min(...ratios).toFixed(3),
    Math.max(...ratios).toFixed(3),
    difference.toExponential(0),
    ...(difference <= TOLERANCE ? describeGoal({ ratio, s: seconds(ours) }, goal) : ["", "", "not the same"]),
  ];
}

function describeGoal(
  measured: { readonly ratio: number; readonly s: number },
  goal: Goal | undefined,
): string[] {
  if (goal === undefined) return ["", "", "no goal"];
  const unit = goal.unit ?? "ratio";
  const met =
    measured[unit] <= goal.ambitious ? "ambitious" : measured[unit] <= goal.base ? "base" : "not met";
  const text = (value: number) => (unit === "s" ? `${value} s` : String(value));
  return [text(goal.base), text(goal.ambitious), met];
}

/** The largest relative difference, or infinite where one found another number of things. */
function differenceOf(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length || ours.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...ours.map((value, i) => Math.abs(value - theirs[i]!) / Math.abs(theirs[i]!)));
}
