import { isoDayOrNull } from "../calendar.ts";
import type { Episode } from "../episode.ts";
import type { Enrolment } from "../programmes.ts";
import type { DemoRow } from "./out.ts";

export function enrolmentRow(episode: Episode, enrolment: Enrolment, id: string): DemoRow<"enrolments"> {
  return {
    enrolment_id: id,
    case_id: episode.caseId,
    need_id: enrolment.needId,
    programme: enrolment.programme.name,
    kind: enrolment.programme.kind,
    referred_on: isoDayOrNull(enrolment.referred),
    started_on: isoDayOrNull(enrolment.started),
    ended_on: isoDayOrNull(enrolment.ended),
    sessions_planned: enrolment.referred === null ? null : enrolment.programme.sessions,
    sessions_attended: enrolment.attended,
    sessions_excused: enrolment.excused,
    eligible: enrolment.eligible,
    status: enrolment.status,
  };
}
