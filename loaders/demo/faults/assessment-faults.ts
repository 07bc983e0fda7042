import { instrumentOf } from "../instruments.ts";
import type { Life } from "../life.ts";
import { assessment, isLong } from "./example-rows.ts";
import type { RowFault } from "./planter.ts";

const isRated = (life: Life): boolean =>
  isLong(life) && life.assessments.some(({ purpose }) => purpose === "initial");

/** Faults of assessments, double ratings and items. */
export const assessmentFaults: readonly RowFault[] = [
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad("assessments", assessment(life, plot), {
        rule: "not true or false",
        column: "rater_certified",
        raw: { rater_certified: "perhaps" },
      }),
  },
  {
    suits: isRated,
    plant: (life, plot) => {
      const first = life.assessments[0]!;
      plot.bad(
        "assessments",
        {
          ...assessment(life, plot),
          purpose: "double rating",
          double_of: first.id,
          rater_id: first.rater.id,
        },
        { rule: "double rating by the same rater", column: "rater_id" },
      );
    },
  },
  {
    suits: isLong,
    plant: (life, plot, before) =>
      plot.bad(
        "assessments",
        {
          ...assessment(life, plot),
          purpose: "double rating",
          double_of: before.assessments[0]!.id,
          rater_id: plot.freshId(),
        },
        { rule: "double rating of another case", column: "double_of" },
      ),
  },
  {
    suits: isRated,
    plant: (life, plot) =>
      plot.bad(
        "assessment_items",
        { assessment_id: life.assessments[0]!.id, item: "ZZ.9", rating: 1 },
        { rule: "item not in the instrument", column: "item" },
      ),
  },
  {
    // An additional indicator of the instrument, which the demo otherwise leaves out: the key stays unique.
    suits: (life) => isRated(life) && life.episode.person.office.service === "XK",
    plant: (life, plot) =>
      plot.bad(
        "assessment_items",
        { assessment_id: life.assessments[0]!.id, item: instrumentOf.XK.leftOut, rating: 7 },
        { rule: "rating outside the scale", column: "rating" },
      ),
  },
];
