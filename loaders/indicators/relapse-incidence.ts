import type { UnavailableFigure } from "../../src/released/figure.ts";
import type { TierPolicy } from "../disclosure/policy.ts";
import type { LifeTableStatement } from "../disclosure/statement.ts";
import type { Delivery } from "../exports/delivery.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import type { Members } from "./members.ts";
import { byCohort, categoryRank, cohortsOf } from "./shared/cohorts.ts";
import { estimateIncidence } from "./shared/estimate-incidence.ts";
import { gradesOf, highestGrade } from "./shared/evidence.ts";
import { gridOfDays } from "./shared/grid-of-days.ts";
import { lifeTableMembers } from "./shared/life-table-members.ts";
import { lifeTableGroups, lifeTableSql } from "./shared/life-table-rows.ts";
import { longestFollowUp } from "./shared/longest-follow-up.ts";
import { isRecorded, type Outcome } from "./shared/outcomes.ts";
import { list, text } from "./shared/sql.ts";
import { unavailable, whatIsMissing } from "./shared/unavailable.ts";

const definition: Definition = {
  id: "relapse-incidence",
  version: "1.0",
  pillar: "outcome",
  unit: "people",
  direction: "lower is better",
  requires: ["cases", "events"],
  references: [
    "O. O. Aalen and S. Johansen (1978), An empirical transition matrix for non-homogeneous Markov chains based on censored observations, Scandinavian Journal of Statistics 5, 141-150",
    "H. Putter, M. Fiocco and R. B. Geskus (2007), Tutorial in biostatistics: competing risks and multi-state models, Statistics in Medicine 26, 2389-2430, https://doi.org/10.1002/sim.2712",
  ],
};

/** Unverified reports are counted for extremist relapse only: of other outcomes they say too little. */
const gradesByOutcome: readonly (readonly [Outcome, readonly number[]])[] = [
  ["extremist relapse", [1, 2, 3]],
  ["reoffending", [2, 3]],
  ["breach", [2, 3]],
];

const byEvidenceHead = headOf(definition, {
  id: "incidence-by-evidence",
  unit: "people",
  dimensions: ["outcome", "evidence"],
});

const byCohortHead = headOf(definition, {
  id: "incidence-by-cohort",
  unit: "people",
  dimensions: ["outcome", "evidence", "cohort", "category"],
});

const byEvidence: FigureRecipe<LifeTableStatement> = {
  id: byEvidenceHead.id,
  class: "life table",
  count: (warehouse, policy) =>
    countOnGrid({ warehouse, policy, head: byEvidenceHead, exits: exitsByEvidence(warehouse.delivery) }),
  members: (warehouse, policy) => membersOn(warehouse, policy, pairsOf(warehouse.delivery)),
  estimate: estimateIncidence,
};

const byCohorts: FigureRecipe<LifeTableStatement> = {
  id: byCohortHead.id,
  class: "life table",
  count: (warehouse, policy) =>
    countOnGrid({ warehouse, policy, head: byCohortHead, exits: exitsByCohort(warehouse.delivery) }),
  members: (warehouse, policy) => membersOn(warehouse, policy, pairsByCohort(warehouse.delivery)),
  estimate: estimateIncidence,
};

export const relapseIncidence: Indicator = { definition, figures: [byEvidence, byCohorts] };

/** SQL of those who leave the risk, and the columns that rank its groups; undefined: no grade is delivered. */
type Exits = { readonly sql: string; readonly orderBy: readonly string[] } | undefined;

const exitsByEvidence = (delivery: Delivery): Exits => {
  const pairs = pairsOf(delivery);
  if (pairs.length === 0) return undefined;
  return {
    sql: `SELECT outcome, CAST(evidence AS VARCHAR) AS evidence, ${OUTCOME_RANK} AS outcome_rank,
  status, time_day, count(*) AS people
FROM models.outcomes WHERE (outcome, evidence) IN (${pairs.join(", ")}) GROUP BY ALL`,
    orderBy: ["outcome_rank"],
  };
};

/** Outcomes and grades that the delivery has, as SQL. */
const pairsOf = (delivery: Delivery): readonly string[] =>
  gradesByOutcome
    .filter(([outcome]) => isRecorded(delivery, outcome))
    .flatMap(([outcome, grades]) =>
      gradesOf(delivery, grades).map((grade) => `(${text(outcome)}, ${grade})`),
    );

const pairsByCohort = (delivery: Delivery): readonly string[] => {
  const grade = highestGrade(delivery);
  if (grade === undefined) return [];
  return comparedOutcomes
    .filter((outcome) => isRecorded(delivery, outcome))
    .map((outcome) => `(${text(outcome)}, ${grade})`);
};

const membersOn = async (
  warehouse: Warehouse,
  policy: TierPolicy,
  pairs: readonly string[],
): Promise<Members | undefined> => {
  const furthest = await longestFollowUp(warehouse);
  const days = furthest === null ? [] : gridOfDays({ policy, delivery: warehouse.delivery, furthest });
  if (days.length === 0 || pairs.length === 0) return undefined;
  return lifeTableMembers({
    exits: `SELECT person_id AS unit, concat_ws('|', outcome, evidence) AS family, variant,
  outcome, CAST(evidence AS VARCHAR) AS evidence, status, time_day
FROM hypothetical.outcomes WHERE (outcome, evidence) IN (${pairs.join(", ")})`,
    dimensions: byEvidenceHead.dimensions,
    days,
  });
};

const exitsByCohort = (delivery: Delivery): Exits => {
  const grade = highestGrade(delivery);
  const outcomes = comparedOutcomes.filter((outcome) => isRecorded(delivery, outcome));
  if (grade === undefined || outcomes.length === 0) return undefined;
  const people = `SELECT o.outcome, CAST(o.evidence AS VARCHAR) AS evidence, ${OUTCOME_RANK} AS outcome_rank,
  o.status, o.time_day, e.* EXCLUDE (person_id)
FROM models.outcomes o JOIN models.episodes e ON e.case_id = o.case_id
WHERE o.evidence = ${grade} AND o.outcome IN (${list(outcomes)})`;
  const counts = byCohort({
    from: people,
    keys: ["outcome", "evidence", "outcome_rank", "status", "time_day"],
    cohorts: cohortsOf(delivery),
    aggregates: ["count(*) AS people"],
  });
  return {
    sql: `SELECT *, ${categoryRank} AS category_rank FROM (${counts})`,
    orderBy: ["outcome_rank", "cohort_rank", "category_rank"],
  };
};

/** Extremist relapse is too rare to compare groups by it. */
const comparedOutcomes: readonly Outcome[] = ["reoffending", "breach"];

const OUTCOME_RANK = `list_position([${list(gradesByOutcome.map(([outcome]) => outcome))}], outcome)`;

const countOnGrid = async ({
  warehouse,
  policy,
  head,
  exits,
}: {
  readonly warehouse: Warehouse;
  readonly policy: TierPolicy;
  readonly head: typeof byEvidenceHead;
  readonly exits: Exits;
}): Promise<LifeTableStatement | UnavailableFigure> => {
  const { delivery } = warehouse;
  const missing = whatIsMissing(delivery, [{ table: "events" }]);
  if (missing !== undefined) return unavailable(head, missing);
  if (exits === undefined) return unavailable(head, { code: "evidence not delivered" });
  const furthest = await longestFollowUp(warehouse);
  if (furthest === null) return unavailable(head, { code: "no rows", detail: { table: "cases" } });
  const days = gridOfDays({ policy, delivery, furthest });
  if (days.length === 0) {
    return unavailable(head, { code: "follow-up too short", detail: { months: policy.curves.gridMonths } });
  }
  const { sql, orderBy } = exits;
  const query = lifeTableSql({ exits: sql, dimensions: head.dimensions, days, orderBy });
  return {
    ...head,
    class: "life table",
    gridUnit: delivery.landmarkDays.length > 0 ? delivery.landmarkUnit : "month",
    groups: await lifeTableGroups(warehouse, query, head.dimensions),
  };
};
