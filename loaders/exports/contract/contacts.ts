import { defineTable } from "./table.ts";

export const contacts = defineTable({
  name: "contacts",
  grain: "one planned contact",
  presence: "optional",
  primaryKey: ["contact_id"],
  foreignKeys: [{ field: "case_id", table: "cases", references: "case_id" }],
  fields: {
    contact_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the contact.",
      constraints: { required: true, unique: true },
    },
    case_id: {
      type: "string",
      role: "key",
      description: "The supervision episode (cases.case_id).",
      constraints: { required: true },
    },
    due_on: {
      type: "date",
      role: "time",
      description: "Date by which the contact was due.",
      constraints: { required: true },
    },
    held_on: { type: "date", role: "time", description: "Date on which it was held." },
    mode: {
      type: "string",
      role: "measure",
      description: "How it was held.",
      constraints: { enum: ["office", "home", "telephone", "video"] },
    },
    outcome: {
      type: "string",
      role: "sensitive",
      description: "What became of it.",
      constraints: { enum: ["attended", "excused", "missed", "cancelled by the service"] },
    },
  },
});
