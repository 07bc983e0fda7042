import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Papa from "papaparse";

const root = resolve(process.env.THROUGHCARE_DATASETS ?? "../shared/datasets");

/** Where a public dataset lies on this machine, if it does. */
export const datasetFolder = (name: string): string => join(root, name);
export const hasDataset = (name: string): boolean => existsSync(join(root, name, "SOURCE.md"));

/** Looks up a number of the reference that R computed; a look-up that finds nothing fails the test. */
export function readReference(dataset: string, file: string) {
  const text = readFileSync(join(root, dataset, "reference", file), "utf8");
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const values = new Map(rows.map((row) => [`${row.analysis}|${row.stratum}|${row.quantity}`, row.value]));
  return (analysis: string, stratum: string, quantity: string): number => {
    const value = values.get(`${analysis}|${stratum}|${quantity}`);
    if (value === undefined || value === "")
      throw new Error(`The reference has no ${quantity} of ${analysis}, ${stratum}.`);
    return Number(value);
  };
}
