import { resolve } from "node:path";
import type { AuditReport } from "../src/released/audit-report.ts";
import type { Tier } from "../src/released/site-data.ts";
import { auditRelease } from "./audit-release.ts";
import { auditReport } from "./audit-report.ts";
import type { ReleaseAudit } from "./disclosure/audit/release-audit.ts";
import type { Weakness } from "./disclosure/audit/weakness.ts";
import { throwawayLedger } from "./disclosure/ledger.ts";
import { readPolicy } from "./disclosure/read-policy.ts";
import { suppressionOf } from "./disclosure/release-site.ts";
import { readDelivery } from "./exports/read-delivery.ts";
import { computeFigures } from "./indicators/compute-figures.ts";
import { openRunLedger, secretOf } from "./open-run-ledger.ts";
import type { Progress } from "./progress.ts";
import { openRunFolder } from "./run-folder.ts";
import { buildWarehouse } from "./warehouse/build-warehouse.ts";
import { openDatabase } from "./warehouse/connection.ts";

/** What an audit is asked for, as the command line gives it. */
export interface AuditRequest {
  readonly exports: string;
  readonly mapping?: string | undefined;
  readonly tier: Tier;
  readonly work: string;
  /** Folder of the service's ledger: what it has said before is attacked as well. */
  readonly ledger?: string | undefined;
  readonly policy?: string | undefined;
  readonly crossing?: number | undefined;
  readonly tries?: number | undefined;
}

export interface AuditAnswer {
  readonly audit: ReleaseAudit;
  /** What gives away the first counts that have no proof. */
  readonly weaknesses: readonly Weakness[];
  readonly report: AuditReport;
}

/** Reads a delivery, passes the gate as a build would, and attacks what came out. Nothing is written but the work folder. */
export async function audit(request: AuditRequest, progress: Progress): Promise<AuditAnswer> {
  const work = resolve(request.work);
  const run = await openRunFolder(work);
  const { connection, close } = await openDatabase({ spillFolder: run.path });
  try {
    const policy = readPolicy(request.policy)[request.tier];
    const { delivery } = await readDelivery({
      exportsFolder: resolve(request.exports),
      mappingFolder: request.mapping === undefined ? undefined : resolve(request.mapping),
      workFolder: run.path,
      secret: secretOf(request),
      connection,
      policy: policy.intake,
      progress,
    });
    const warehouse = await buildWarehouse({ connection, delivery, workFolder: run.path, progress });
    // What is said here is said to nobody: nothing is added to a ledger.
    const ledger =
      request.ledger === undefined
        ? throwawayLedger({ synthetic: true })
        : openRunLedger({ request, work, run: run.path, synthetic: delivery.synthetic });
    const gate = { policy, ledger, release: delivery.name };
    const figures = await computeFigures({ warehouse, gate, progress });
    const { audit, weaknesses } = await auditRelease({
      warehouse,
      gate,
      progress,
      ...(request.crossing === undefined ? {} : { crossing: request.crossing }),
      ...(request.tries === undefined ? {} : { tries: request.tries }),
    });
    const suppression = Object.values(figures).map(suppressionOf);
    return { audit, weaknesses, report: auditReport({ audit, policy, suppression, hidden: [] }) };
  } finally {
    close();
    run.close();
  }
}
