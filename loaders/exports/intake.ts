import type { Delivery } from "./delivery.ts";
import type { CheckReport } from "./report/check-report.ts";

/** A delivery that has been read: what it is, what was found, and what must never be published. */
export interface Intake {
  readonly delivery: Delivery;
  readonly report: CheckReport;
  /** Name of a view (column `value`) of every raw key of the delivery, for the scan of what is published. */
  readonly identifiers: () => Promise<string>;
}
