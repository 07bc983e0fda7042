import { firstDayOfMonth, isoDay, monthOf } from "../calendar.ts";
import type { Draw } from "../draw.ts";
import { type Episode, inCustody } from "../episode.ts";
import { parameters } from "../parameters.ts";
import { isTrained } from "../staff.ts";
import { type LevelSpell, levelOn } from "../supervision-levels.ts";
import type { DemoRow } from "./out.ts";

const modes = { office: 0.6, home: 0.2, telephone: 0.15, video: 0.05 } as const;
type Outcome = DemoRow<"contacts">["outcome"];

/** Days of a month on which the person is supervised and free. */
function freeDays(episode: Episode, month: number): number[] {
  const days: number[] = [];
  const to = Math.min(firstDayOfMonth(month + 1) - 1, episode.last);
  for (let day = Math.max(firstDayOfMonth(month), episode.zero); day <= to; day++) {
    if (!inCustody(episode, day)) days.push(day);
  }
  return days;
}

/** Due days of a month: as many as the level requires for the days at hand, spread evenly. */
function dueDays(free: readonly number[], required: number, draw: Draw): number[] {
  const count = Math.round((required * free.length) / 30.4);
  return Array.from({ length: count }, (_, i) => {
    const place = Math.floor(((i + draw.uniform()) * free.length) / count);
    return free[Math.min(place, free.length - 1)]!;
  });
}

/** Outcomes of a month: all attended in a compliant month, at least one missed or excused in another. */
function outcomes(count: number, compliant: boolean, draw: Draw): Outcome[] {
  const failed = draw.whole(0, count - 1);
  return Array.from({ length: count }, (_, i) => {
    if (draw.chance(parameters.cancelledByService) && i !== failed) return "cancelled by the service";
    if (draw.chance(parameters.missing.contactOutcome)) return null;
    if (compliant || (i !== failed && draw.chance(0.7))) return "attended";
    return draw.chance(0.4) ? "excused" : "missed";
  });
}

export function contactRows(
  episode: Episode,
  { spells, contactId, draw }: { spells: readonly LevelSpell[]; contactId: () => string; draw: Draw },
): DemoRow<"contacts">[] {
  const rows: DemoRow<"contacts">[] = [];
  for (let month = monthOf(episode.zero); month <= monthOf(episode.last); month++) {
    const free = freeDays(episode, month);
    const required = parameters.contactsRequired[levelOn(spells, firstDayOfMonth(month))];
    const due = dueDays(free, required, draw);
    if (due.length === 0) continue;
    const skill = isTrained(episode.person.officer, firstDayOfMonth(month)) ? "trained" : "untrained";
    const results = outcomes(due.length, draw.chance(parameters.monthCompliance[skill]), draw);
    due.forEach((day, i) => {
      const late = draw.chance(0.75) ? 0 : draw.whole(1, 4);
      const held = free[Math.min(free.indexOf(day) + late, free.length - 1)]!;
      rows.push({
        contact_id: contactId(),
        case_id: episode.caseId,
        due_on: isoDay(day),
        held_on: results[i] === "attended" ? isoDay(held) : null,
        mode: draw.chance(parameters.missing.contactMode) ? null : draw.weighted(modes),
        outcome: results[i] ?? null,
      });
    });
  }
  return rows;
}
