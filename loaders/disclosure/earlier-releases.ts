import { type ChainEntry, isFigure, type LedgerEntry, type ReleaseClosing } from "./ledger-entry.ts";

/** A release that was made before, as the ledger holds it. */
export interface EarlierRelease {
  readonly release: string;
  readonly tier: LedgerEntry["tier"];
  /** Day to which its data went. */
  readonly cutoff: string | null;
  readonly records: readonly LedgerEntry[];
  /** People whose records were corrected since, as the epochs begun after it say. */
  readonly slack: number;
  /** Place of its closing entry in the chain; undefined where the ledger was closed without one. */
  readonly sequence: number | undefined;
  /** Its private files, by their SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

/** Figures up to a closing entry are of one release; so are those after the last one, which has no files. */
export function earlierReleases(entries: readonly ChainEntry[]): readonly EarlierRelease[] {
  const found: EarlierRelease[] = [];
  let records: LedgerEntry[] = [];
  for (const entry of entries) {
    if (isFigure(entry)) records.push(entry);
    else if (entry.kind === "release") {
      found.push({
        ...headOf(entry),
        sequence: entry.sequence,
        records,
        slack: correctedAfter(entries, entry),
      });
      records = [];
    }
  }
  const [first] = records;
  if (first === undefined) return found;
  const { release, tier, sequence } = first;
  const unclosed = { release, tier, cutoff: null, files: {}, sequence: undefined };
  return [...found, { ...unclosed, records, slack: correctedAfter(entries, { sequence }) }];
}

const headOf = ({ release, tier, cutoff, files }: ReleaseClosing) => ({ release, tier, cutoff, files });

const correctedAfter = (
  entries: readonly ChainEntry[],
  { sequence }: { readonly sequence: number },
): number =>
  entries.reduce(
    (sum, entry) =>
      !isFigure(entry) && entry.kind === "epoch" && entry.sequence > sequence ? sum + entry.changed : sum,
    0,
  );
