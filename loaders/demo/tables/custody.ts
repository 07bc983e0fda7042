import { isoDay } from "../calendar.ts";
import { cutoff, type Episode } from "../episode.ts";
import type { DemoRow } from "./out.ts";

/** A spell that lasts at the cut-off has no end yet. */
export function custodyRows(episode: Episode): DemoRow<"custody">[] {
  return episode.custody.map((spell) => ({
    case_id: episode.caseId,
    from_on: isoDay(spell.from),
    to_on: spell.to >= cutoff ? null : isoDay(spell.to),
    reason: spell.reason,
  }));
}
