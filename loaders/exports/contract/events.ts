import { defineTable } from "./table.ts";

export const events = defineTable({
  name: "events",
  grain: "one relapse indicator",
  presence: "expected",
  primaryKey: ["event_id"],
  foreignKeys: [{ field: "case_id", table: "cases", references: "case_id" }],
  fields: {
    event_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the event.",
      constraints: { required: true, unique: true },
    },
    case_id: {
      type: "string",
      role: "key",
      description: "The supervision episode (cases.case_id).",
      constraints: { required: true },
    },
    kind: {
      type: "string",
      role: "sensitive",
      description: "What happened.",
      constraints: {
        required: true,
        enum: [
          "terrorism offence",
          "other violent",
          "other offence",
          "breach of condition",
          "absconding",
          "contact with the network",
          "propaganda",
          "travel attempt",
          "threat",
          "other indicator",
        ],
      },
    },
    evidence: {
      type: "integer",
      role: "sensitive",
      description: "Grade of evidence: 1 unverified, 2 corroborated, 3 adjudicated.",
      constraints: { required: true, minimum: 1, maximum: 3 },
    },
    occurred_on: {
      type: "date",
      role: "time",
      description: "Date on which it occurred.",
      constraints: { required: true },
    },
    recorded_on: { type: "date", role: "time", description: "Date on which the service recorded it." },
    decided_on: {
      type: "date",
      role: "time",
      description: "Date of the decision of a court or the service.",
    },
    decision: {
      type: "string",
      role: "sensitive",
      description: "The decision.",
      constraints: { enum: ["convicted", "acquitted", "dropped", "pending", "upheld", "not upheld"] },
    },
  },
});
