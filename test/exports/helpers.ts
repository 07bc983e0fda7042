import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { check } from "../../loaders/exports/check.ts";
import { type TakeInOptions, takeIn } from "../../loaders/exports/take-in.ts";
import { silent } from "../../loaders/progress.ts";
import { openDatabase } from "../../loaders/warehouse/connection.ts";

/** A folder that is gone when the callback ends. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "throughcare-intake-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes files, by path within the folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

type Taken = Awaited<ReturnType<typeof takeIn>> & {
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>;
};

/** Takes a delivery in, with a database and a work folder of its own. */
export async function withIntake<T>(
  options: Partial<TakeInOptions> & { readonly exportsFolder: string },
  use: (taken: Taken, workFolder: string) => Promise<T>,
): Promise<T> {
  return withFolder(async (workFolder) => {
    const { connection, close } = await openDatabase({ spillFolder: join(workFolder, "spill") });
    try {
      const intake = await takeIn({
        workFolder,
        connection,
        policy: { quarantineLimit: 1 },
        progress: silent,
        ...options,
      });
      return await use({ ...intake, rows: (sql) => rowsOf(connection, sql) }, workFolder);
    } finally {
      close();
    }
  });
}

/** Checks a delivery as the command does: report, exit code, and the text for a person. */
export async function checked(
  options: { readonly exportsFolder: string } & Partial<Parameters<typeof check>[0]>,
) {
  return withFolder((workFolder) => check({ workFolder, progress: silent, ...options }));
}

const rowsOf = async (connection: DuckDBConnection, sql: string) =>
  (await connection.runAndReadAll(sql)).getRowObjectsJson();

export const cases = [
  "case_id,person_id,service,office,sex,released_on,supervision_started_on,ended_on,end_reason",
  "case-0001,person-0001,XK,Gjilan,male,2020-01-10,2020-01-10,2021-06-30,completed",
  "case-0002,person-0002,XK,Pejë,female,,2020-03-01,,",
  "case-0003,person-0003,IT,Torino,male,2019-05-01,2019-05-10,,",
  "",
].join("\n");

export const contacts = [
  "contact_id,case_id,due_on,held_on,mode,outcome",
  "contact-01,case-0002,2020-04-01,2020-04-01,office,attended",
  "contact-02,case-0002,2020-05-01,,telephone,missed",
  "contact-03,case-0003,2020-04-01,2020-04-02,home,attended",
  "contact-04,case-0001,2020-04-01,,video,excused",
  "",
].join("\n");

export const packageJson = JSON.stringify({ name: "case", throughcare: { cutoff: "2024-12-31" } });
