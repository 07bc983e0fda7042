import { defineModel } from "../model.ts";

export const programmePaths = defineModel({
  name: "programme_paths",
  grain: "one row per referral to a programme",
  key: ["enrolment_id"],
  columns: {
    enrolment_id: { description: "The referral.", notNull: true },
    case_id: {
      description: "The supervision episode (episodes.case_id).",
      notNull: true,
      references: { relation: "models.episodes", column: "case_id" },
    },
    person_id: { description: "The person supervised.", notNull: true },
    service: { description: "The probation service.", notNull: true },
    programme: { description: "Code or name of the programme.", notNull: true },
    kind: { description: "Kind of programme." },
    eligible: { description: "Whether the person met the criteria; null where nobody recorded it." },
    referred: { description: "Whether the person was referred.", notNull: true },
    started: { description: "Whether the person started.", notNull: true },
    completed: { description: "Whether the person completed.", notNull: true },
  },
});
