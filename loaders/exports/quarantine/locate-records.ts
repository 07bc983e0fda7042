import { open } from "node:fs/promises";
import { bytesOf, placeholder } from "../files/clean-copy.ts";
import type { TextFile } from "../files/read-text-file.ts";
import { scanLines } from "../files/scan-lines.ts";
import { IntakeError } from "../intake-error.ts";
import type { Reject } from "../stage/rejects.ts";

/** Where a quarantined row stands, and what stands there. */
export interface LocatedRow {
  /** Number of the record among those that could be read, from 0; null for one that could not. */
  readonly record: number | null;
  readonly line: number;
  readonly text: string;
  /** Why it could not be read; null where the faults of the record are listed elsewhere. */
  readonly reject: Reject | null;
}

interface LocateOptions {
  readonly file: TextFile;
  readonly rejects: readonly Reject[];
  /** Records with faults, ascending; null: every record is told. */
  readonly faulty: readonly number[] | null;
  /** Records that could be read. */
  readonly readable: number;
  /** Takes the bytes of the faulty records, in their order, to be read once more. */
  readonly copyTo: string;
  readonly onRow: (row: LocatedRow) => void;
}

/**
 * Finds the line of every record that was rejected or is faulty, in one pass over the file; blocks without any
 * are passed over at memory speed.
 * @throws IntakeError where the file does not hold as many records as DuckDB found in it.
 */
export async function locateRecords(options: LocateOptions): Promise<void> {
  const { file, rejects, faulty, readable, copyTo, onRow } = options;
  const copy = await open(copyTo, "wx", 0o600);
  let pending: Buffer[] = [];
  let ordinal = 0;
  let record = 0;
  let nextReject = 0;
  let nextFaulty = 0;
  const mark = Buffer.from(placeholder);
  const newline = Buffer.from("\n");

  const passOver = (records: number): boolean => {
    const rejected = (rejects[nextReject]?.ordinal ?? Infinity) <= ordinal + records;
    const wanted = faulty === null || (faulty[nextFaulty] ?? Infinity) < record + records;
    if (ordinal === 0 || rejected || wanted) return false;
    ordinal += records;
    record += records;
    return true;
  };

  const onRecord = ({ line, bytes }: { readonly line: number; readonly bytes: Buffer }): void => {
    ordinal++;
    const isHeader = ordinal === 1 && file.header.present;
    if (isHeader || bytes.length === 0 || (bytes.length === 1 && bytes[0] === 13)) return;
    const reject = rejects[nextReject];
    if (reject?.ordinal === ordinal) {
      nextReject++;
      const isDamaged = bytes.subarray(0, 1).equals(mark);
      if (!isDamaged) onRow({ record: null, line, text: bytes.toString("utf8"), reject });
      return;
    }
    if (faulty === null) onRow({ record, line, text: "", reject: null });
    else if (faulty[nextFaulty] === record) {
      nextFaulty++;
      onRow({ record, line, text: bytes.toString("utf8"), reject: null });
      pending.push(Buffer.from(bytes), newline);
    }
    record++;
  };

  const chunks = async function* () {
    for await (const chunk of bytesOf(file.readable, 1 << 18)) {
      yield chunk;
      if (pending.length > 0) await copy.write(Buffer.concat(pending));
      pending = [];
    }
  };
  try {
    await scanLines(chunks(), { delimiter: file.header.delimiter, everyRecord: true, onRecord, passOver });
    if (pending.length > 0) await copy.write(Buffer.concat(pending));
  } finally {
    await copy.close();
  }
  if (record !== readable || nextReject !== rejects.length || nextFaulty !== (faulty?.length ?? 0))
    throw new IntakeError(
      `${file.name}: ${readable} records were read and ${rejects.length} rejected, ` +
        `but the file holds ${record} and ${nextReject}.`,
    );
}
