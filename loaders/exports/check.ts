import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "../progress.ts";
import type { CheckReport } from "../report/check-report.ts";
import { printReport } from "../report/print-report.ts";
import { openDatabase } from "../warehouse/connection.ts";
import { DeliveryRefused } from "./refusal.ts";
import { deliveryRules } from "./rules.ts";
import { takeIn } from "./take-in.ts";

interface CheckOptions {
  readonly exportsFolder: string;
  readonly mappingFolder?: string | undefined;
  readonly workFolder: string;
  /** Where the report is written as JSON, too. */
  readonly jsonFile?: string | undefined;
  readonly policy?: { readonly quarantineLimit: number } | undefined;
  readonly progress: Progress;
}

interface Checked {
  readonly report: CheckReport;
  /** The report for a person. */
  readonly text: string;
  /** 0 accepted, 1 more rows quarantined than the policy allows, 2 refused. */
  readonly exitCode: 0 | 1 | 2;
}

/** Checks a delivery and says what is wrong with it; a refused one gives a report as well. */
export async function check(options: CheckOptions): Promise<Checked> {
  await mkdir(options.workFolder, { recursive: true, mode: 0o700 });
  const report = await reportOn(options);
  if (options.jsonFile !== undefined)
    await writeWhole(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  return { report, text: printReport(report), exitCode: report.exitCode };
}

async function reportOn(options: CheckOptions): Promise<CheckReport> {
  const spillFolder = join(options.workFolder, "check");
  const { connection, close } = await openDatabase({ spillFolder });
  try {
    return (await takeIn({ ...options, connection })).report;
  } catch (error) {
    if (error instanceof DeliveryRefused) return refusedReport(error, options.policy?.quarantineLimit);
    throw error;
  } finally {
    close();
    await rm(spillFolder, { recursive: true, force: true });
  }
}

const refusedReport = ({ findings }: DeliveryRefused, limit = 0.05): CheckReport => ({
  delivery: "",
  outcome: "refused",
  exitCode: 2,
  limit,
  tables: [],
  mappedFiles: [],
  mappedFileFaults: [],
  faults: [],
  furtherFaults: [],
  unknownColumns: [],
  missingTables: [],
  otherFiles: [],
  notes: [],
  refusals: findings.map((finding) => ({ ...finding, cure: deliveryRules[finding.rule] })),
});

/** Beside first, renamed when it is whole. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.partial`;
  await writeFile(beside, text, { mode: 0o600 });
  await rename(beside, path);
}
