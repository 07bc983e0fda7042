import type { CountStatement } from "../disclosure/statement.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import { countRows } from "./shared/count-rows.ts";
import { estimateRates } from "./shared/estimate-rates.ts";
import { gradesOf } from "./shared/evidence.ts";
import { isRecorded } from "./shared/outcomes.ts";
import { list } from "./shared/sql.ts";
import { unavailable, whatIsMissing } from "./shared/unavailable.ts";

const definition: Definition = {
  id: "safety-bounds",
  version: "1.0",
  pillar: "outcome",
  unit: "people",
  direction: "lower is better",
  requires: ["cases", "events"],
  references: [
    "C. J. Clopper and E. S. Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26, 404-413, https://doi.org/10.1093/biomet/26.4.404",
    "J. A. Hanley and A. Lippman-Hand (1983), If nothing goes wrong, is everything all right? Interpreting zero numerators, JAMA 249, 1743-1745, https://doi.org/10.1001/jama.1983.03330370053031",
  ],
};

const head = headOf(definition, { id: "safety-bounds", unit: "people", dimensions: ["outcome", "evidence"] });

const counts = { numerator: "relapsed", denominator: "people" } as const;

const bounds: FigureRecipe<CountStatement> = {
  id: head.id,
  class: "counts",
  count: async (warehouse) => {
    const missing = whatIsMissing(warehouse.delivery, [{ table: "events" }]);
    if (missing !== undefined) return unavailable(head, missing);
    const grades = gradesOf(warehouse.delivery, [1, 2, 3]);
    if (grades.length === 0 || !isRecorded(warehouse.delivery, "extremist relapse")) {
      return unavailable(head, { code: "evidence not delivered", detail: { outcome: "extremist relapse" } });
    }
    const rows = await countRows(warehouse, {
      sql: boundsSql(grades),
      dimensions: head.dimensions,
      measures: Object.values(counts),
    });
    if (rows.length === 0) return unavailable(head, { code: "no rows", detail: { table: "cases" } });
    return {
      ...head,
      class: "counts",
      measures: {
        relapsed: { sensitivity: "sensitive", partOf: "people" },
        people: { sensitivity: "not sensitive" },
      },
      rows,
    };
  },
  members: async ({ delivery }) => {
    const grades = gradesOf(delivery, [1, 2, 3]);
    if (grades.length === 0 || !isRecorded(delivery, "extremist relapse")) return undefined;
    return {
      space: "people",
      paths: `SELECT person_id AS unit, concat_ws('|', outcome, evidence) AS family, variant,
  outcome, CAST(evidence AS VARCHAR) AS evidence, event_day IS NOT NULL AS relapsed
FROM hypothetical.outcomes WHERE outcome = 'extremist relapse' AND evidence IN (${list(grades)})`,
      path: ["outcome", "evidence", "relapsed"],
      cells: (paths) => `
SELECT path_id, outcome, evidence, CAST(relapsed AS INTEGER) AS relapsed, 1 AS people FROM ${paths}`,
      measures: { relapsed: { isProtected: true, partOf: "people" }, people: { isProtected: true } },
    };
  },
  estimate: (released, policy) => estimateRates(released, policy, counts),
};

const boundsSql = (grades: readonly number[]): string => `
SELECT outcome, CAST(evidence AS VARCHAR) AS evidence,
  CAST(count(event_day) AS INTEGER) AS relapsed, CAST(count(*) AS INTEGER) AS people
FROM models.outcomes WHERE outcome = 'extremist relapse' AND evidence IN (${list(grades)})
GROUP BY ALL ORDER BY outcome, evidence`;

export const safetyBounds: Indicator = { definition, figures: [bounds] };
