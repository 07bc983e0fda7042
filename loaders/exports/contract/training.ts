import { defineTable } from "./table.ts";

export const training = defineTable({
  name: "training",
  grain: "one person trained in one course",
  presence: "optional",
  primaryKey: ["staff_id", "course", "held_on"],
  foreignKeys: [],
  fields: {
    staff_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the member of staff.",
      constraints: { required: true },
    },
    service: {
      type: "string",
      role: "quasi",
      description: "The probation service.",
      constraints: { required: true, pattern: "^[A-Z][A-Z0-9-]{1,15}$" },
    },
    course: {
      type: "string",
      role: "measure",
      description: "Code or name of the course.",
      constraints: { required: true },
    },
    kind: {
      type: "string",
      role: "measure",
      description: "What the course was about.",
      constraints: {
        enum: ["risk assessment", "supervision skills", "radicalization", "case management", "other"],
      },
    },
    held_on: {
      type: "date",
      role: "time",
      description: "First day of the course.",
      constraints: { required: true },
    },
    reaction: {
      type: "number",
      role: "measure",
      description: "How the participant rated the course, 1 to 5.",
      constraints: { minimum: 1, maximum: 5 },
    },
    score_before: {
      type: "number",
      role: "sensitive",
      description: "Test score before the course, 0 to 100.",
      constraints: { minimum: 0, maximum: 100 },
    },
    score_after: {
      type: "number",
      role: "sensitive",
      description: "Test score at its end, 0 to 100.",
      constraints: { minimum: 0, maximum: 100 },
    },
    score_later: {
      type: "number",
      role: "sensitive",
      description: "Test score three to twelve months later, 0 to 100.",
      constraints: { minimum: 0, maximum: 100 },
    },
    observed_skill: {
      type: "number",
      role: "sensitive",
      description: "Skill as observed at work, 0 to 100.",
      constraints: { minimum: 0, maximum: 100 },
    },
    certified_until: {
      type: "date",
      role: "time",
      description: "Until when the certificate earned is valid.",
    },
  },
});
