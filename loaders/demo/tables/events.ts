import { isoDay, isoDayOrNull } from "../calendar.ts";
import type { Draw } from "../draw.ts";
import { cutoff, type Episode } from "../episode.ts";
import type { Incident } from "../incidents.ts";
import { parameters } from "../parameters.ts";
import type { DemoRow } from "./out.ts";

/** What the service knew at the cut-off: an incident not yet decided is corroborated at most, and pending. */
function asKnown(incident: Incident): Pick<Incident, "grade" | "decided" | "decision"> {
  if (incident.decided === null || incident.decided <= cutoff) return incident;
  return { grade: incident.grade === 3 ? 2 : incident.grade, decided: null, decision: "pending" };
}

export function eventRows(episode: Episode, eventId: () => string, draw: Draw): DemoRow<"events">[] {
  return episode.incidents.map((incident) => {
    const known = asKnown(incident);
    return {
      event_id: eventId(),
      case_id: episode.caseId,
      kind: incident.kind,
      evidence: known.grade,
      occurred_on: isoDay(incident.day),
      recorded_on: draw.chance(parameters.missing.recordedOn) ? null : isoDay(incident.recorded),
      decided_on: isoDayOrNull(known.decided),
      decision: known.decision,
    };
  });
}
