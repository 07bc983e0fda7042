import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openRunFolder } from "../run-folder.ts";
import { DeliveryRefused } from "./refusal.ts";
import type { CheckReport } from "./report/check-report.ts";
import { printReport } from "./report/print-report.ts";
import { deliveryRules } from "./rules.ts";
import { openScratchDatabase } from "./scratch-database.ts";
import { defaultLimit, type TakeInOptions, takeIn } from "./take-in.ts";

interface CheckOptions extends Omit<TakeInOptions, "connection"> {
  /** Where the report is written as JSON, too. */
  readonly jsonFile?: string | undefined;
}

interface Checked {
  readonly report: CheckReport;
  /** The report for a person. */
  readonly text: string;
  /** 0 accepted, 1 more rows quarantined than the policy allows, 2 refused. */
  readonly exitCode: 0 | 1 | 2;
}

/** Checks a delivery and says what is wrong with it; a refused one gives a report as well. */
export async function check({ jsonFile, ...options }: CheckOptions): Promise<Checked> {
  const report = await reportOn(options);
  if (jsonFile !== undefined) await writeWhole(jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  return { report, text: printReport(report), exitCode: report.exitCode };
}

async function reportOn(options: Omit<TakeInOptions, "connection">): Promise<CheckReport> {
  const run = await openRunFolder(options.workFolder);
  const { connection, close } = await openScratchDatabase(join(run.path, "spill"));
  try {
    return (await takeIn({ ...options, connection })).report;
  } catch (error) {
    if (error instanceof DeliveryRefused)
      return refusedReport(error, options.policy?.quarantineLimit ?? defaultLimit);
    throw error;
  } finally {
    close();
    run.close();
  }
}

const refusedReport = ({ findings }: DeliveryRefused, limit: number): CheckReport => ({
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
