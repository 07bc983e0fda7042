import Papa from "papaparse";

const candidates = [",", ";", "\t", "|"] as const;

interface Guess {
  readonly delimiter: string;
  readonly columns: number;
  readonly known: number;
  readonly steady: number;
}

/**
 * The delimiter of a text, from its first records. Names that the contract knows decide; where no name is
 * known, the number of columns that the records agree on does. "ambiguous" where two fit equally well.
 */
export function findDelimiter(head: string, isKnown: (name: string) => boolean): string | "ambiguous" {
  const guesses = candidates.map((delimiter): Guess => {
    const records = recordsOf(head, delimiter);
    const columns = records[0]?.length ?? 0;
    return {
      delimiter,
      columns,
      known: (records[0] ?? []).filter((name) => isKnown(name.trim().toLowerCase())).length,
      steady: columns < 2 ? 0 : records.filter(({ length }) => length === columns).length / records.length,
    };
  });
  const most = Math.max(...guesses.map(({ known }) => known));
  const best = guesses.filter(({ known }) => known === most);
  if (best.length === 1 && most > 0) return best[0]?.delimiter ?? ",";
  const several = best.filter(({ columns }) => columns > 1);
  if (several.length === 0) return ",";
  const steadiest = Math.max(...several.map(({ steady }) => steady));
  const finalists = several.filter(({ steady }) => steady === steadiest);
  return finalists.length === 1 ? (finalists[0]?.delimiter ?? ",") : "ambiguous";
}

/** The first whole records; the last one of a cut head is left out, and blank lines are no records. */
function recordsOf(head: string, delimiter: string): readonly string[][] {
  const { data } = Papa.parse<string[]>(head, { delimiter, preview: 50, skipEmptyLines: true });
  return data.length > 1 && data.length < 50 ? data.slice(0, -1) : data;
}
