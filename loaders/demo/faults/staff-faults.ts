import { act, answer, officeMonth, training } from "./example-rows.ts";
import type { RowFault } from "./planter.ts";

const always = () => true;

/** Faults of the tables that are not about the supervised people; they stand before the good rows. */
export const staffFaults: readonly RowFault[] = [
  {
    suits: always,
    plant: (_, plot) =>
      plot.bad(
        "training",
        { ...training(plot), score_after: 120 },
        {
          rule: "above maximum",
          column: "score_after",
        },
      ),
  },
  {
    suits: always,
    plant: (_, plot) =>
      plot.bad(
        "training",
        { ...training(plot), held_on: "1923-05-15" },
        {
          rule: "implausible date",
          column: "held_on",
        },
      ),
  },
  {
    suits: always,
    plant: (_, plot) =>
      plot.bad(
        "training",
        { ...training(plot), certified_until: "2023-01-31" },
        {
          rule: "certificate ends before the course",
          column: "certified_until",
        },
      ),
  },
  {
    suits: always,
    plant: (_, plot) =>
      plot.bad(
        "cooperation",
        { ...act(plot), answered_on: "2023-03-20" },
        {
          rule: "answered before asked",
          column: "answered_on",
        },
      ),
  },
  {
    suits: always,
    plant: (_, plot) =>
      plot.bad("surveys", { ...answer(plot), score: 104 }, { rule: "above maximum", column: "score" }),
  },
  {
    suits: always,
    plant: (_, plot) =>
      plot.bad(
        "staffing",
        { ...officeMonth, officers_fte: -1 },
        { rule: "below minimum", column: "officers_fte" },
      ),
  },
];
