import { resolve } from "node:path";
import type { Progress } from "../progress.ts";
import { openRunFolder } from "../run-folder.ts";
import { UsageError } from "../usage-error.ts";
import { benchAgainstR } from "./against-r.ts";
import { benchRebuild } from "./against-scan.ts";
import { comparisons, SIZES, type Size } from "./comparisons.ts";

export interface BenchRequest {
  readonly people: string;
  readonly pairs: string;
  readonly size: string;
  readonly only?: string;
  readonly work: string;
}

const REBUILD = "rebuild";
export const benchNames = [REBUILD, ...comparisons.map(({ name }) => name)];

/**
 * Measures what has goals against something else in the same run: a rebuild against DuckDB's scan, estimators
 * against R's. Machines are noisy: runs alternate, and the median of the ratios of processor seconds counts.
 */
export async function bench(
  request: BenchRequest,
  { progress }: { readonly progress: Progress },
): Promise<void> {
  const people = positive(request.people, "--people");
  const pairs = positive(request.pairs, "--pairs");
  const sizes = listed(request.size, Object.keys(SIZES) as Size[], "--size");
  const names = listed(request.only ?? benchNames.join(","), benchNames, "--only");
  const run = await openRunFolder(resolve(request.work));
  try {
    const common = { pairs, folder: run.path, progress };
    if (names.includes(REBUILD)) await benchRebuild({ ...common, people });
    const chosen = comparisons.filter(({ name }) => names.includes(name));
    if (chosen.length > 0) await benchAgainstR({ ...common, comparisons: chosen, sizes });
  } finally {
    run.close();
  }
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`${option} takes a whole number from 1.`);
  return value;
}

function listed<Name extends string>(text: string, names: readonly Name[], option: string): Name[] {
  const chosen = text.split(",");
  const unknown = chosen.filter((name) => !names.includes(name as Name));
  if (unknown.length > 0)
    throw new UsageError(`${option} takes names from ${names.join(", ")}, with commas between them.`);
  return chosen as Name[];
}
