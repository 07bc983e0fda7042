import { isLikelyName, isNameShaped, saysWho } from "./name-shape.ts";
import { nameKind } from "./names.ts";

interface NameOptions {
  /** Rows that hold a value, by which names (nearly all different) are told from labels (a few, repeated). */
  readonly rows: number;
  /** The column's name. */
  readonly column?: string;
}

/**
 * Whether the different values of a column are names of people. One full name that we know is enough. What
 * only looks like a name counts in numbers: half of the values look like a given and a family name; or most
 * values have the shape of one and nearly all differ, or are more than a service has offices in towns of two
 * words; or the column says whose name it is, or is one of a service's own that is published as delivered.
 */
export function holdNames(values: readonly string[], { rows, column = "" }: NameOptions): boolean {
  const kinds = values.map(nameKind);
  if (kinds.includes("full")) return true;
  const halves = kinds.filter((kind) => kind === "part").length;
  if (halves >= 5 && halves >= values.length * 0.4) return true;
  const shaped = values.filter(isNameShaped);
  const likely = shaped.filter(isLikelyName).length;
  if (likely >= 2 && likely >= values.length * 0.5) return true;
  if (saysWho(column) && shaped.length > 0 && shaped.length >= values.length * 0.5) return true;
  if (shaped.length < values.length * 0.8) return false;
  if (column.startsWith("cohort_") && shaped.length >= 3) return true;
  if (shaped.length >= 4 && values.length >= 5 && values.length >= rows * 0.8) return true;
  return shaped.length >= 8 && shaped.length >= values.length * 0.9;
}
