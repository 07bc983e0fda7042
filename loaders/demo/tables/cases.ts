import { isoDay, isoDayOrNull } from "../calendar.ts";
import type { Draw } from "../draw.ts";
import type { Episode } from "../episode.ts";
import { parameters } from "../parameters.ts";
import { followsCustody } from "../person.ts";
import type { DemoRow } from "./out.ts";

export function caseRow(episode: Episode, draw: Draw): DemoRow<"cases"> {
  const { person } = episode;
  return {
    case_id: episode.caseId,
    person_id: person.id,
    service: person.office.service,
    office: person.office.name,
    sex: person.sex,
    age_band: person.ageBand,
    pathway: person.pathway,
    measure: person.measure,
    custody_months: person.custodyMonths,
    released_on: isoDayOrNull(episode.released),
    supervision_started_on: isoDay(episode.started),
    planned_end_on: draw.chance(parameters.missing.plannedEnd) ? null : isoDay(episode.plannedEnd),
    ended_on: isoDayOrNull(episode.ended),
    end_reason: episode.endReason,
    cohort_region: person.office.region,
    cohort_prison_programme: followsCustody(person.measure) ? (person.prisonProgramme ? "yes" : "no") : null,
  };
}
