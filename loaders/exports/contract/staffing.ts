import { defineTable } from "./table.ts";

export const staffing = defineTable({
  name: "staffing",
  grain: "one office and month",
  presence: "optional",
  primaryKey: ["office", "month"],
  foreignKeys: [],
  fields: {
    office: { type: "string", role: "quasi", description: "The office.", constraints: { required: true } },
    month: {
      type: "date",
      role: "time",
      description: "First day of the month.",
      constraints: { required: true },
    },
    officers_fte: {
      type: "number",
      role: "measure",
      description: "Officers in full-time equivalents.",
      constraints: { minimum: 0, maximum: 10000 },
    },
    vacancies: {
      type: "number",
      role: "measure",
      description: "Posts not filled, in full-time equivalents.",
      constraints: { minimum: 0, maximum: 10000 },
    },
    open_cases: {
      type: "integer",
      role: "measure",
      description: "Open cases at the end of the month.",
      constraints: { minimum: 0, maximum: 1000000 },
    },
  },
});
