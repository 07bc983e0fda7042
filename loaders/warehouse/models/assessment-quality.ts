import { defineModel } from "../model.ts";

export const assessmentQuality = defineModel({
  name: "assessment_quality",
  grain: "one row per assessment",
  key: ["assessment_id"],
  columns: {
    assessment_id: { description: "The assessment.", notNull: true },
    case_id: {
      description: "The supervision episode (episodes.case_id).",
      notNull: true,
      references: { relation: "models.episodes", column: "case_id" },
    },
    service: { description: "The probation service.", notNull: true },
    day: { description: "Days from time zero to the assessment." },
    purpose: { description: "Why it was made." },
    instrument: { description: "Name of the instrument.", notNull: true },
    items: { description: "Items delivered; null if the delivery has no items.", minimum: 0 },
    unrated: { description: "Items without a rating; null if the delivery has no items.", minimum: 0 },
    rater_certified: { description: "Whether the rater held a valid certificate." },
    overridden: { description: "Whether the final level differs from the instrument's; null if unknown." },
  },
});
