import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";

export type Line = Readonly<Record<string, string>>;

/** The released numbers of a figure, as a reader downloads them. */
export const linesOf = (site: string, figure: string): readonly Line[] =>
  Papa.parse<Line>(readFileSync(join(site, "data", "figures", `${figure}.csv`), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;

/** The one line that has these values. */
export function lineOf(lines: readonly Line[], wanted: Line): Line {
  const found = lines.filter((line) => Object.entries(wanted).every(([name, value]) => line[name] === value));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} lines have ${JSON.stringify(wanted)}`);
  return only;
}

/** The rows of all tables of a page, as words. */
export const tableRows = (site: string, page: string): readonly string[] =>
  (readFileSync(join(site, `${page}.html`), "utf8").match(/<tr[^>]*>.*?<\/tr>/gs) ?? []).map((row) =>
    row
      .replace(/<[^>]+>/g, " ")
      .replace(/&nbsp;|\u00a0/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );

/** Whether a table of the page has a row with a rate's share and these counts of it, as pages write them. */
export function isTold(
  rows: readonly string[],
  line: Line,
  counts: readonly string[] = ["numerator", "denominator"],
): boolean {
  const written = (value: string | undefined) => Number(value).toLocaleString("en-GB");
  const share = Number(line.rate) * 100;
  const shares = [0, 1].map((digits) => `${share.toFixed(digits)}%`);
  return rows.some((row) => {
    const words = row.split(" ");
    return (
      counts.every((column) => words.includes(written(line[column]))) &&
      shares.some((each) => words.includes(each))
    );
  });
}
