import { defineTable } from "./table.ts";

export const surveys = defineTable({
  name: "surveys",
  grain: "one item score of one answer sheet",
  presence: "optional",
  primaryKey: ["sheet_id", "item"],
  foreignKeys: [],
  fields: {
    sheet_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the answer sheet.",
      constraints: { required: true },
    },
    group: {
      type: "string",
      role: "quasi",
      description: "Who answered.",
      constraints: { required: true, enum: ["supervised", "family", "community", "employer"] },
    },
    wave: {
      type: "string",
      role: "time",
      description: "Wave of the survey, for example 2024-1.",
      constraints: { required: true },
    },
    region: { type: "string", role: "quasi", description: "Region of the respondent." },
    scale: {
      type: "string",
      role: "measure",
      description: "Scale to which the item belongs.",
      constraints: { required: true },
    },
    item: {
      type: "string",
      role: "measure",
      description: "Code of the item.",
      constraints: { required: true },
    },
    score: {
      type: "number",
      role: "sensitive",
      description: "Score; empty means not answered.",
      constraints: { minimum: 0, maximum: 100 },
    },
    weight: {
      type: "number",
      role: "measure",
      description: "Survey weight.",
      constraints: { minimum: 0, maximum: 1000 },
    },
    cluster: { type: "string", role: "quasi", description: "Sampling cluster, as a code." },
    discrimination_incidents: {
      type: "integer",
      role: "sensitive",
      description: "Incidents of discrimination in the recall window.",
      constraints: { minimum: 0, maximum: 1000 },
    },
  },
});
