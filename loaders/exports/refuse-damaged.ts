import { DeliveryRefused, finding } from "./refusal.ts";
import type { CheckReport } from "./report/check-report.ts";
import type { RowRule } from "./rules.ts";

/**
 * Faults that no person typed: they come from a copy that was interrupted or a file that was put together
 * wrongly, so the rows around them cannot be trusted either.
 */
const damage: readonly RowRule[] = ["NUL byte", "line too long"];

/** Refuses a delivery with a damaged file, naming every place that shows it. Throws DeliveryRefused. */
export function refuseDamaged({ faults }: Pick<CheckReport, "faults">): void {
  const found = faults
    .filter(({ rule }) => damage.includes(rule))
    .flatMap(({ file, rule, lines }) =>
      lines.map((line) => finding("damaged file", { file, line, detail: rule })),
    );
  if (found.length > 0) throw new DeliveryRefused(found);
}
