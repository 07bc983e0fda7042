import type { FigureHead, UnavailableFigure } from "../../src/released/figure.ts";
import type { PairedMeanStatement } from "../disclosure/statement.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import type { Members } from "./members.ts";
import { estimatePaired } from "./shared/estimate-paired.ts";
import { keyOf } from "./shared/key-of.ts";
import { unavailable, whatIsMissing } from "./shared/unavailable.ts";

const definition: Definition = {
  id: "staff-training",
  version: "1.0",
  pillar: "training",
  unit: "staff",
  direction: "higher is better",
  requires: ["training"],
  references: [
    "D. L. Kirkpatrick (1959), Techniques for evaluating training programs, Journal of the American Society of Training Directors 13, 3-9",
    "L. V. Hedges (1981), Distribution theory for Glass's estimator of effect size and related estimators, Journal of Educational Statistics 6, 107-128, https://doi.org/10.3102/10769986006002107",
  ],
};

const testHead = headOf(definition, { id: "staff-training", unit: "staff", dimensions: [] });
const kindHead = headOf(definition, { id: "staff-training-by-kind", unit: "staff", dimensions: ["kind"] });
const laterHead = headOf(definition, { id: "staff-training-retained", unit: "staff", dimensions: [] });

const atTheEnd: FigureRecipe<PairedMeanStatement> = {
  id: testHead.id,
  class: "paired means",
  count: (warehouse) => countPairs({ warehouse, head: testHead, second: "score_after" }),
  members: async () => pairMembers("score_after"),
  estimate: estimatePaired,
};

const byKind: FigureRecipe<PairedMeanStatement> = {
  id: kindHead.id,
  class: "paired means",
  count: (warehouse) => countPairs({ warehouse, head: kindHead, second: "score_after", by: "kind" }),
  members: async () => pairMembers("score_after", "kind"),
  estimate: estimatePaired,
};

const retained: FigureRecipe<PairedMeanStatement> = {
  id: laterHead.id,
  class: "paired means",
  count: (warehouse) => countPairs({ warehouse, head: laterHead, second: "score_later" }),
  members: async () => pairMembers("score_later"),
  estimate: estimatePaired,
};

export const staffTraining: Indicator = { definition, figures: [atTheEnd, byKind, retained] };

const moments = ["before", "after", "change"] as const;

/** Scores as they were (0), or some points otherwise. */
const pairMembers = (second: Pairs["second"], by?: "kind"): Members => {
  const key = by === undefined ? "" : "coalesce(kind, 'unknown') AS kind, ";
  const person = by === undefined ? "staff_id" : "staff_id, coalesce(kind, 'unknown')";
  return {
    space: "staff",
    paths: `
WITH pairs AS (
  SELECT staff_id AS unit, ${key}score_before AS before, ${second} AS after
  FROM models.training_scores
  WHERE score_before IS NOT NULL AND ${second} IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY ${person} ORDER BY held_on, course) = 1
),
variants (variant, before_by, score_after_by, score_later_by) AS (
  VALUES (0, 0, 0, 0), (1, 4, 0, 0), (2, -4, 0, 0), (3, 0, 4, 0), (4, 0, -4, 0), (5, 0, 0, 4), (6, 0, 0, -4),
    (7, 3, 3, 3), (8, -3, -3, -3)
)
SELECT unit, 'scores' AS family, variant,
  list({${by === undefined ? "" : "'kind': kind, "}'before': least(100, greatest(0, before + before_by)),
    'after': least(100, greatest(0, after + ${second}_by))} ORDER BY ${by === undefined ? "" : "kind, "}before, after) AS pairs
FROM pairs CROSS JOIN variants GROUP BY ALL`,
    path: ["pairs"],
    cells: (paths) => `
SELECT path_id, ${by === undefined ? "" : "kind, "}1 AS n, before, after, after - before AS change,
  before ** 2 AS "before squared", after ** 2 AS "after squared", (after - before) ** 2 AS "change squared"
FROM (SELECT path_id, ${by === undefined ? "" : "p.kind, "}CAST(p.before AS DOUBLE) AS before, CAST(p.after AS DOUBLE) AS after
  FROM (SELECT path_id, unnest(pairs) AS p FROM ${paths}))`,
    measures: {
      n: { isProtected: true },
      ...Object.fromEntries(
        moments.flatMap((moment) => [
          [moment, { isProtected: false }],
          [`${moment} squared`, { isProtected: false }],
        ]),
      ),
    },
  };
};

interface Pairs {
  readonly warehouse: Warehouse;
  readonly head: FigureHead;
  readonly second: "score_after" | "score_later";
  readonly by?: "kind";
}

interface PairRow {
  readonly kind?: string;
  readonly n: number;
  readonly before_mean: number;
  readonly before_sd: number | null;
  readonly after_mean: number;
  readonly after_sd: number | null;
  readonly change_mean: number;
  readonly change_sd: number | null;
  readonly largest_share: number;
  readonly two_largest_share: number;
}

/**
 * SQL: the first course of each person (and kind) with both scores; sums are taken in the order of the people,
 * so that the same delivery gives the same last digit.
 */
const pairsSql = (second: Pairs["second"], by?: "kind"): string => {
  const key = by === undefined ? "" : "coalesce(kind, 'unknown') AS kind, ";
  const person = by === undefined ? "staff_id" : "staff_id, coalesce(kind, 'unknown')";
  const share = (column: string, n: number) =>
    `coalesce(list_sum(max(${column}, ${n})) / nullif(sum(${column}), 0), 1)`;
  const largest = (n: number) => `greatest(${share("before", n)}, ${share("after", n)})`;
  return `
SELECT ${by === undefined ? "" : "kind, "}CAST(count(*) AS INTEGER) AS n,
  fsum(before ORDER BY before) / count(*) AS before_mean, stddev_samp(before ORDER BY before) AS before_sd,
  fsum(after ORDER BY after) / count(*) AS after_mean, stddev_samp(after ORDER BY after) AS after_sd,
  fsum(change ORDER BY change) / count(*) AS change_mean, stddev_samp(change ORDER BY change) AS change_sd,
  ${largest(1)} AS largest_share, ${largest(2)} AS two_largest_share
FROM (
  SELECT ${key}score_before AS before, ${second} AS after, ${second} - score_before AS change
  FROM models.training_scores
  WHERE score_before IS NOT NULL AND ${second} IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY ${person} ORDER BY held_on, course) = 1
)
${by === undefined ? "HAVING count(*) > 0" : "GROUP BY kind ORDER BY kind"}`;
};

const countPairs = async ({
  warehouse,
  head,
  second,
  by,
}: Pairs): Promise<PairedMeanStatement | UnavailableFigure> => {
  const columns = ["score_before", second, ...(by === undefined ? [] : [by])];
  const missing = whatIsMissing(warehouse.delivery, [{ table: "training", columns }]);
  if (missing !== undefined) return unavailable(head, missing);
  const rows = await warehouse.rows<PairRow>(pairsSql(second, by));
  if (rows.length === 0) return unavailable(head, { code: "no rows", detail: { table: "training" } });
  return {
    ...head,
    class: "paired means",
    scale: "points of 100",
    range: [0, 100],
    groups: rows.map((row) => ({
      key: keyOf({ kind: row.kind ?? null }, head.dimensions),
      n: row.n,
      before: { mean: row.before_mean, sd: row.before_sd ?? 0 },
      after: { mean: row.after_mean, sd: row.after_sd ?? 0 },
      change: { mean: row.change_mean, sd: row.change_sd ?? 0 },
      largestShare: row.largest_share,
      twoLargestShare: row.two_largest_share,
    })),
  };
};
