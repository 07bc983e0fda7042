import { defineTable } from "./table.ts";

export const supervision = defineTable({
  name: "supervision",
  grain: "one spell of a case at one level of supervision",
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
      description: "First day at this level.",
      constraints: { required: true },
    },
    to_on: { type: "date", role: "time", description: "Last day at this level; empty while it lasts." },
    level: {
      type: "string",
      role: "sensitive",
      description: "Level of supervision.",
      constraints: { required: true, enum: ["low", "moderate", "high"] },
    },
    contacts_required: {
      type: "number",
      role: "measure",
      description: "Contacts required in a month at this level.",
      constraints: { minimum: 0, maximum: 62 },
    },
    assessments_required: {
      type: "number",
      role: "measure",
      description: "Assessments required in a year at this level.",
      constraints: { minimum: 0, maximum: 53 },
    },
  },
});
