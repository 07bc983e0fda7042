import { dayOf, isoDay } from "../calendar.ts";
import { event, isLong } from "./example-rows.ts";
import type { RowFault } from "./planter.ts";

/** Faults of relapse indicators. */
export const eventFaults: readonly RowFault[] = [
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad("events", event(life, plot), {
        rule: "required value missing",
        column: "occurred_on",
        raw: { occurred_on: "" },
      }),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "events",
        { ...event(life, plot), occurred_on: isoDay(life.episode.zero - 40) },
        { rule: "before time zero", column: "occurred_on" },
      ),
  },
  {
    suits: isLong,
    plant: (life, plot) => {
      const row = event(life, plot);
      const recorded_on = isoDay(dayOf(row.occurred_on) - 9);
      plot.bad(
        "events",
        { ...row, recorded_on },
        {
          rule: "recorded before it occurred",
          column: "recorded_on",
        },
      );
    },
  },
  {
    suits: isLong,
    plant: (life, plot) => {
      const row = event(life, plot);
      const decided_on = isoDay(dayOf(row.occurred_on) - 2);
      plot.bad(
        "events",
        { ...row, recorded_on: null, decided_on, decision: "upheld" },
        { rule: "decided before it occurred", column: "decided_on" },
      );
    },
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "events",
        { ...event(life, plot), evidence: 4 },
        { rule: "above maximum", column: "evidence" },
      ),
  },
];
