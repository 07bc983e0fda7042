import type { Members } from "../members.ts";
import { list } from "./sql.ts";

interface LifeTableMembers {
  /** SQL: unit, family, variant, the dimensions, status and time_day. */
  readonly exits: string;
  /** Dimensions that are no characteristics of people. */
  readonly dimensions: readonly string[];
  readonly days: readonly number[];
}

/** A day after every grid. */
const BEYOND = 2_000_000_000;

/** Members of a life table: how and between which days of the grid each left. */
export const lifeTableMembers = ({ exits, dimensions, days }: LifeTableMembers): Members => {
  const keys = dimensions.join(", ");
  const left = (status: string) => `CAST(status = '${status}' AND leaving_day <= grid.day AS INTEGER)`;
  return {
    space: "people",
    paths: `
WITH grid AS (SELECT unnest([${list(days)}]::INTEGER[]) AS day),
leaving AS (
  SELECT unit, family, variant, ${keys}, status,
    CAST(time_day + CAST(status = 'censored' AS INTEGER) AS INTEGER) AS at_day
  FROM (${exits})
)
SELECT unit, family, variant, ${keys}, status, coalesce(grid.day, ${BEYOND}) AS leaving_day
FROM leaving ASOF LEFT JOIN grid ON leaving.at_day <= grid.day`,
    path: [...dimensions, "status", "leaving_day"],
    cells: (paths) => `
SELECT path_id, ${keys}, NULL::INTEGER AS day, 1 AS n, 0 AS events, 0 AS competing, 0 AS censored, 0 AS "atRisk"
FROM ${paths}
UNION ALL
SELECT path_id, ${keys}, grid.day, 0, ${left("event")}, ${left("competing")}, ${left("censored")},
  CAST(leaving_day > grid.day AS INTEGER)
FROM ${paths} CROSS JOIN (SELECT unnest([${list(days)}]::INTEGER[]) AS day) AS grid`,
    measures: {
      n: { isProtected: true },
      events: { isProtected: true, partOf: "n" },
      competing: { isProtected: true, partOf: "n" },
      censored: { isProtected: false, partOf: "n" },
      atRisk: { isProtected: false, partOf: "n" },
    },
  };
};
