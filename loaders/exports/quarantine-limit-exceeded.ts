import type { CheckReport } from "./report/check-report.ts";
import { deliveryRules } from "./rules.ts";

/** More rows of a file are quarantined than the policy allows. Exit code 1. */
export class QuarantineLimitExceeded extends Error {
  override readonly name = "QuarantineLimitExceeded";
  readonly exitCode = 1;
  readonly report: CheckReport;

  constructor(report: CheckReport) {
    const files = [...report.tables, ...report.mappedFiles].filter(
      ({ rows, quarantined }) => rows > 0 && quarantined / rows > report.limit,
    );
    const lines = files.map(
      ({ file, rows, quarantined }) => `${file}: ${quarantined} of ${rows} rows quarantined.`,
    );
    super(
      `Too many rows are quarantined: the policy allows ${report.limit * 100} % of a file.\n` +
        `${lines.join("\n")}\n${deliveryRules["too many rows quarantined"]}`,
    );
    this.report = report;
  }
}
