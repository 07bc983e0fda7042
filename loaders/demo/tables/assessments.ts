import type { Assessment } from "../assessment.ts";
import { isoDay } from "../calendar.ts";
import type { Episode } from "../episode.ts";
import { instrumentOf } from "../instruments.ts";
import type { DemoRow } from "./out.ts";

export function assessmentRow(episode: Episode, assessment: Assessment): DemoRow<"assessments"> {
  const instrument = instrumentOf[episode.person.office.service];
  return {
    assessment_id: assessment.id,
    case_id: episode.caseId,
    instrument: instrument.name,
    instrument_version: instrument.version,
    assessed_on: isoDay(assessment.day),
    purpose: assessment.purpose,
    rater_id: assessment.rater.id,
    rater_certified: assessment.certified,
    double_of: assessment.doubleOf,
    level: assessment.level,
    level_before_override: assessment.levelBefore,
  };
}

export function itemRows(assessment: Assessment): DemoRow<"assessment_items">[] {
  return assessment.ratings.map(({ code, rating }) => ({
    assessment_id: assessment.id,
    item: code,
    rating,
  }));
}
