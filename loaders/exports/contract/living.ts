import { defineTable } from "./table.ts";

export const living = defineTable({
  name: "living",
  grain: "one observation of a person's situation",
  presence: "optional",
  primaryKey: ["case_id", "observed_on"],
  foreignKeys: [{ field: "case_id", table: "cases", references: "case_id" }],
  fields: {
    case_id: {
      type: "string",
      role: "key",
      description: "The supervision episode (cases.case_id).",
      constraints: { required: true },
    },
    observed_on: {
      type: "date",
      role: "time",
      description: "Date of the observation.",
      constraints: { required: true },
    },
    housing: {
      type: "string",
      role: "sensitive",
      description: "Settled housing.",
      constraints: { enum: ["met", "partly", "not met", "not needed", "unknown"] },
    },
    employment: {
      type: "string",
      role: "sensitive",
      description: "Employment or self-employment.",
      constraints: { enum: ["met", "partly", "not met", "not needed", "unknown"] },
    },
    education: {
      type: "string",
      role: "sensitive",
      description: "Education or training wanted and found.",
      constraints: { enum: ["met", "partly", "not met", "not needed", "unknown"] },
    },
    family_contact: {
      type: "string",
      role: "sensitive",
      description: "Contact with family.",
      constraints: { enum: ["met", "partly", "not met", "not needed", "unknown"] },
    },
    documents: {
      type: "string",
      role: "sensitive",
      description: "Identity and civil documents.",
      constraints: { enum: ["met", "partly", "not met", "not needed", "unknown"] },
    },
    health_access: {
      type: "string",
      role: "sensitive",
      description: "Access to health care.",
      constraints: { enum: ["met", "partly", "not met", "not needed", "unknown"] },
    },
    days_employed: {
      type: "integer",
      role: "measure",
      description: "Days employed since the last observation.",
      constraints: { minimum: 0, maximum: 3660 },
    },
  },
});
