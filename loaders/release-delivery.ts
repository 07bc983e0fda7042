import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Released } from "../src/released/released.ts";
import type { ResearchExtract } from "../src/released/research-extract.ts";
import type { SiteData, Tier } from "../src/released/site-data.ts";
import { type AuditedRelease, auditRelease } from "./audit-release.ts";
import { auditReport } from "./audit-report.ts";
import type { BuildRequest } from "./build-options.ts";
import { closeRelease } from "./close-release.ts";
import { readPolicy } from "./disclosure/read-policy.ts";
import type { Gate } from "./disclosure/release.ts";
import { releaseSite } from "./disclosure/release-site.ts";
import { releasedIntake } from "./disclosure/released-intake.ts";
import { readExtractPolicy } from "./disclosure/research-extract/read-extract-policy.ts";
import { extractStatements, makeResearchExtract } from "./disclosure/research-extract/research-extract.ts";
import { writePrivate } from "./disclosure/write-private.ts";
import type { Delivery } from "./exports/delivery.ts";
import { readDelivery } from "./exports/read-delivery.ts";
import type { CheckReport } from "./exports/report/check-report.ts";
import { gatedFigures } from "./gated-figures.ts";
import { identifierValues } from "./identifier-values.ts";
import { catalogueEntries } from "./indicators/index.ts";
import { intakeReport } from "./intake-report.ts";
import { openRunLedger, secretOf } from "./open-run-ledger.ts";
import type { Progress } from "./progress.ts";
import { auditReportText, copyAuditReport } from "./publish/audit-files.ts";
import { lockFolder } from "./publish/folder-lock.ts";
import { writeReleased } from "./publish/released-files.ts";
import { writeResearchExtract } from "./publish/research-files.ts";
import { readResearchPeople } from "./read-research-people.ts";
import { openRunFolder } from "./run-folder.ts";
import { buildWarehouse } from "./warehouse/build-warehouse.ts";
import { openDatabase } from "./warehouse/connection.ts";
import type { Warehouse } from "./warehouse/warehouse.ts";

/** Where a build leaves the report of its audit: beside the warehouse, for the service alone. */
export const auditReportFile = (work: string, tier: Tier): string =>
  join(resolve(work), `audit-${tier}.json`);

type ReleaseRequest = Omit<BuildRequest, "out">;

/** What was made of the released files; a release is remembered by its manifest. */
interface Published {
  readonly manifest?: Uint8Array;
}

interface ReleaseOptions {
  /** Folder for the released files. */
  readonly to: string;
  readonly progress: Progress;
  /** Leaves out the audit: only to measure what stands before it. What comes out is not for readers. */
  readonly unaudited?: boolean;
  /** Uses the raw identifiers of the delivery while they are still at hand: the scan of what goes out. */
  readonly whileOpen?: (identifiers: AsyncIterable<string>) => Promise<Published>;
}

export interface ReleaseResult {
  readonly site: Released<SiteData>;
  readonly report: CheckReport;
  /** Of a release: what the audit found. */
  readonly audited?: Pick<AuditedRelease, "audit" | "seconds">;
}

/**
 * The way from a delivery to released files: check, warehouse, counts, gate, estimates. The warehouse and the
 * quarantine stay in the work folder; what leaves is what the gate let through.
 */
export async function releaseDelivery(
  request: ReleaseRequest,
  options: ReleaseOptions,
): Promise<ReleaseResult> {
  const work = resolve(request.work);
  await mkdir(work, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(join(work, "warehouse"));
  const run = await openRunFolder(work);
  const { connection, close } = await openDatabase({ spillFolder: join(run.path, "spill") });
  try {
    return await readAndRelease(request, { ...options, work, run: run.path, connection });
  } finally {
    close();
    run.close();
    await unlock();
  }
}

interface Running extends ReleaseOptions {
  readonly work: string;
  readonly run: string;
  readonly connection: DuckDBConnection;
}

async function readAndRelease(request: ReleaseRequest, running: Running): Promise<ReleaseResult> {
  const {
    unaudited = false,
    work,
    run,
    connection,
    progress,
    to,
    whileOpen = async (): Promise<Published> => ({}),
  } = running;
  const policy = readPolicy(request.policy)[request.tier];
  const intake = await readDelivery({
    exportsFolder: resolve(request.exports),
    mappingFolder: request.mapping === undefined ? undefined : resolve(request.mapping),
    workFolder: work,
    secret: secretOf(request),
    connection,
    policy: policy.intake,
    progress,
  });
  const { delivery, report } = intake;
  const warehouse = await buildWarehouse({ connection, delivery, workFolder: work, progress });
  const ledger = openRunLedger({ request, work, run, synthetic: delivery.synthetic });
  let released = false;
  try {
    const gate = { policy, ledger, release: delivery.name };
    const { crossing, releaseCrossing } = policy.audit;
    const { figures, audited, hidden } = await gatedFigures({
      warehouse,
      gate,
      crossing: unaudited
        ? null
        : (request.crossing ?? (request.release === true ? releaseCrossing : crossing)),
      progress,
    });
    const site = releaseSite({
      description: { ...describe(delivery), catalogue: catalogueEntries() },
      policy,
      figures: Object.values(figures),
      intake: releasedIntake(intakeReport(report), gate),
    });
    const extract =
      request.tier === "research" ? await extractFor(request, { warehouse, gate, progress }) : undefined;
    progress.step("writing the released files");
    await writeReleased(to, site);
    if (request.audit !== undefined) await copyAuditReport(resolve(request.audit), to);
    if (audited !== undefined)
      writePrivate(
        auditReportFile(work, policy.tier),
        auditReportText(auditReport({ audit: audited.audit, policy, suppression: site.suppression, hidden })),
      );
    if (extract !== undefined) await writeResearchExtract(join(to, "extract"), extract, connection);
    const { manifest } = await whileOpen(identifierValues(connection, await intake.identifiers()));
    if (request.release === true)
      closeRelease({
        gate,
        delivery,
        audited: audited ?? (await auditRelease({ warehouse, gate, progress })),
        manifest,
      });
    released = true;
    return { site, report, ...(audited === undefined ? {} : { audited }) };
  } finally {
    ledger.close({ keep: released });
  }
}

interface ExtractContext {
  readonly warehouse: Warehouse;
  readonly gate: Gate;
  readonly progress: Progress;
}

/** The person-level extract, which the ledger remembers by the size of its classes. */
async function extractFor(
  { policy: file }: ReleaseRequest,
  { warehouse, gate, progress }: ExtractContext,
): Promise<ResearchExtract> {
  progress.step("looking for the research extract that loses least");
  const policy = readExtractPolicy(file);
  const extract = makeResearchExtract(await readResearchPeople(warehouse), { policy });
  gate.ledger.record({
    release: gate.release ?? "unnamed",
    tier: gate.policy.tier,
    figure: "research-extract",
    definition: "1",
    policy: policy.version,
    unit: "people",
    statements: [...extractStatements(extract)],
  });
  return extract;
}

const describe = ({ synthetic, name, title, source, cutoff }: Delivery) => ({
  synthetic,
  delivery: name,
  title,
  source,
  asOf: cutoff,
});
