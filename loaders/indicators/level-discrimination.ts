import type { CountStatement } from "../disclosure/statement.ts";
import type { Delivery } from "../exports/delivery.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import { countRows } from "./shared/count-rows.ts";
import { estimateDiscrimination } from "./shared/estimate-discrimination.ts";
import { highestGrade } from "./shared/evidence.ts";
import { matureOutcomes } from "./shared/mature-outcomes.ts";
import { horizons, monthsToKnow } from "./shared/months.ts";
import { isRecorded } from "./shared/outcomes.ts";
import { unavailable, whatIsMissing } from "./shared/unavailable.ts";

const definition: Definition = {
  id: "level-discrimination",
  version: "1.0",
  pillar: "monitoring",
  unit: "people",
  direction: "higher is better",
  requires: ["cases", "events", "assessments"],
  references: [
    "E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson (1988), Comparing the areas under two or more correlated receiver operating characteristic curves: a nonparametric approach, Biometrics 44, 837-845, https://doi.org/10.2307/2531595",
    "J. P. Singh, S. L. Desmarais and R. A. Van Dorn (2013), Measurement of predictive validity in violence risk assessment studies, Behavioral Sciences and the Law 31, 55-73, https://doi.org/10.1002/bsl.2053",
  ],
};

/** Counted by level too; what is drawn is one area for each horizon. */
const head = headOf(definition, {
  id: "level-discrimination",
  unit: "people",
  dimensions: ["horizon", "level"],
});

const measures = {
  events: { sensitivity: "sensitive", partOf: "people" },
  nonEvents: { sensitivity: "sensitive", partOf: "people" },
  people: { sensitivity: "not sensitive" },
} as const;

const characteristics = { level: "initial_level" } as const;

const area: FigureRecipe<CountStatement> = {
  id: head.id,
  class: "counts",
  count: async (warehouse) => {
    const { delivery } = warehouse;
    const missing = whatIsMissing(delivery, [
      { table: "events" },
      { table: "assessments", columns: ["assessed_on", "level"] },
    ]);
    if (missing !== undefined) return unavailable(head, missing);
    const evidence = highestGrade(delivery);
    if (evidence === undefined || !isRecorded(delivery, "reoffending")) {
      return unavailable(head, { code: "evidence not delivered", detail: { outcome: "reoffending" } });
    }
    const rows = await countRows(warehouse, {
      sql: levelsSql(delivery, evidence),
      dimensions: head.dimensions,
      measures: Object.keys(measures),
    });
    if (rows.length === 0) {
      const months = monthsToKnow(horizons[0], { evidence, delivery });
      return unavailable(head, { code: "follow-up too short", detail: { months } });
    }
    return { ...head, class: "counts", measures, characteristics, rows };
  },
  members: async ({ delivery }) => {
    const evidence = highestGrade(delivery);
    if (evidence === undefined || !isRecorded(delivery, "reoffending")) return undefined;
    return {
      space: "people",
      characteristics,
      paths: `SELECT person_id AS unit, concat_ws('|', 'reoffending', evidence) AS family, variant, horizon, happened
FROM (${matureOutcomes({ delivery, outcome: "reoffending", grades: [evidence], isHypothetical: true })})`,
      path: ["horizon", "happened"],
      cells: (paths) => `
SELECT path_id, horizon, CAST(happened AS INTEGER) AS events, CAST(NOT happened AS INTEGER) AS "nonEvents",
  1 AS people
FROM ${paths}`,
      measures: {
        events: { isProtected: true, partOf: "people" },
        nonEvents: { isProtected: true, partOf: "people" },
        people: { isProtected: true },
      },
    };
  },
  estimate: estimateDiscrimination,
};

export const levelDiscrimination: Indicator = { definition, figures: [area] };

/** SQL: people by initial level, and over all levels (level null), for each horizon. */
const levelsSql = (delivery: Delivery, grade: number): string => `
SELECT horizon, initial_level AS level,
  CAST(count(*) FILTER (happened) AS INTEGER) AS events,
  CAST(count(*) FILTER (NOT happened) AS INTEGER) AS "nonEvents",
  CAST(count(*) AS INTEGER) AS people
FROM (${matureOutcomes({ delivery, outcome: "reoffending", grades: [grade] })})
WHERE initial_level IS NOT NULL
GROUP BY GROUPING SETS ((horizon, months, initial_level), (horizon, months))
ORDER BY months, list_position(['low', 'moderate', 'high'], initial_level) NULLS FIRST`;
