import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExtractPolicy } from "../../../loaders/disclosure/research-extract/extract-policy.ts";
import type { RandomBytes } from "../../../loaders/disclosure/research-extract/fresh-pseudonyms.ts";
import type { Person } from "../../../loaders/disclosure/research-extract/person.ts";
import { readExtractPolicy } from "../../../loaders/disclosure/research-extract/read-extract-policy.ts";
import { readDelivery } from "../../../loaders/exports/read-delivery.ts";
import { silent } from "../../../loaders/progress.ts";
import { readResearchPeople } from "../../../loaders/read-research-people.ts";
import { buildWarehouse } from "../../../loaders/warehouse/build-warehouse.ts";
import { openDatabase } from "../../../loaders/warehouse/connection.ts";

export const policy: ExtractPolicy = readExtractPolicy();

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes that a seed decides. */
export const seededBytes = (seed: number): RandomBytes => {
  const next = seeded(seed);
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256));
};

const cutoff = Date.parse("2025-12-31T00:00:00Z");
const day = 86_400_000;
export const dateBefore = (days: number): string => new Date(cutoff - days * day).toISOString().slice(0, 10);

/** People of a small service, drawn with a seed. */
export function drawnPeople(count: number, seed: number): readonly Person[] {
  const next = seeded(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  return Array.from({ length: count }, (): Person => {
    const potentialDays = Math.floor(next() * 2500) + 1;
    const service = pick(["XK", "IT"]);
    const region = `${service} ${pick(["north", "south"])}`;
    const endDay = next() < 0.4 ? Math.floor(next() * potentialDays) : null;
    return {
      columns: {
        service,
        cohort_region: region,
        office: `${region} ${pick([1, 2, 3])}`,
        sex: pick(["male", "male", "male", "female"]),
        age_band: pick(["18-24", "25-34", "35-44", "45+", null]),
        pathway: pick(["returned fighter", "attempted traveller", "domestic", "family member", "other"]),
        measure: pick(["conditional release", "probation"]),
        custody_months: Math.floor(next() * 90),
      },
      enteredOn: dateBefore(potentialDays),
      potentialDays,
      endDay,
      endReason: endDay === null ? null : pick(["completed", "revoked", "transferred"]),
      initialLevel: pick(["low", "moderate", "high", null]),
      custody: [],
      programmesStarted: Math.floor(next() * 3),
      programmesCompleted: Math.floor(next() * 2),
      outcomes: ["breach", "extremist relapse", "reoffending"].map((outcome) => {
        const eventDay = next() < 0.4 ? Math.floor(next() * potentialDays) : null;
        return {
          outcome,
          evidence: 2,
          status: eventDay === null ? "censored" : "event",
          stopDay: eventDay ?? potentialDays,
          competingReason: null,
        } as const;
      }),
    };
  });
}

/** The people of a delivery, by the program's own way up to the extract's door. */
export async function deliveredPeople(delivered: {
  readonly exportsFolder: string;
  readonly mappingFolder?: string;
}): Promise<readonly Person[]> {
  const workFolder = await mkdtemp(join(tmpdir(), "extract-"));
  const { connection, close } = await openDatabase({ spillFolder: join(workFolder, "spill"), threads: 2 });
  try {
    const { delivery } = await readDelivery({ ...delivered, workFolder, connection, progress: silent });
    return await readResearchPeople(await buildWarehouse({ connection, delivery, workFolder }));
  } finally {
    close();
    await rm(workFolder, { recursive: true, force: true });
  }
}
