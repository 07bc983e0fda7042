import { relative } from "node:path";
import type { SiteData } from "../../src/released/site-data.ts";
import type { CheckReport } from "../exports/report/check-report.ts";

interface Built {
  readonly site: SiteData;
  readonly report: CheckReport;
  readonly out: string;
  readonly seconds: number;
}

/** What a person is told after a build: where it is, what came in, what is shown and what is hidden. */
export function describeBuild({ site, report, out, seconds }: Built): string {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rows = sum(report.tables.map((table) => table.rows));
  const quarantined = sum(report.tables.map((table) => table.quarantined));
  const shown = sum(site.suppression.map((figure) => figure.shown));
  const hidden = sum(site.suppression.map((figure) => figure.hidden));
  const count = (value: number) => value.toLocaleString("en");
  return [
    `Built the ${site.tier} site in ${seconds.toFixed(1)} s: ${relative(process.cwd(), out) || "."}/`,
    `  rows read ${count(rows)}, accepted ${count(rows - quarantined)}, quarantined ${count(quarantined)} (npm run check says which)`,
    `  figures ${Object.keys(site.figures).length}; cells shown ${count(shown)}, hidden by the gate ${count(hidden)}`,
    `  release ${site.fingerprint.slice(0, 12)}`,
  ].join("\n");
}
