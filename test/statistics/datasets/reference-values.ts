import Papa from "papaparse";
import { datasets, textOf } from "../files.ts";

export type Row = Readonly<Record<string, string>>;

/** Rows of a CSV of a dataset, every value as text; of a header that occurs twice, the first counts. */
export function rowsOf(path: string): Row[] {
  const seen = new Set<string>();
  const { data } = Papa.parse<Row>(textOf(`${datasets}/${path}`), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (header: string, index: number) => {
      const name = header.trim();
      const first = !seen.has(name);
      seen.add(name);
      return first ? name : `${name} ${index}`;
    },
  });
  return data;
}

export interface ReferenceValue {
  readonly analysis: string;
  readonly stratum: string;
  readonly quantity: string;
  readonly value: number;
}

/** R's results for a dataset; empty values, which R could not estimate, are left out. */
export function referenceOf(dataset: string): ReferenceValue[] {
  const file = `${dataset}/reference/${dataset.split("-")[0]}_reference.csv`;
  return rowsOf(file)
    .filter((row) => row.value !== "")
    .map((row) => ({
      analysis: row.analysis!,
      stratum: row.stratum!,
      quantity: row.quantity!,
      value: Number(row.value),
    }));
}

/** Collects our results under the names that the reference files use. */
export class Results {
  readonly values = new Map<string, number>();

  add(analysis: string, stratum: string, quantities: Readonly<Record<string, number>>): void {
    for (const [quantity, value] of Object.entries(quantities)) {
      this.values.set(key({ analysis, stratum, quantity }), value);
    }
  }
}

export const key = ({ analysis, stratum, quantity }: Omit<ReferenceValue, "value">): string =>
  `${analysis} | ${stratum} | ${quantity}`;
