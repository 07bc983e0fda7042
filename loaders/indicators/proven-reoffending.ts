import type { UnavailableFigure } from "../../src/released/figure.ts";
import type { CountStatement } from "../disclosure/statement.ts";
import type { Delivery } from "../exports/delivery.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import type { Members } from "./members.ts";
import { byCohort, categoryRank, cohortsOf } from "./shared/cohorts.ts";
import { countRows } from "./shared/count-rows.ts";
import { estimateRates } from "./shared/estimate-rates.ts";
import { gradesOf, highestGrade } from "./shared/evidence.ts";
import { matureOutcomes } from "./shared/mature-outcomes.ts";
import { horizons, monthsToKnow } from "./shared/months.ts";
import { isRecorded } from "./shared/outcomes.ts";
import { unavailable, whatIsMissing } from "./shared/unavailable.ts";

const definition: Definition = {
  id: "proven-reoffending",
  version: "1.0",
  pillar: "outcome",
  unit: "people",
  direction: "lower is better",
  requires: ["cases", "events"],
  references: [
    "Ministry of Justice (England and Wales), Guide to proven reoffending statistics, https://www.gov.uk/government/collections/proven-reoffending-statistics",
    "C. J. Clopper and E. S. Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26, 404-413, https://doi.org/10.1093/biomet/26.4.404",
  ],
};

const head = headOf(definition, {
  id: "reoffending",
  unit: "people",
  dimensions: ["evidence", "horizon"],
});

const byCohortHead = headOf(definition, {
  id: "reoffending-by-cohort",
  unit: "people",
  dimensions: ["evidence", "horizon", "cohort", "category"],
});

const counts = { numerator: "reoffended", denominator: "people" } as const;

const overall: FigureRecipe<CountStatement> = {
  id: head.id,
  class: "counts",
  count: (warehouse) => {
    const grades = gradesOf(warehouse.delivery, [2, 3]);
    return countOf({ warehouse, head, grades, sql: overallSql(warehouse.delivery, grades) });
  },
  members: async ({ delivery }) => membersOf(delivery, gradesOf(delivery, [2, 3])),
  estimate: (released, policy) => estimateRates(released, policy, counts),
};

const byCohorts: FigureRecipe<CountStatement> = {
  id: byCohortHead.id,
  class: "counts",
  count: (warehouse) => {
    const { delivery } = warehouse;
    const grade = highestGrade(delivery);
    const grades = grade === undefined ? [] : [grade];
    return countOf({ warehouse, head: byCohortHead, grades, sql: byCohortSql(delivery, grades) });
  },
  members: async ({ delivery }) => {
    const grade = highestGrade(delivery);
    return membersOf(delivery, grade === undefined ? [] : [grade]);
  },
  estimate: (released, policy) => estimateRates(released, policy, counts),
};

export const provenReoffending: Indicator = { definition, figures: [overall, byCohorts] };

const membersOf = (delivery: Delivery, grades: readonly number[]): Members | undefined => {
  if (grades.length === 0 || !isRecorded(delivery, "reoffending")) return undefined;
  return {
    space: "people",
    paths: `SELECT person_id AS unit, concat_ws('|', 'reoffending', evidence) AS family, variant,
  evidence, horizon, happened
FROM (${matureOutcomes({ delivery, outcome: "reoffending", grades, isHypothetical: true })})`,
    path: ["evidence", "horizon", "happened"],
    cells: (paths) => `
SELECT path_id, evidence, horizon, CAST(happened AS INTEGER) AS reoffended, 1 AS people FROM ${paths}`,
    measures: {
      reoffended: { isProtected: true, partOf: "people" },
      people: { isProtected: true },
    },
  };
};

const REOFFENDED = "CAST(count(*) FILTER (happened) AS INTEGER) AS reoffended";
const PEOPLE = "CAST(count(*) AS INTEGER) AS people";

const overallSql = (delivery: Delivery, grades: readonly number[]): string => `
SELECT evidence, horizon, ${REOFFENDED}, ${PEOPLE}
FROM (${matureOutcomes({ delivery, outcome: "reoffending", grades })})
GROUP BY evidence, horizon, months ORDER BY evidence, months`;

const byCohortSql = (delivery: Delivery, grades: readonly number[]): string => `
SELECT evidence, horizon, cohort, category, reoffended, people FROM (${byCohort({
  from: matureOutcomes({ delivery, outcome: "reoffending", grades }),
  keys: ["evidence", "horizon", "months"],
  cohorts: cohortsOf(delivery),
  aggregates: [REOFFENDED, PEOPLE],
})})
ORDER BY evidence, months, cohort_rank, ${categoryRank}, category`;

const countOf = async ({
  warehouse,
  head,
  grades,
  sql,
}: {
  readonly warehouse: Warehouse;
  readonly head: typeof byCohortHead;
  readonly grades: readonly number[];
  readonly sql: string;
}): Promise<CountStatement | UnavailableFigure> => {
  const { delivery } = warehouse;
  const missing = whatIsMissing(delivery, [{ table: "events" }]);
  if (missing !== undefined) return unavailable(head, missing);
  const [first] = grades;
  if (first === undefined || !isRecorded(delivery, "reoffending")) {
    return unavailable(head, { code: "evidence not delivered", detail: { outcome: "reoffending" } });
  }
  const measures = Object.values(counts);
  const rows = await countRows(warehouse, { sql, dimensions: head.dimensions, measures });
  if (rows.length === 0) {
    const months = monthsToKnow(horizons[0], { evidence: first, delivery });
    return unavailable(head, { code: "follow-up too short", detail: { months } });
  }
  return {
    ...head,
    class: "counts",
    measures: {
      reoffended: { sensitivity: "sensitive", partOf: "people" },
      people: { sensitivity: "not sensitive" },
    },
    rows,
  };
};
