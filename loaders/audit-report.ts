import type { AuditedFigure, AuditReport } from "../src/released/audit-report.ts";
import type { SiteData } from "../src/released/site-data.ts";
import type { ReleaseAudit } from "./disclosure/audit/release-audit.ts";
import type { HiddenCell } from "./disclosure/hide-cells.ts";
import type { TierPolicy } from "./disclosure/policy.ts";

interface Audited {
  readonly audit: ReleaseAudit;
  readonly policy: TierPolicy;
  readonly suppression: SiteData["suppression"];
  readonly hidden: readonly HiddenCell[];
}

/** The report of an audit, for a person and for the page of the internal tier. */
export const auditReport = ({ audit, policy, suppression, hidden }: Audited): AuditReport => ({
  release: audit.release,
  tier: policy.tier,
  crossing: audit.crossing,
  width: policy.audit.width,
  earlier: audit.earlier,
  spaces: audit.spaces.map(({ space, statements, protectedCounts, narrow, worlds, widths }) => ({
    space,
    statements,
    protectedCounts,
    narrow,
    worlds,
    widths: widths.map(([values, counts]) => ({ values, counts })),
  })),
  figures: suppression.map((cells) => figureOf(cells, audit, hidden)),
  notCovered: audit.notCovered,
});

function figureOf(
  { figure, shown, hidden }: SiteData["suppression"][number],
  { spaces }: ReleaseAudit,
  cells: readonly HiddenCell[],
): AuditedFigure {
  const found = spaces.flatMap(({ figures }) => figures).find((each) => each.figure === figure);
  return {
    figure,
    protectedCounts: found?.protectedCounts ?? 0,
    narrow: found?.narrow ?? 0,
    ...(found === undefined ? {} : { narrowest: found.narrowest, median: found.median }),
    shown,
    hidden,
    complementary: cells.filter((cell) => cell.figure === figure).length,
  };
}
