import { isoDay } from "../calendar.ts";
import { isLong, isOpen } from "./example-rows.ts";
import type { RowFault } from "./planter.ts";

const level = { level: "low", contacts_required: 1, assessments_required: 1 } as const;

/** Faults of spells in custody and of levels of supervision. */
export const supervisionFaults: readonly RowFault[] = [
  {
    suits: (life) => isLong(life) && life.episode.custody.length === 0,
    plant: ({ episode }, plot) =>
      plot.bad(
        "custody",
        {
          case_id: episode.caseId,
          from_on: isoDay(episode.zero + 200),
          to_on: isoDay(episode.zero + 150),
          reason: "remand",
        },
        { rule: "ends before it starts", column: "to_on" },
      ),
  },
  {
    suits: isLong,
    plant: ({ episode, spells }, plot) => {
      const last = spells[spells.length - 1]!;
      plot.bad(
        "supervision",
        { case_id: episode.caseId, from_on: isoDay(last.from + 1), to_on: isoDay(last.from + 2), ...level },
        { rule: "overlapping spells", column: "from_on" },
      );
    },
  },
  {
    suits: isLong,
    plant: ({ episode }, plot) =>
      plot.bad(
        "supervision",
        { case_id: episode.caseId, from_on: isoDay(episode.zero + 3), to_on: null, ...level },
        { rule: "not a number", column: "contacts_required", raw: { contacts_required: "two" } },
      ),
  },
  {
    suits: isOpen,
    plant: (life, plot) =>
      plot.bad(
        "living",
        {
          case_id: life.episode.caseId,
          observed_on: "2026-02-10",
          housing: "met",
          employment: "met",
          education: null,
          family_contact: null,
          documents: null,
          health_access: null,
          days_employed: null,
        },
        { rule: "date after the cut-off", column: "observed_on" },
      ),
  },
  {
    suits: (life) => life.living.length > 2,
    plant: (life, plot) => plot.bad("living", life.living[1]!, { rule: "duplicate row", column: null }),
  },
];
