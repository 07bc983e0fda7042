import { defineModel } from "../model.ts";

export const trainingScores = defineModel({
  name: "training_scores",
  grain: "one row per person trained, course and first day of the course",
  key: ["staff_id", "course", "held_on", "held_day"],
  columns: {
    staff_id: { description: "The member of staff.", notNull: true },
    service: { description: "The probation service.", notNull: true },
    course: { description: "Code or name of the course.", notNull: true },
    kind: { description: "What the course was about." },
    held_on: { description: "First day of the course; null in deliveries in days." },
    held_day: { description: "First day of the course in deliveries in days." },
    score_before: { description: "Test score before, 0 to 100.", minimum: 0 },
    score_after: { description: "Test score at the end, 0 to 100.", minimum: 0 },
    score_later: { description: "Test score three to twelve months later, 0 to 100.", minimum: 0 },
    certified: { description: "Whether a certificate is valid at the cut-off; null if not delivered." },
  },
});
