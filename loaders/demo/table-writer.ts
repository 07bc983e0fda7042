import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";

export type CellValue = string | number | boolean | null;

const chunkSize = 1 << 16;

function csvCell(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes one CSV file row by row, in bounded memory as long as `settle` is awaited now and then. */
export class TableWriter<Row extends object> {
  readonly file: string;
  readonly columns: readonly string[];
  rows = 0;
  bytes = 0;
  readonly #stream: WriteStream;
  readonly #finished: Promise<void>;
  #pending = "";
  #failure: unknown = null;

  readonly #asKnown: (row: Row) => Row | null;

  /** @param asKnown the row as it is to be written, or null where it is not */
  constructor(
    folder: string,
    table: string,
    columns: readonly string[],
    asKnown: (row: Row) => Row | null = (row) => row,
  ) {
    this.#asKnown = asKnown;
    this.file = `${table}.csv`;
    this.columns = columns;
    this.#stream = createWriteStream(`${folder}/${this.file}`);
    this.#finished = finished(this.#stream);
    this.#finished.catch((error: unknown) => {
      this.#failure = error;
    });
    this.#append(`${columns.join(",")}\n`);
  }

  /** Line (1-based, the header is line 1) of the row written last. */
  get line(): number {
    return this.rows + 1;
  }

  cells(row: Row): string[] {
    const values = row as Readonly<Record<string, CellValue | undefined>>;
    return this.columns.map((column) => csvCell(values[column]));
  }

  write(row: Row): void {
    const known = this.#asKnown(row);
    if (known !== null) this.writeLine(this.cells(known).join(","));
  }

  /** Writes a line as it stands, whatever it holds. */
  writeLine(line: string, end = "\n"): void {
    this.rows += 1;
    this.#append(line + end);
  }

  /** Waits until the file has caught up; throws what went wrong with it so far. */
  async settle(): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    if (this.#stream.writableNeedDrain) {
      await Promise.race([once(this.#stream, "drain"), this.#finished]);
    }
  }

  async close(): Promise<void> {
    this.#flush();
    this.#stream.end();
    await this.#finished;
  }

  /** Gives the file up, after a failure elsewhere. */
  abandon(): void {
    this.#stream.destroy();
  }

  #append(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= chunkSize) this.#flush();
  }

  #flush(): void {
    const chunk = Buffer.from(this.#pending, "utf8");
    this.bytes += chunk.length;
    this.#stream.write(chunk);
    this.#pending = "";
  }
}
