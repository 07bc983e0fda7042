import { isoDay } from "../calendar.ts";
import { assessment, contact, event, hasEnded, isLong, otherCase } from "./example-rows.ts";
import type { RowFault } from "./planter.ts";

/** Faults of episodes; the rows that refer to a quarantined one become orphans and are listed too. */
export const caseFaults: readonly RowFault[] = [
  {
    suits: isLong,
    plant: (life, plot) => {
      const row = otherCase(life, plot);
      plot.bad("cases", row, { rule: "pattern not matched", column: "service", raw: { service: "xk!" } });
      const orphan = { rule: "orphan of a quarantined row", column: "case_id" } as const;
      plot.bad("contacts", { ...contact(life, plot), case_id: row.case_id }, orphan);
      plot.bad("events", { ...event(life, plot), case_id: row.case_id }, orphan);
      const rated = { ...assessment(life, plot), case_id: row.case_id };
      plot.bad("assessments", rated, orphan);
      plot.bad(
        "assessment_items",
        { assessment_id: rated.assessment_id, item: "BA.1", rating: 1 },
        { rule: "orphan of a quarantined row", column: "assessment_id" },
      );
    },
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "cases",
        { ...otherCase(life, plot), ended_on: null, end_reason: "completed" },
        { rule: "end reason without end", column: "end_reason" },
      ),
  },
  {
    suits: hasEnded,
    plant: (life, plot) => {
      const day = life.episode.zero + 60;
      plot.bad(
        "cases",
        { ...life.row, case_id: plot.freshId(), released_on: null, supervision_started_on: isoDay(day) },
        { rule: "overlapping episodes", column: "supervision_started_on" },
      );
    },
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "cases",
        { ...otherCase(life, plot), sex: null },
        {
          rule: "value not in list",
          column: "sex",
          raw: { sex: "m" },
        },
      ),
  },
];
