import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { csvParseRows } from "d3";

/** Public test cases with known outcomes; SOURCE.md there says where each comes from. */
export const caseFolder = resolve(process.env.THROUGHCARE_DISCLOSURE_CASES ?? "../shared/disclosure-cases");

export const casesArePresent = existsSync(join(caseFolder, "SOURCE.md"));

export const caseText = (file: string): string => readFileSync(join(caseFolder, file), "utf8");

export const caseJson = <T>(file: string): T => JSON.parse(caseText(file)) as T;

export function caseRows(file: string): Record<string, string>[] {
  const [header = [], ...rows] = csvParseRows(caseText(file));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}
