import type { Mark, Reason } from "../released/cell.ts";
import type { ComponentOptions } from "./component-options.ts";

/** Details that a message may name; "none" stands for those that a reason does not give. */
const noDetail = { table: "none", column: "none", months: "none", minimum: "none", evidence: "none" };

/** One sentence that says why something is not available. */
export function reasonText(reason: Reason, { t }: Pick<ComponentOptions, "t">): string {
  return t(`reason.${reason.code}`, { ...noDetail, ...reason.detail });
}

/** What a bracketed mark means, in words. */
export function markText(mark: Mark, { t }: Pick<ComponentOptions, "t">): string {
  if (mark.kind === "x") return reasonText(mark.reason, { t });
  if (mark.kind === "z") return t("components.mark.z.meaning");
  return t("components.mark.c.meaning", { side: mark.side ?? "none", limit: mark.limit ?? "none" });
}
