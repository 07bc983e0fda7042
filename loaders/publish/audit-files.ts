import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { AuditReport } from "../../src/released/audit-report.ts";
import { SiteError } from "./site-error.ts";

const whole = z.number().int().min(0);

/** Strict: what the report does not state does not go on a page. */
const schema: z.ZodType<AuditReport> = z.strictObject({
  release: z.string(),
  tier: z.enum(["public", "research", "internal"]),
  crossing: whole,
  width: whole,
  earlier: whole,
  spaces: z.array(
    z.strictObject({
      space: z.enum(["people", "staff"]),
      statements: whole,
      protectedCounts: whole,
      narrow: whole,
      worlds: whole,
      widths: z.array(z.strictObject({ values: whole, counts: whole })),
    }),
  ),
  figures: z.array(
    z.strictObject({
      figure: z.string(),
      protectedCounts: whole,
      narrow: whole,
      narrowest: z.exactOptional(whole),
      median: z.exactOptional(whole),
      shown: whole,
      hidden: whole,
      complementary: whole,
    }),
  ),
  notCovered: z.array(z.string()),
});

const placeIn = (released: string): string => join(released, "audit", "report.json");

export const auditReportText = (report: AuditReport): string => `${JSON.stringify(report, null, 2)}\n`;

/** Takes the report of another audit, of the tier that was published, into a site of the service itself. */
export async function copyAuditReport(file: string, released: string): Promise<void> {
  const report = schema.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!report.success)
    throw new SiteError(
      "--audit is no report of an audit, or of another version: write it anew with npm run audit -- --json.",
    );
  await mkdir(dirname(placeIn(released)), { recursive: true });
  await writeFile(placeIn(released), auditReportText(report.data));
}

/** What the page of the audit is drawn from; undefined in builds without one. */
export async function readAuditReport(released: string): Promise<AuditReport | undefined> {
  const text = await readFile(placeIn(released), "utf8").catch(() => undefined);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}
