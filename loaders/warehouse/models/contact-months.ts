import { defineModel } from "../model.ts";

export const contactMonths = defineModel({
  name: "contact_months",
  grain: "one row per case and calendar month of supervision",
  key: ["case_id", "month"],
  columns: {
    case_id: {
      description: "The supervision episode (episodes.case_id).",
      notNull: true,
      references: { relation: "models.episodes", column: "case_id" },
    },
    person_id: { description: "The person supervised.", notNull: true },
    service: { description: "The probation service.", notNull: true },
    month: { description: "First day of the calendar month.", notNull: true },
    level: {
      description: "Level of supervision in force on the first supervised day of the month; null if unknown.",
      accepted: ["low", "moderate", "high"],
    },
    days_at_risk: { description: "Days supervised and not in custody.", notNull: true, minimum: 0 },
    required: {
      description: "Contacts due on these days and not cancelled by the service.",
      notNull: true,
      minimum: 0,
    },
    attended: { description: "Of the required contacts, those attended.", notNull: true, minimum: 0 },
    compliant: { description: "Whether every required contact was attended; null if none was required." },
  },
});
