import { type Incidence, incidenceOf } from "../../../loaders/disclosure/suppression/incidence.ts";
import { caseText } from "./case-folder.ts";

export interface Instance {
  readonly incidence: Incidence;
  readonly primary: readonly number[];
  readonly order: readonly number[];
  readonly secondary: readonly number[];
}

/** The .txt cases: lines I (rows, columns), C (a published cell), P, N, S; numbered from 1. */
export function instancesOf(file: string): Instance[] {
  const instances: Instance[] = [];
  let [innerCells, columns, lists]: [number, number[][], Record<string, number[]>] = [0, [], {}];
  for (const line of caseText(file).split("\n")) {
    const [kind = "", ...words] = line.trim().split(/\s+/);
    const numbers = words.map((word) => Number(word) - 1);
    if (kind === "I") [innerCells, columns, lists] = [Number(words[1]), [], {}];
    else if (kind === "C") columns.push(numbers);
    else lists[kind] = numbers;
    if (kind !== "S") continue;
    const { P: primary = [], N: order = [] } = lists;
    instances.push({
      incidence: incidenceOf(innerCells, columns),
      primary,
      order,
      secondary: numbers.toSorted((a, b) => a - b),
    });
  }
  return instances;
}
