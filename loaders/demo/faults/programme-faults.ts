import { dayOf, isoDay } from "../calendar.ts";
import { enrolment, isLong, need } from "./example-rows.ts";
import type { RowFault } from "./planter.ts";

/** Faults of needs and enrolments. */
export const programmeFaults: readonly RowFault[] = [
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "needs",
        { ...need(life, plot), attainment: -3 },
        {
          rule: "below minimum",
          column: "attainment",
        },
      ),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad("enrolments", enrolment(life, plot), {
        rule: "not a whole number",
        column: "sessions_planned",
        raw: { sessions_planned: "12.5" },
      }),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "enrolments",
        { ...enrolment(life, plot), programme: "FAMILY-SUPPORT-".repeat(24) },
        { rule: "text too long", column: "programme" },
      ),
  },
  {
    suits: isLong,
    plant: (life, plot) => {
      const row = enrolment(life, plot);
      const started_on = isoDay(dayOf(row.referred_on!) - 5);
      plot.bad(
        "enrolments",
        { ...row, started_on },
        {
          rule: "started before referral",
          column: "started_on",
        },
      );
    },
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "enrolments",
        { ...enrolment(life, plot), started_on: null },
        { rule: "completed without a start", column: "started_on" },
      ),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "enrolments",
        { ...enrolment(life, plot), sessions_attended: 14 },
        { rule: "more sessions than planned", column: "sessions_attended" },
      ),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "enrolments",
        { ...enrolment(life, plot), need_id: plot.freshId() },
        { rule: "orphan", column: "need_id" },
      ),
  },
];
