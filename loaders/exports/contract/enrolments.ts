import { defineTable } from "./table.ts";

export const enrolments = defineTable({
  name: "enrolments",
  grain: "one referral to a programme",
  presence: "optional",
  primaryKey: ["enrolment_id"],
  foreignKeys: [
    { field: "case_id", table: "cases", references: "case_id" },
    { field: "need_id", table: "needs", references: "need_id" },
  ],
  fields: {
    enrolment_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the referral.",
      constraints: { required: true, unique: true },
    },
    case_id: {
      type: "string",
      role: "key",
      description: "The supervision episode (cases.case_id).",
      constraints: { required: true },
    },
    need_id: { type: "string", role: "key", description: "The need it answers (needs.need_id)." },
    programme: {
      type: "string",
      role: "measure",
      description: "Code or name of the programme.",
      constraints: { required: true },
    },
    kind: {
      type: "string",
      role: "measure",
      description: "Kind of programme.",
      constraints: {
        enum: [
          "psychological",
          "religious dialogue",
          "vocational",
          "education",
          "family",
          "mentoring",
          "housing",
          "health",
          "other",
        ],
      },
    },
    referred_on: {
      type: "date",
      role: "time",
      description: "Date of referral; empty for a person who was eligible and not referred.",
    },
    started_on: { type: "date", role: "time", description: "Date of the first session." },
    ended_on: { type: "date", role: "time", description: "Date of the last session or of leaving." },
    sessions_planned: {
      type: "integer",
      role: "measure",
      description: "Sessions planned.",
      constraints: { minimum: 0, maximum: 1000 },
    },
    sessions_attended: {
      type: "integer",
      role: "measure",
      description: "Sessions attended.",
      constraints: { minimum: 0, maximum: 1000 },
    },
    sessions_excused: {
      type: "integer",
      role: "measure",
      description: "Sessions missed with an excuse.",
      constraints: { minimum: 0, maximum: 1000 },
    },
    eligible: {
      type: "boolean",
      role: "measure",
      description: "Whether the person met the programme's criteria.",
    },
    status: {
      type: "string",
      role: "sensitive",
      description: "Where the referral stands.",
      constraints: {
        enum: ["not referred", "referred", "declined", "started", "completed", "left early", "removed"],
      },
    },
  },
});
