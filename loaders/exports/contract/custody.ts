import { defineTable } from "./table.ts";

export const custody = defineTable({
  name: "custody",
  grain: "one spell in custody during follow-up",
  presence: "optional",
  primaryKey: ["case_id", "from_on"],
  foreignKeys: [{ field: "case_id", table: "cases", references: "case_id" }],
  fields: {
    case_id: {
      type: "string",
      role: "key",
      description: "The supervision episode (cases.case_id).",
      constraints: { required: true },
    },
    from_on: {
      type: "date",
      role: "time",
      description: "First day in custody.",
      constraints: { required: true },
    },
    to_on: { type: "date", role: "time", description: "Day of release; empty while it lasts." },
    reason: {
      type: "string",
      role: "sensitive",
      description: "Why the person was in custody.",
      constraints: { enum: ["remand", "sentence", "breach", "other", "unknown"] },
    },
  },
});
