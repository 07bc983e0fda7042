import { defineTable } from "./table.ts";

export const assessments = defineTable({
  name: "assessments",
  grain: "one assessment of risk and need",
  presence: "expected",
  primaryKey: ["assessment_id"],
  foreignKeys: [
    { field: "case_id", table: "cases", references: "case_id" },
    { field: "double_of", table: "assessments", references: "assessment_id" },
  ],
  fields: {
    assessment_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the assessment.",
      constraints: { required: true, unique: true },
    },
    case_id: {
      type: "string",
      role: "key",
      description: "The supervision episode (cases.case_id).",
      constraints: { required: true },
    },
    instrument: {
      type: "string",
      role: "measure",
      description: "Name of the instrument, as described in data/instruments.",
      constraints: { required: true },
    },
    instrument_version: { type: "string", role: "measure", description: "Version of the instrument." },
    assessed_on: {
      type: "date",
      role: "time",
      description: "Date of the assessment.",
      constraints: { required: true },
    },
    purpose: {
      type: "string",
      role: "measure",
      description: "Why it was made.",
      constraints: { enum: ["initial", "review", "exit", "double rating"] },
    },
    rater_id: {
      type: "string",
      role: "key",
      description: "The member of staff who rated (training.staff_id).",
    },
    rater_certified: {
      type: "boolean",
      role: "measure",
      description: "Whether the rater held a valid certificate for the instrument.",
    },
    double_of: { type: "string", role: "key", description: "The assessment that this one rates again." },
    level: {
      type: "string",
      role: "sensitive",
      description: "Final level of risk.",
      constraints: { enum: ["low", "moderate", "high"] },
    },
    level_before_override: {
      type: "string",
      role: "sensitive",
      description: "Level that the instrument gave before professional override.",
      constraints: { enum: ["low", "moderate", "high"] },
    },
  },
});
