import type { CountStatement } from "../disclosure/statement.ts";
import type { Delivery } from "../exports/delivery.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import { estimateRates } from "./shared/estimate-rates.ts";
import { countMeasures, type MeasureRow, measureMembers } from "./shared/measure-rows.ts";
import { daysOfFollowUp } from "./shared/months.ts";

const definition: Definition = {
  id: "delivery-completeness",
  version: "1.0",
  pillar: "data quality",
  unit: "rows",
  direction: "higher is better",
  requires: ["cases"],
  references: [
    "Eurostat (2019), Quality assurance framework of the European Statistical System, https://ec.europa.eu/eurostat/web/quality",
  ],
};

const head = headOf(definition, { id: "delivery-completeness", unit: "rows", dimensions: ["measure"] });

const ofPeople = "JOIN (SELECT case_id, person_id FROM models.episodes) USING (case_id)";

const followUpOf = (months: number, delivery: Delivery): MeasureRow => ({
  measure: `follow-up of ${months} months or more`,
  needs: [{ table: "cases" }],
  sql: `
SELECT person_id, CAST(potential_days >= ${daysOfFollowUp(months, delivery)} AS INTEGER) AS numerator, 1 AS denominator
FROM models.episodes WHERE episode_number = 1`,
});

const rowsOf = (delivery: Delivery): readonly MeasureRow[] => [
  followUpOf(12, delivery),
  followUpOf(24, delivery),
  {
    measure: "people with an initial assessment",
    needs: [{ table: "assessments", columns: ["assessed_on", "level"] }],
    isKnown: "initial_level",
    sql: `
SELECT person_id, CAST(initial_level IS NOT NULL AS INTEGER) AS numerator, 1 AS denominator
FROM models.episodes WHERE episode_number = 1`,
  },
  {
    measure: "contacts with an outcome recorded",
    needs: [{ table: "contacts", columns: ["outcome"] }],
    sql: `
SELECT person_id, count(outcome) AS numerator, count(*) AS denominator
FROM accepted.contacts ${ofPeople} GROUP BY person_id`,
  },
  {
    measure: "events with a date of recording",
    needs: [{ table: "events", columns: ["recorded_on"] }],
    sql: `
SELECT person_id, count(*) FILTER (recorded_on IS NOT NULL OR recorded_day IS NOT NULL) AS numerator,
  count(*) AS denominator
FROM accepted.events ${ofPeople} GROUP BY person_id`,
  },
];

/** What a delivery lacks says nothing of a person: not sensitive, and still under the threshold of counts. */
const shares: FigureRecipe<CountStatement> = {
  id: head.id,
  class: "counts",
  count: (warehouse) =>
    countMeasures({ warehouse, head, rows: rowsOf(warehouse.delivery), sensitivity: "not sensitive" }),
  members: async (warehouse) =>
    measureMembers({
      warehouse,
      rows: rowsOf(warehouse.delivery),
      family: "completeness",
      isProtected: false,
    }),
  estimate: (released, policy) =>
    estimateRates(released, policy, { numerator: "numerator", denominator: "denominator" }),
};

export const deliveryCompleteness: Indicator = { definition, figures: [shares] };
