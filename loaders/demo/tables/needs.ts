import { isoDay, isoDayOrNull } from "../calendar.ts";
import type { Draw } from "../draw.ts";
import type { Episode } from "../episode.ts";
import { parameters } from "../parameters.ts";
import type { Need } from "../programmes.ts";
import type { DemoRow } from "./out.ts";

const goalCodes = ["KEEP", "FIND", "IMPROVE", "LEAVE"] as const;

export function needRow(episode: Episode, need: Need, draw: Draw): DemoRow<"needs"> {
  const reviewed = need.identified + 182 + draw.whole(-20, 40);
  const attainment = Math.max(-2, Math.min(2, Math.round(draw.normal(0.1, 1))));
  const missing = draw.chance(parameters.missing.attainment) || reviewed > episode.last;
  return {
    need_id: need.id,
    case_id: episode.caseId,
    domain: need.domain,
    identified_on: isoDay(need.identified),
    level: draw.weighted({ low: 0.25, moderate: 0.45, high: 0.3 }),
    goal: `G-${draw.pick(goalCodes)}-${draw.whole(1, 9)}`,
    attainment: missing ? null : attainment,
    reviewed_on: isoDayOrNull(missing ? null : reviewed),
  };
}
