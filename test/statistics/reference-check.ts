import { existsSync } from "node:fs";
import { type Comparison, compare, comparePairs, DATASETS } from "./datasets/comparisons.ts";
import { datasets } from "./files.ts";

/** Exceptions may be this share of all reference values at most. */
const MOST_EXCEPTED = 0.02;

/** Prints how our estimates compare with R's reference values; names of datasets narrow it. Fails on any doubt. */
function check(chosen: readonly string[]): boolean {
  const unknown = chosen.filter((name) => !DATASETS.includes(name));
  if (unknown.length > 0) {
    console.error(`No such dataset: ${unknown.join(", ")}. There are ${DATASETS.join(", ")}.`);
    return false;
  }
  const absent = chosen.filter((name) => !existsSync(`${datasets}/${name}`));
  if (absent.length > 0) {
    console.error(
      `Datasets are absent: ${absent.join(", ")}. Put them in ../shared/datasets, or name their folder in THROUGHCARE_DATASETS.`,
    );
    return false;
  }
  const comparisons = chosen.map(compare);
  printTable(comparisons);
  printNames(comparisons);
  const pairsOff = chosen.includes("lalonde-nsw") ? checkPairs() : 0;
  const sum = (of: (comparison: Comparison) => number) =>
    comparisons.reduce((total, comparison) => total + of(comparison), 0);
  const values = sum((comparison) => comparison.values);
  const compared = sum((comparison) => comparison.compared);
  const excepted = sum(({ exceptions }) => exceptions.length);
  const off = sum((comparison) => comparison.off.length) + pairsOff;
  console.log(`${excepted} exceptions (${((100 * excepted) / values).toFixed(2)} %)`);
  console.log(`${compared} of ${values} reference values compared, ${off} off`);
  return off === 0 && compared + excepted === values && excepted <= MOST_EXCEPTED * values;
}

function printTable(comparisons: readonly Comparison[]): void {
  const rows = comparisons.map(({ dataset, values, compared, off, exceptions, missing }) => [
    dataset,
    { values, compared, off: off.length, exceptions: exceptions.length, missing: missing.length },
  ]);
  console.table(Object.fromEntries(rows));
}

function printNames(comparisons: readonly Comparison[]): void {
  for (const { exceptions, missing, off } of comparisons) {
    for (const { name, reason } of exceptions) console.log(`exception: ${name} (${reason})`);
    for (const name of missing) console.log(`missing: ${name}`);
    for (const name of off) console.log(`off: ${name}`);
  }
}

/** The matched pairs beside the values of lalonde-nsw; the number that are others than R's. */
function checkPairs(): number {
  const files = comparePairs();
  for (const { file, pairs, off } of files) {
    console.log(`${file}: ${pairs - off.length} of ${pairs} pairs equal`);
    for (const name of off) console.log(`off: ${name}`);
  }
  return files.reduce((total, { off }) => total + off.length, 0);
}

const named = process.argv.slice(2);
process.exitCode = check(named.length > 0 ? named : DATASETS) ? 0 : 1;
