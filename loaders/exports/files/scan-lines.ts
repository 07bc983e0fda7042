import { isUtf8 } from "node:buffer";
import type { RowRule } from "../rules.ts";
import { countNewlines } from "./count-newlines.ts";
import { recordEnd } from "./record-end.ts";

/** A line, or a record with quoted line ends, of more bytes than this is not a row of a table. */
export const longestRecord = 65_536;

export type Damage = Extract<
  RowRule,
  "NUL byte" | "invalid encoding" | "line too long" | "unterminated quote"
>;

/** A record as it stands in the file. */
export interface FileRecord {
  /** Its first line, counted from 1. */
  readonly line: number;
  readonly bytes: Buffer;
  /** Why it cannot be read at all. */
  readonly damage: Damage | null;
}

interface ScanOptions {
  readonly delimiter: string;
  /** Told of every record, blank lines included; without it, of the damaged ones only, which is far quicker. */
  readonly everyRecord?: boolean;
  readonly onRecord: (record: FileRecord) => void;
  /** With `everyRecord`: asked before a block of so many plain records; true: they are not told one by one. */
  readonly passOver?: (records: number) => boolean;
}

export interface LineCount {
  /** Records that are not blank lines; the header is one of them. */
  readonly records: number;
  readonly lines: number;
}

const newline = 10;
const carriageReturn = 13;
const quote = 34;
/** U+FFFD stands where a decoder, here or before delivery, met bytes that mean nothing. */
const replacement = Buffer.from("\uFFFD");

/**
 * Cuts a UTF-8 stream into records as RFC 4180 quotes them. A block without quotation marks, blank lines,
 * NULs, broken UTF-8 and long lines, which is nearly every block, costs a few searches at memory speed.
 */
export async function scanLines(
  chunks: AsyncIterable<Buffer>,
  { delimiter, everyRecord = false, onRecord, passOver = () => !everyRecord }: ScanOptions,
): Promise<LineCount> {
  const separator = delimiter.charCodeAt(0);
  let line = 1;
  let records = 0;
  let rest: Buffer = Buffer.alloc(0);
  let insideLongLine = false;

  const take = (record: FileRecord, lines: number): void => {
    const blank = record.damage === null && isBlank(record.bytes);
    if (!blank) records++;
    if (everyRecord || record.damage !== null) onRecord(record);
    line += lines;
  };

  /** Cuts records one by one and returns how many bytes were used. */
  const cut = (block: Buffer, final: boolean): number => {
    const valid = isUtf8(block.subarray(0, block.lastIndexOf(newline) + 1));
    let position = 0;
    let nextQuote = block.indexOf(quote);
    while (position < block.length) {
      let end = block.indexOf(newline, position);
      const length = (end === -1 ? block.length : end) - position;
      if (insideLongLine) {
        if (end === -1) return block.length;
        insideLongLine = false;
        position = end + 1;
        line++;
        continue;
      }
      if (length > longestRecord) {
        take({ line, bytes: block.subarray(position, position + longestRecord), damage: "line too long" }, 0);
        insideLongLine = true;
        continue;
      }
      if (end === -1) {
        if (!final) return position;
        end = block.length;
      }
      let breaks = 0;
      let damage: Damage | null = null;
      if (nextQuote !== -1 && nextQuote < position) nextQuote = block.indexOf(quote, position);
      if (nextQuote !== -1 && nextQuote < end) {
        const found = recordEnd(block, position, separator);
        if (found.quotes === "open" && !final && block.length - position <= longestRecord) return position;
        if (found.quotes === "closed" && found.at - position <= longestRecord) {
          // The last value of the block may go on: "a" may be the first half of "a""b".
          if (found.at === block.length && !final) return position;
          end = found.at;
          breaks = found.breaks;
        } else damage = "unterminated quote";
      }
      const bytes = block.subarray(position, end);
      if (damage === null && bytes.includes(0)) damage = "NUL byte";
      if (damage === null && ((!valid && !isUtf8(bytes)) || bytes.includes(replacement)))
        damage = "invalid encoding";
      take({ line, bytes, damage }, breaks + 1);
      position = end + 1;
    }
    return Math.min(position, block.length);
  };

  const read = (block: Buffer, final: boolean): number => {
    const whole = block.subarray(0, block.lastIndexOf(newline) + 1);
    if (insideLongLine || whole.length === 0 || !isPlain(whole)) return cut(block, final);
    const newlines = countNewlines(whole);
    if (!passOver(newlines)) return cut(block, final);
    records += newlines;
    line += newlines;
    return whole.length;
  };

  for await (const chunk of chunks) {
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    rest = block.subarray(read(block, false));
  }
  while (rest.length > 0) rest = rest.subarray(read(rest, true));
  return { records, lines: line - 1 };
}

const isBlank = (bytes: Buffer): boolean =>
  bytes.length === 0 || (bytes.length === 1 && bytes[0] === carriageReturn);

/** Whether a block of whole lines holds nothing that needs a closer look. */
const isPlain = (block: Buffer): boolean =>
  !block.includes(quote) &&
  !block.includes(0) &&
  block[0] !== newline &&
  block[0] !== carriageReturn &&
  !block.includes("\n\n") &&
  !block.includes("\n\r") &&
  !block.includes(replacement) &&
  !hasLongLine(block) &&
  isUtf8(block);

/** Hops from line end to line end, as far apart as allowed. */
function hasLongLine(block: Buffer): boolean {
  let start = 0;
  while (block.length - start > longestRecord) {
    const end = block.lastIndexOf(newline, start + longestRecord);
    if (end < start) return true;
    start = end + 1;
  }
  return false;
}
