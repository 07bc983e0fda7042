import { isoDay, isoDayOrNull } from "../calendar.ts";
import type { Episode } from "../episode.ts";
import { parameters } from "../parameters.ts";
import type { LevelSpell } from "../supervision-levels.ts";
import type { DemoRow } from "./out.ts";

const assessmentsRequired = { low: 1, moderate: 2, high: 2 } as const;

export function supervisionRow(episode: Episode, spell: LevelSpell): DemoRow<"supervision"> {
  return {
    case_id: episode.caseId,
    from_on: isoDay(spell.from),
    to_on: isoDayOrNull(spell.to),
    level: spell.level,
    contacts_required: parameters.contactsRequired[spell.level],
    assessments_required: assessmentsRequired[spell.level],
  };
}
