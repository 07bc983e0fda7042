import { defineModel } from "../model.ts";

export const episodes = defineModel({
  name: "episodes",
  grain: "one row per supervision episode",
  key: ["case_id"],
  columns: {
    case_id: { description: "The supervision episode.", notNull: true },
    person_id: { description: "The person supervised.", notNull: true },
    service: { description: "The probation service.", notNull: true },
    office: { description: "The office." },
    sex: { description: "Sex as recorded.", accepted: ["female", "male", "other", "unknown"] },
    age_band: { description: "Age band at the start of supervision." },
    pathway: { description: "How the person came to violent extremism." },
    measure: { description: "The measure under which the person is supervised." },
    custody_months: { description: "Months in custody before this supervision.", minimum: 0 },
    zero_on: { description: "Time zero: release or start of supervision; null in deliveries in days." },
    entry_year: { description: "Calendar year of time zero; null in deliveries in days." },
    person_day: {
      description: "Days from the person's first time zero to this episode's.",
      notNull: true,
      minimum: 0,
    },
    episode_number: { description: "1 for the person's first episode.", notNull: true, minimum: 1 },
    end_day: { description: "Days from time zero to the end of supervision; null while it lasts." },
    end_reason: {
      description: "Why supervision ended.",
      accepted: ["completed", "revoked", "transferred", "departed", "deceased", "other"],
    },
    potential_days: {
      description: "Days from time zero to the cut-off, whether or not supervision lasted so long.",
      notNull: true,
      minimum: 0,
    },
    follow_up_days: {
      description: "Days from time zero to the end of supervision or the cut-off, whichever came first.",
      notNull: true,
      minimum: 0,
    },
    custody_days: { description: "Days in custody during follow-up.", notNull: true, minimum: 0 },
    initial_level: {
      description: "Level of the earliest assessment within 90 days of time zero; null = unassessed.",
      accepted: ["low", "moderate", "high"],
    },
  },
  carries: "cohort_",
});
