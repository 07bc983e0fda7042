import type { CountStatement } from "../disclosure/statement.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import { countRows } from "./shared/count-rows.ts";
import { estimateRates } from "./shared/estimate-rates.ts";
import { unavailable, whatIsMissing } from "./shared/unavailable.ts";

const definition: Definition = {
  id: "staff-certified",
  version: "1.0",
  pillar: "training",
  unit: "staff",
  direction: "higher is better",
  requires: ["training"],
  references: [
    "D. E. Pressman, N. Duits, T. Rinne and J. Flockton (2018), VERA-2R: a structured professional judgement approach, Netherlands Institute for Forensic Psychiatry and Psychology",
  ],
};

const head = headOf(definition, { id: "staff-certified", unit: "staff", dimensions: ["service"] });

const counts = { numerator: "certified", denominator: "trained" } as const;

const coverage: FigureRecipe<CountStatement> = {
  id: head.id,
  class: "counts",
  count: async (warehouse) => {
    const { delivery } = warehouse;
    const missing = whatIsMissing(delivery, [{ table: "training", columns: ["certified_until"] }]);
    if (missing !== undefined) return unavailable(head, missing);
    const rows = await countRows(warehouse, {
      sql: coverageSql,
      dimensions: head.dimensions,
      measures: Object.values(counts),
    });
    const trained = rows.filter((row) => (row.counts.trained ?? 0) > 0);
    if (trained.length === 0) return unavailable(head, { code: "no rows", detail: { table: "training" } });
    return {
      ...head,
      class: "counts",
      measures: {
        certified: { sensitivity: "sensitive", partOf: "trained" },
        trained: { sensitivity: "not sensitive" },
      },
      rows: trained,
    };
  },
  members: async () => ({
    space: "staff",
    paths: `
SELECT unit, 'certificates' AS family, variant, list({'service': service, 'certified': certified} ORDER BY service, certified) AS services FROM (
  SELECT staff_id AS unit, variant, service,
    bool_or(CASE variant WHEN 0 THEN certified WHEN 1 THEN true ELSE false END) AS certified
  FROM models.training_scores CROSS JOIN (VALUES (0), (1), (2)) AS v (variant)
  GROUP BY GROUPING SETS ((variant, service, staff_id), (variant, staff_id))
) GROUP BY ALL`,
    path: ["services"],
    cells: (paths) => `
SELECT path_id, s.service, coalesce(CAST(s.certified AS INTEGER), 0) AS certified, 1 AS trained
FROM (SELECT path_id, unnest(services) AS s FROM ${paths})`,
    measures: { certified: { isProtected: true, partOf: "trained" }, trained: { isProtected: true } },
  }),
  estimate: (released, policy) => estimateRates(released, policy, counts),
};

/** A person trained in two services counts in each, and once over all. */
const coverageSql = `
SELECT service, CAST(count(*) FILTER (certified) AS INTEGER) AS certified, CAST(count(*) AS INTEGER) AS trained
FROM (
  SELECT service, staff_id, bool_or(certified) AS certified FROM models.training_scores
  GROUP BY GROUPING SETS ((service, staff_id), (staff_id))
)
GROUP BY service ORDER BY service NULLS FIRST`;

export const staffCertified: Indicator = { definition, figures: [coverage] };
