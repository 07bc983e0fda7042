import { defineTable } from "./table.ts";

export const assessmentItems = defineTable({
  name: "assessment_items",
  grain: "one item of an assessment",
  presence: "optional",
  primaryKey: ["assessment_id", "item"],
  foreignKeys: [{ field: "assessment_id", table: "assessments", references: "assessment_id" }],
  fields: {
    assessment_id: {
      type: "string",
      role: "key",
      description: "The assessment (assessments.assessment_id).",
      constraints: { required: true },
    },
    item: {
      type: "string",
      role: "measure",
      description: "Code of the item, as in the instrument's description.",
      constraints: { required: true },
    },
    rating: {
      type: "number",
      role: "sensitive",
      description: "Rating; empty means not rated, a valid known unknown.",
      constraints: { minimum: -100, maximum: 100 },
    },
  },
});
