import type { FigureHead, UnavailableFigure } from "../../src/released/figure.ts";
import type { CountStatement } from "../disclosure/statement.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import type { Members } from "./members.ts";
import { countRows } from "./shared/count-rows.ts";
import { estimateFunnel, stages } from "./shared/estimate-funnel.ts";
import { unavailable, whatIsMissing } from "./shared/unavailable.ts";

const definition: Definition = {
  id: "programme-funnel",
  version: "1.0",
  pillar: "tailoring",
  unit: "people",
  direction: "higher is better",
  requires: ["cases", "enrolments"],
  references: [
    "Ministry of Justice (England and Wales), Justice Data Lab: methodology, https://www.gov.uk/government/collections/justice-data-lab-pilot-statistics",
  ],
};

const overallHead = headOf(definition, { id: "programme-funnel", unit: "people", dimensions: [] });
const kindHead = headOf(definition, { id: "programme-funnel-by-kind", unit: "people", dimensions: ["kind"] });

const overall: FigureRecipe<CountStatement> = {
  id: overallHead.id,
  class: "counts",
  count: (warehouse) => countStages({ warehouse, head: overallHead, columns: [], sql: funnelSql() }),
  members: async () => funnelMembers(),
  estimate: estimateFunnel,
};

const byKind: FigureRecipe<CountStatement> = {
  id: kindHead.id,
  class: "counts",
  count: (warehouse) => countStages({ warehouse, head: kindHead, columns: ["kind"], sql: funnelSql("kind") }),
  members: async () => funnelMembers("kind"),
  estimate: estimateFunnel,
};

export const programmeFunnel: Indicator = { definition, figures: [overall, byKind] };

/**
 * SQL: referrals as they were (0), and as they might have gone: everybody no further than a stage, or through to
 * the end; or all to one kind of programme.
 */
const hypotheticalPaths = `
WITH kinds AS (SELECT DISTINCT coalesce(kind, 'unknown') AS kind FROM models.programme_paths),
variants (variant, stage, kind) AS (
  VALUES (0, NULL, NULL), (1, 1, NULL), (2, 2, NULL), (3, 3, NULL), (4, 4, NULL)
  UNION ALL SELECT 4 + row_number() OVER (ORDER BY kind), NULL, kind FROM kinds
)
SELECT person_id AS unit, 'programmes' AS family, v.variant, coalesce(v.kind, p.kind, 'unknown') AS kind,
${stages.map((stage, index) => `  coalesce(v.stage >= ${index + 1}, ${stage}) AS ${stage}`).join(",\n")}
FROM models.programme_paths p CROSS JOIN variants v
WHERE v.variant = 0 OR person_id IN (SELECT person_id FROM hypothetical.people)`;

/** SQL: columns as a value. */
const packed = (columns: readonly string[]): string =>
  `{${columns.map((column) => `'${column}': ${column}`).join(", ")}}`;

const funnelMembers = (by?: "kind"): Members => {
  const key = by === undefined ? "" : `${by}, `;
  const columns = by === undefined ? stages : [by, ...stages];
  return {
    space: "people",
    paths: `
SELECT unit, family, variant, list(${packed(columns)} ORDER BY ${columns.join(", ")}) AS groups FROM (
  SELECT unit, family, variant, ${key}${stages.map((stage) => `bool_or(${stage}) AS ${stage}`).join(", ")}
  FROM (${hypotheticalPaths}) GROUP BY ALL
) GROUP BY ALL`,
    path: ["groups"],
    cells: (paths) => `
SELECT path_id, ${by === undefined ? "" : `g.${by}, `}${stages
      .map((stage) => `coalesce(CAST(g.${stage} AS INTEGER), 0) AS ${stage}`)
      .join(", ")}
FROM (SELECT path_id, unnest(groups) AS g FROM ${paths})`,
    measures: {
      eligible: { isProtected: true },
      referred: { isProtected: true, partOf: "eligible" },
      started: { isProtected: true, partOf: "referred" },
      completed: { isProtected: true, partOf: "started" },
    },
  };
};

/** SQL: each person once per group, at the furthest stage that any referral reached. */
const funnelSql = (by?: "kind"): string => {
  const key = by === undefined ? "" : `coalesce(${by}, 'unknown') AS ${by}, `;
  const group = by === undefined ? "" : "GROUP BY kind ORDER BY kind";
  return `
SELECT ${by === undefined ? "" : `${by}, `}${stages
    .map((stage) => `CAST(count(*) FILTER (${stage}) AS INTEGER) AS ${stage}`)
    .join(", ")}
FROM (
  SELECT ${key}person_id, ${stages.map((stage) => `bool_or(${stage}) AS ${stage}`).join(", ")}
  FROM models.programme_paths GROUP BY ALL
) ${group}`;
};

const countStages = async ({
  warehouse,
  head,
  columns,
  sql,
}: {
  readonly warehouse: Warehouse;
  readonly head: FigureHead;
  readonly columns: readonly string[];
  readonly sql: string;
}): Promise<CountStatement | UnavailableFigure> => {
  const missing = whatIsMissing(warehouse.delivery, [{ table: "enrolments", columns }]);
  if (missing !== undefined) return unavailable(head, missing);
  const rows = await countRows(warehouse, { sql, dimensions: head.dimensions, measures: stages });
  const entered = rows.filter(({ counts }) => (counts.eligible ?? 0) > 0);
  if (entered.length === 0) return unavailable(head, { code: "no rows", detail: { table: "enrolments" } });
  return {
    ...head,
    class: "counts",
    measures: {
      eligible: { sensitivity: "not sensitive" },
      referred: { sensitivity: "sensitive", partOf: "eligible" },
      started: { sensitivity: "sensitive", partOf: "referred" },
      completed: { sensitivity: "sensitive", partOf: "started" },
    },
    rows: entered,
  };
};
