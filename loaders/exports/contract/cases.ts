import { defineTable } from "./table.ts";

/**
 * A service's own columns hold categories: so few groups that a page can show them side by side, with labels
 * so short that no sentence fits. The longest label of the real datasets has 47 characters.
 */
export const cohortLimits = { values: 20, characters: 50 } as const;

export const cases = defineTable({
  name: "cases",
  grain: "one supervision episode of a person",
  presence: "required",
  primaryKey: ["case_id"],
  foreignKeys: [],
  fields: {
    case_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the supervision episode.",
      constraints: { required: true, unique: true },
    },
    person_id: {
      type: "string",
      role: "key",
      description: "Pseudonym of the person; the same from delivery to delivery.",
      constraints: { required: true },
    },
    service: {
      type: "string",
      role: "quasi",
      description: "The probation service: XK for Kosovo, IT for Italy, or another short code.",
      constraints: { required: true, pattern: "^[A-Z][A-Z0-9-]{1,15}$" },
    },
    office: {
      type: "string",
      role: "quasi",
      description: "The office that supervises, as a code or the name of its town.",
    },
    sex: {
      type: "string",
      role: "quasi",
      description: "Sex as recorded.",
      constraints: { enum: ["female", "male", "other", "unknown"] },
    },
    age_band: {
      type: "string",
      role: "quasi",
      description: "Age band at the start of supervision, for example 25-34.",
    },
    pathway: {
      type: "string",
      role: "quasi",
      description: "How the person came to violent extremism.",
      constraints: {
        enum: ["returned fighter", "attempted traveller", "domestic", "family member", "other", "unknown"],
      },
    },
    measure: {
      type: "string",
      role: "quasi",
      description: "The measure under which the person is supervised.",
      constraints: {
        enum: [
          "conditional release",
          "probation",
          "parole",
          "suspended sentence",
          "post-release supervision",
          "other",
          "unknown",
        ],
      },
    },
    custody_months: {
      type: "number",
      role: "quasi",
      description: "Months spent in custody before this supervision.",
      constraints: { minimum: 0, maximum: 1200 },
    },
    released_on: {
      type: "date",
      role: "time",
      description: "Date of release from custody; empty when supervision did not follow custody.",
    },
    supervision_started_on: {
      type: "date",
      role: "time",
      description: "Date on which supervision started: time zero, unless release came later.",
      constraints: { required: true },
    },
    planned_end_on: {
      type: "date",
      role: "time",
      description: "Date on which supervision is planned to end.",
    },
    ended_on: {
      type: "date",
      role: "time",
      description: "Date on which supervision ended; empty while it lasts.",
    },
    end_reason: {
      type: "string",
      role: "sensitive",
      description: "Why supervision ended.",
      constraints: { enum: ["completed", "revoked", "transferred", "departed", "deceased", "other"] },
    },
  },
  extraColumns: "^cohort_[a-z0-9_]{1,40}$",
});
