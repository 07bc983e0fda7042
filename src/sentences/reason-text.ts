import type { Translate } from "../messages/translate.ts";
import type { Reason } from "../released/cell.ts";

/** Details that a message may name; "none" stands for those that a reason does not give. */
const noDetail = { table: "none", column: "none", months: "none", minimum: "none", evidence: "none" };

/** Why something is not available, as a whole sentence. */
export const reasonText = (t: Translate, reason: Reason): string =>
  t(`reason.${reason.code}`, { ...noDetail, ...reason.detail });
