import { compare, comparePairs, DATASETS } from "./datasets/comparisons.ts";
import { datasetsPresent } from "./datasets/reference-values.ts";

/** Exceptions may be this share of all reference values at most. */
const MOST_EXCEPTED = 0.02;

if (!datasetsPresent) {
  console.error(
    "The public datasets are absent. Put them at ../shared/datasets, or name their folder in THROUGHCARE_DATASETS.",
  );
  process.exit(1);
}

const comparisons = DATASETS.map(compare);
const pairs = comparePairs();
const count = (of: (comparison: (typeof comparisons)[number]) => number): number =>
  comparisons.reduce((sum, comparison) => sum + of(comparison), 0);

console.table(
  Object.fromEntries(
    comparisons.map(({ dataset, values, compared, off, exceptions, missing }) => [
      dataset,
      { values, compared, off: off.length, exceptions: exceptions.length, missing: missing.length },
    ]),
  ),
);
for (const { exceptions } of comparisons) {
  for (const { name, reason } of exceptions) console.log(`exception: ${name} (${reason})`);
}
for (const { missing } of comparisons) for (const name of missing) console.log(`missing: ${name}`);
for (const { off } of [...comparisons, ...pairs]) for (const name of off) console.log(`off: ${name}`);
for (const { file, pairs: n, off } of pairs) console.log(`${file}: ${n - off.length} of ${n} pairs equal`);

const values = count((comparison) => comparison.values);
const compared = count((comparison) => comparison.compared);
const excepted = count((comparison) => comparison.exceptions.length);
const off = count((comparison) => comparison.off.length);
const pairsOff = pairs.reduce((sum, { off: wrong }) => sum + wrong.length, 0);
console.log(`${excepted} exceptions (${((100 * excepted) / values).toFixed(2)} %)`);
console.log(`${compared} of ${values} reference values compared, ${off + pairsOff} off`);

const whole = compared + excepted === values && excepted <= MOST_EXCEPTED * values;
process.exitCode = whole && off + pairsOff === 0 ? 0 : 1;
