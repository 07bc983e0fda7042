import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { Draw } from "../demo/draw.ts";
import type { Columns } from "./columns.ts";
import { NUMBERS } from "./population.ts";

const START = Date.UTC(2015, 0, 1) / 86_400_000;
const dates = new Map<number, string>();

/** A day as it stands in files. */
function date(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const text = new Date((START + day) * 86_400_000).toISOString().slice(0, 10);
  dates.set(day, text);
  return text;
}

/** The drawn people as a service would export them: people.csv, and events.csv with all events of a person. */
export async function writePeople(folder: string, columns: Columns): Promise<void> {
  const draw = new Draw(1, "bench files", 0);
  const [time, cause, group] = [columns.time!, columns.cause!, columns.group!];
  const people = new CsvFile(join(folder, "people.csv"), ["person", "group", "started", "ended", ...NUMBERS]);
  const events = new CsvFile(join(folder, "events.csv"), ["person", "day", "kind"]);
  for (let i = 0; i < time.length; i++) {
    const person = `P${String(i).padStart(8, "0")}`;
    const started = draw.whole(0, 1000);
    const until = started + time[i]!;
    const ended = cause[i] === 0 ? until : until + draw.whole(0, 300);
    await people.add([
      person,
      group[i]!,
      date(started),
      date(ended),
      ...NUMBERS.map((name) => columns[name]![i]!),
    ]);
    // What comes after the first event, or after the end, does not count.
    if (cause[i] !== 0) await events.add([person, date(until), cause[i] === 1 ? "relapse" : "departure"]);
    if (draw.chance(0.3)) await events.add([person, date(ended + draw.whole(1, 300)), "relapse"]);
  }
  await people.close();
  await events.close();
}

/** Lines are gathered, so that a stream is not asked for each. */
class CsvFile {
  readonly #stream;
  #lines: string[] = [];

  constructor(path: string, header: readonly string[]) {
    this.#stream = createWriteStream(path);
    this.#lines.push(header.join(","));
  }

  async add(cells: readonly (string | number)[]): Promise<void> {
    this.#lines.push(cells.join(","));
    if (this.#lines.length >= 10_000) await this.#flush();
  }

  async #flush(): Promise<void> {
    const drained = this.#stream.write(`${this.#lines.join("\n")}\n`);
    this.#lines = [];
    if (!drained) await once(this.#stream, "drain");
  }

  async close(): Promise<void> {
    await this.#flush();
    this.#stream.end();
    await finished(this.#stream);
  }
}
