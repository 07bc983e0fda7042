import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Papa from "papaparse";

/** Where the public datasets lie, beside the repository unless told otherwise. */
export const datasets = resolve(process.env.THROUGHCARE_DATASETS ?? "../shared/datasets");
export const hasDatasets = existsSync(datasets);

interface ReferenceRow {
  readonly analysis: string;
  readonly stratum: string;
  readonly quantity: string;
  readonly value: string;
}

/** R's results of a dataset: `value(analysis, stratum, quantity)`. */
export function readReference(dataset: string, file: string) {
  const text = readFileSync(join(datasets, dataset, "reference", file), "utf8");
  const { data } = Papa.parse<ReferenceRow>(text, { header: true, skipEmptyLines: true });
  const values = new Map(
    data.map((row) => [`${row.analysis}|${row.stratum}|${row.quantity}`, Number(row.value)]),
  );
  return (analysis: string, stratum: string, quantity: string): number => {
    const value = values.get(`${analysis}|${stratum}|${quantity}`);
    if (value === undefined) throw new Error(`no reference for ${analysis}, ${stratum}, ${quantity}`);
    return value;
  };
}
