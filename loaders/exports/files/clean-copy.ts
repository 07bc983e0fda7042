import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { countNewlines } from "./count-newlines.ts";
import type { Damage } from "./scan-lines.ts";
import { scanLines } from "./scan-lines.ts";

/** Stands for a record that cannot be read; no row of a table begins with it. */
export const placeholder = "\x1a";

/** A record that cannot be read, as the quarantine keeps it. */
export interface DamagedRecord {
  readonly line: number;
  readonly rule: Damage;
  /** Its beginning; it stays in the quarantine. */
  readonly text: string;
}

export const bytesOf = (path: string, size = 4 << 20): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: size });

/**
 * Copies a text file with a placeholder for every damaged record, on as many lines as before, so that DuckDB
 * meets nothing that it would drop without a word.
 */
export async function cleanCopy(from: string, to: string, delimiter: string): Promise<void> {
  const out = await open(to, "wx", 0o600);
  try {
    let pending: Buffer[] = [];
    const flush = async () => {
      const block = Buffer.concat(pending);
      pending = [];
      await out.write(block);
    };
    const chunks = async function* () {
      for await (const chunk of bytesOf(from)) {
        yield chunk;
        await flush();
      }
    };
    const newline = Buffer.from("\n");
    await scanLines(chunks(), {
      delimiter,
      everyRecord: true,
      onRecord: ({ bytes, damage }) => {
        pending.push(damage === null ? Buffer.from(bytes) : standIn(bytes), newline);
      },
    });
    await flush();
  } finally {
    await out.close();
  }
}

/** A placeholder on as many lines as the record has, with its kind of line end. */
const standIn = (bytes: Buffer): Buffer =>
  Buffer.from(placeholder + (bytes.at(-1) === 13 ? "\r" : "") + "\n".repeat(countNewlines(bytes)));
