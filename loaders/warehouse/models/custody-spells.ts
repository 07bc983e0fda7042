import { defineModel } from "../model.ts";

export const custodySpells = defineModel({
  name: "custody_spells",
  grain: "one row per unbroken spell of a person in custody",
  key: ["person_id", "from_day"],
  columns: {
    person_id: {
      description: "The person (episodes.person_id).",
      notNull: true,
      references: { relation: "staging.cases", column: "person_id" },
    },
    from_day: {
      description: "First day in custody, in days since the person's first time zero.",
      notNull: true,
      minimum: 0,
    },
    to_day: {
      description: "Day of release, in days since the person's first time zero.",
      notNull: true,
      minimum: 1,
    },
  },
});
