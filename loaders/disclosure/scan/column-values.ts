import { parseHTML } from "linkedom";
import Papa from "papaparse";

/** Values of columns and properties that are named like identifiers. */
export function columnValues(
  name: string,
  content: Uint8Array,
  isIdentifierColumn: (column: string) => boolean,
): readonly string[] {
  const text = () => Buffer.from(content).toString("utf8");
  if (/\.(csv|tsv|txt)$/i.test(name)) return fromCsv(text(), isIdentifierColumn);
  if (/\.(json|geojson|map)$/i.test(name) || name.endsWith("rows"))
    return fromJson(text(), isIdentifierColumn);
  if (/\.html?$/i.test(name)) return fromHtml(text(), isIdentifierColumn);
  return [];
}

function fromCsv(text: string, isColumn: (column: string) => boolean): readonly string[] {
  // Terms of use may stand above the header.
  const body = text.replace(/^\uFEFF?(?:#[^\n]*\n)+/, "");
  const [header = [], ...rows] = Papa.parse<string[]>(body, { skipEmptyLines: true }).data;
  const columns = header.flatMap((column, index) => (isColumn(column) ? [index] : []));
  return rows.flatMap((row) => columns.map((index) => row[index] ?? ""));
}

function fromJson(text: string, isColumn: (column: string) => boolean): readonly string[] {
  const found: string[] = [];
  const walk = (node: unknown, taken: boolean): void => {
    if (Array.isArray(node)) for (const item of node) walk(item, taken);
    else if (typeof node === "object" && node !== null)
      for (const [name, child] of Object.entries(node)) walk(child, isColumn(name));
    else if (taken) found.push(String(node));
  };
  for (const part of jsonParts(text)) walk(part, false);
  return found;
}

/** A JSON document, or one a line. */
function jsonParts(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text.split("\n").flatMap((line) => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
  }
}

function fromHtml(text: string, isColumn: (column: string) => boolean): readonly string[] {
  if (!/<table/i.test(text)) return [];
  const { document } = parseHTML(text);
  return [...document.querySelectorAll("table")].flatMap((table) => {
    const [header, ...rows] = [...table.querySelectorAll("tr")].map((row) =>
      [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.trim()),
    );
    const columns = (header ?? []).flatMap((column, index) => (isColumn(column) ? [index] : []));
    return rows.flatMap((row) => columns.map((index) => row[index] ?? ""));
  });
}
