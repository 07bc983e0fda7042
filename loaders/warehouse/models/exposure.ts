import { defineModel } from "../model.ts";

export const exposure = defineModel({
  name: "exposure",
  grain: "one row per spell of a case at risk",
  key: ["case_id", "from_day"],
  columns: {
    case_id: {
      description: "The supervision episode (episodes.case_id).",
      notNull: true,
      references: { relation: "models.episodes", column: "case_id" },
    },
    from_day: { description: "First day at risk, in days since time zero.", notNull: true, minimum: 0 },
    to_day: { description: "First day not at risk any more.", notNull: true, minimum: 1 },
  },
});
