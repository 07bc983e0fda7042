import type { CountStatement } from "../disclosure/statement.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import { estimateRates } from "./shared/estimate-rates.ts";
import { countMeasures, type MeasureRow, measureMembers } from "./shared/measure-rows.ts";

const definition: Definition = {
  id: "assessment-quality",
  version: "1.0",
  pillar: "monitoring",
  unit: "assessments",
  direction: "neither",
  requires: ["cases", "assessments"],
  references: [
    "Recidiviz, Vitals: timely risk assessments, https://www.recidiviz.org",
    "D. E. Pressman, N. Duits, T. Rinne and J. Flockton (2018), VERA-2R: a structured professional judgement approach, Netherlands Institute for Forensic Psychiatry and Psychology",
  ],
};

const head = headOf(definition, { id: "assessment-quality", unit: "assessments", dimensions: ["measure"] });

/** Days within which the first assessment is due. */
const FIRST_ASSESSMENT_DAYS = 45;

const ofPeople =
  "models.assessment_quality JOIN (SELECT case_id, person_id FROM models.episodes) USING (case_id)";

const rows: readonly MeasureRow[] = [
  {
    measure: "first assessment within 45 days",
    needs: [{ table: "assessments", columns: ["assessed_on"] }],
    sql: `
SELECT person_id, EXISTS (
    SELECT 1 FROM models.assessment_quality a
    WHERE a.case_id = e.case_id AND a.day BETWEEN 0 AND ${FIRST_ASSESSMENT_DAYS}
  )::INTEGER AS numerator, 1 AS denominator
FROM models.episodes e
WHERE episode_number = 1 AND potential_days >= ${FIRST_ASSESSMENT_DAYS}`,
  },
  {
    measure: "items unrated",
    needs: [{ table: "assessment_items", columns: ["rating"] }],
    sql: `
SELECT person_id, sum(unrated) AS numerator, sum(items) AS denominator
FROM ${ofPeople} WHERE items > 0 GROUP BY person_id`,
  },
  {
    measure: "rated by certified raters",
    needs: [{ table: "assessments", columns: ["rater_certified"] }],
    sql: `
SELECT person_id, count(*) FILTER (rater_certified) AS numerator, count(*) AS denominator
FROM ${ofPeople} WHERE rater_certified IS NOT NULL GROUP BY person_id`,
  },
  {
    measure: "level overridden",
    needs: [{ table: "assessments", columns: ["level", "level_before_override"] }],
    sql: `
SELECT person_id, count(*) FILTER (overridden) AS numerator, count(*) AS denominator
FROM ${ofPeople} WHERE overridden IS NOT NULL GROUP BY person_id`,
  },
];

const shares: FigureRecipe<CountStatement> = {
  id: head.id,
  class: "counts",
  count: (warehouse) => countMeasures({ warehouse, head, rows, sensitivity: "sensitive" }),
  members: async (warehouse) => measureMembers({ warehouse, rows, family: "assessments", isProtected: true }),
  estimate: (released, policy) =>
    estimateRates(released, policy, { numerator: "numerator", denominator: "denominator" }),
};

export const assessmentQuality: Indicator = { definition, figures: [shares] };
