import { defineTable } from "./table.ts";

export const cooperation = defineTable({
  name: "cooperation",
  grain: "one act of cooperation between services",
  presence: "optional",
  primaryKey: ["act_id"],
  foreignKeys: [],
  fields: {
    act_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the act.",
      constraints: { required: true, unique: true },
    },
    from_service: {
      type: "string",
      role: "measure",
      description: "The service that asked or offered.",
      constraints: { required: true, pattern: "^[A-Z][A-Z0-9-]{1,15}$" },
    },
    to_service: {
      type: "string",
      role: "measure",
      description: "The service that was asked.",
      constraints: { required: true, pattern: "^[A-Z][A-Z0-9-]{1,15}$" },
    },
    kind: {
      type: "string",
      role: "measure",
      description: "Kind of act.",
      constraints: { required: true, enum: ["exchange of practice", "joint case", "visit", "training"] },
    },
    asked_on: {
      type: "date",
      role: "time",
      description: "Date of the request.",
      constraints: { required: true },
    },
    answered_on: { type: "date", role: "time", description: "Date of the answer." },
    status: {
      type: "string",
      role: "measure",
      description: "Where it stands.",
      constraints: { enum: ["open", "answered", "declined", "done"] },
    },
    practice: {
      type: "string",
      role: "measure",
      description: "Code of the practice exchanged.",
      constraints: { pattern: "^[A-Za-z0-9_-]{1,40}$" },
    },
    adopted_on: { type: "date", role: "time", description: "Date on which the practice was adopted." },
  },
});
