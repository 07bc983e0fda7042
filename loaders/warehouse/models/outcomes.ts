import { defineModel } from "../model.ts";

export const outcomes = defineModel({
  name: "outcomes",
  grain: "one row per person, outcome and grade of evidence",
  key: ["person_id", "outcome", "evidence"],
  columns: {
    person_id: { description: "The person (episodes.person_id).", notNull: true },
    case_id: {
      description: "The person's first episode (episodes.case_id).",
      notNull: true,
      references: { relation: "models.episodes", column: "case_id" },
    },
    outcome: {
      description: "What is looked for.",
      notNull: true,
      accepted: ["extremist relapse", "reoffending", "breach"],
    },
    evidence: {
      description: "Grade of evidence, exactly this: 1 unverified, 2 corroborated, 3 adjudicated.",
      notNull: true,
      accepted: [1, 2, 3],
    },
    event_day: {
      description:
        "Calendar days from time zero to the first such event, whatever ended before; null if none.",
      minimum: 0,
    },
    time_day: {
      description: "Days at risk, custody taken out, to the event, the competing end or the cut-off.",
      notNull: true,
      minimum: 0,
    },
    status: {
      description: "What came first; an event on the day of an end is the event.",
      notNull: true,
      accepted: ["event", "competing", "censored"],
    },
    competing_reason: {
      description: "The reason of the competing end; null for events and censored people.",
      accepted: ["completed", "revoked", "transferred", "departed", "deceased", "other", "unknown"],
    },
  },
});
