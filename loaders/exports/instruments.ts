import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/**
 * Structure of an instrument, as a file in data/instruments describes it: codes, domains, scales. The texts
 * of the items are under the publishers' rights and have no place here; the schema refuses unknown keys, so
 * that none can slip in.
 */
export const instrumentSchema = z
  .strictObject({
    /** As in assessments.instrument. */
    name: z.string().min(1).max(40),
    title: z.string().min(1).max(200),
    version: z.string().min(1).max(20),
    kind: z.enum(["structured professional judgement", "self-report"]),
    /** Who holds the rights, and where the structure is published. */
    rights: z.string().min(1).max(300),
    sources: z.array(z.string().min(1).max(300)).min(1),
    /** What was written from memory and must be checked against the manual before it is relied upon. */
    recalled: z.array(z.string().min(1).max(300)),
    domains: z.array(
      z.strictObject({
        code: z.string().regex(/^[A-Z]{1,6}$/),
        name: z.string().min(1).max(80),
        /** core: part of the overall judgement; additional: described beside it. */
        part: z.enum(["core", "additional"]),
      }),
    ),
    scales: z.record(
      z.string(),
      z.array(z.strictObject({ rating: z.number(), label: z.string().min(1).max(40) })).min(2),
    ),
    items: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[A-Z]{1,6}\.[0-9]{1,3}$/),
          /** Null where the publisher's manual alone assigns the item to a domain. */
          domain: z.string().nullable(),
          scale: z.string(),
          /** What a higher rating means; null where the publisher's manual alone says so. */
          direction: z.enum(["more risk", "less risk"]).nullable(),
          protective: z.boolean(),
        }),
      )
      .min(1),
  })
  .superRefine((instrument, context) => {
    const domains = new Set(instrument.domains.map(({ code }) => code));
    const codes = new Set<string>();
    instrument.items.forEach(({ code, domain, scale }, i) => {
      const fault = (message: string) =>
        context.addIssue({ code: "custom", path: ["items", i], message: `item ${code}: ${message}` });
      if (codes.has(code)) fault("its code stands twice");
      if (domain !== null && !domains.has(domain)) fault("its domain is not described");
      if (!Object.hasOwn(instrument.scales, scale)) fault("its scale is not described");
      codes.add(code);
    });
  });

export type Instrument = z.infer<typeof instrumentSchema>;

/** A description of an instrument that cannot be used. */
export class InstrumentError extends Error {
  override readonly name = "InstrumentError";
  readonly file: string;

  constructor(file: string, problem: string) {
    super(`${file}: ${problem} Correct the description of the instrument.`);
    this.file = file;
  }
}

const ownFolder = fileURLToPath(new URL("../../data/instruments/", import.meta.url));

async function readInstrument(folder: string, file: string): Promise<Instrument> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, file), "utf8"));
  } catch {
    throw new InstrumentError(file, "it is not JSON that can be read.");
  }
  const parsed = instrumentSchema.safeParse(json);
  if (!parsed.success) throw new InstrumentError(file, `${z.prettifyError(parsed.error)}.`);
  return parsed.data;
}

/**
 * Reads every description (*.json) in a folder, the program's own by default, in order of file names.
 * Throws InstrumentError naming the file and the property.
 */
export async function readInstruments(folder: string = ownFolder): Promise<readonly Instrument[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const instruments = await Promise.all(files.map((file) => readInstrument(folder, file)));
  const names = instruments.map(({ name }) => name);
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (twice >= 0) throw new InstrumentError(files[twice]!, "another file describes the same instrument.");
  return instruments;
}

/** Ratings that an item allows, in order of its scale. */
export const allowedRatings = (instrument: Instrument, item: Instrument["items"][number]): number[] =>
  instrument.scales[item.scale]!.map(({ rating }) => rating);
