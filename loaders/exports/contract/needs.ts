import { defineTable } from "./table.ts";

export const needs = defineTable({
  name: "needs",
  grain: "one need of a person's plan",
  presence: "optional",
  primaryKey: ["need_id"],
  foreignKeys: [{ field: "case_id", table: "cases", references: "case_id" }],
  fields: {
    need_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the need.",
      constraints: { required: true, unique: true },
    },
    case_id: {
      type: "string",
      role: "key",
      description: "The supervision episode (cases.case_id).",
      constraints: { required: true },
    },
    domain: {
      type: "string",
      role: "sensitive",
      description: "Domain of the need.",
      constraints: {
        required: true,
        enum: [
          "identity and ideology",
          "relations",
          "mental health",
          "substance use",
          "housing",
          "employment",
          "education",
          "family",
          "health",
          "documents",
          "other",
        ],
      },
    },
    identified_on: {
      type: "date",
      role: "time",
      description: "Date on which it was identified.",
      constraints: { required: true },
    },
    level: {
      type: "string",
      role: "sensitive",
      description: "How strong the need is.",
      constraints: { enum: ["low", "moderate", "high"] },
    },
    goal: {
      type: "string",
      role: "measure",
      description: "Code of the goal agreed (a code, never free text).",
      constraints: { pattern: "^[A-Z0-9_-]{1,16}$" },
    },
    attainment: {
      type: "integer",
      role: "sensitive",
      description: "Goal attainment scale, -2 (much less than expected) to 2 (much more).",
      constraints: { minimum: -2, maximum: 2 },
    },
    reviewed_on: { type: "date", role: "time", description: "Date of the review of the goal." },
  },
});
