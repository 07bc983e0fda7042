import type { FigureHead, UnavailableFigure } from "../../src/released/figure.ts";
import type { CountStatement, SeriesStatement } from "../disclosure/statement.ts";
import type { Delivery } from "../exports/delivery.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Definition, FigureRecipe, Indicator } from "./indicator.ts";
import { headOf } from "./indicator.ts";
import type { Members } from "./members.ts";
import { endOfCompletePeriods, monthsBefore, type Period, startOf } from "./shared/calendar.ts";
import { countRows } from "./shared/count-rows.ts";
import { estimateControlChart } from "./shared/estimate-control-chart.ts";
import { estimateRates } from "./shared/estimate-rates.ts";
import { text } from "./shared/sql.ts";
import { type Need, unavailable, whatIsMissing } from "./shared/unavailable.ts";

const definition: Definition = {
  id: "contact-compliance",
  version: "1.0",
  pillar: "monitoring",
  unit: "people",
  direction: "higher is better",
  requires: ["cases", "contacts"],
  references: [
    "Recidiviz, Vitals: contact standards, https://www.recidiviz.org",
    "D. B. Laney (2002), Improved control charts for attributes, Quality Engineering 14, 531-537, https://doi.org/10.1081/QEN-120003555",
    "W. A. Shewhart (1931), Economic Control of Quality of Manufactured Product, Van Nostrand",
  ],
};

const contactsInTime: readonly Need[] = [{ table: "contacts", columns: ["due_on", "outcome"] }];

const seriesHead = headOf(definition, { id: "contact-compliance", unit: "people", dimensions: [] });
const levelHead = headOf(definition, {
  id: "contact-compliance-by-level",
  unit: "people",
  dimensions: ["level"],
});
const windowHead = headOf(definition, {
  id: "contact-compliance-overall",
  unit: "people",
  dimensions: ["window"],
});

const counts = { numerator: "compliant", denominator: "people" } as const;

const overTime: FigureRecipe<SeriesStatement> = {
  id: seriesHead.id,
  class: "series",
  count: (warehouse, policy) =>
    withCutoff({
      delivery: warehouse.delivery,
      head: seriesHead,
      needs: contactsInTime,
      count: async (cutoff) => {
        const period = policy.periods.totals;
        const points = await warehouse.rows<SeriesStatement["points"][number]>(seriesSql(period, cutoff));
        if (points.length === 0) return noContacts(seriesHead);
        return { ...seriesHead, class: "series", period, sensitivity: "sensitive", points };
      },
    }),
  members: async ({ delivery }, policy) =>
    membersOf(delivery, (cutoff) => seriesMembers(policy.periods.totals, cutoff)),
  estimate: estimateControlChart,
};

const byLevel: FigureRecipe<CountStatement> = {
  id: levelHead.id,
  class: "counts",
  count: (warehouse) =>
    withCutoff({
      delivery: warehouse.delivery,
      head: levelHead,
      needs: [...contactsInTime, { table: "supervision", columns: ["level"] }],
      count: (cutoff) => countPeople(warehouse, levelHead, levelSql(cutoff)),
    }),
  members: async ({ delivery }) => membersOf(delivery, levelMembers),
  estimate: (released, policy) => estimateRates(released, policy, counts),
};

const byWindow: FigureRecipe<CountStatement> = {
  id: windowHead.id,
  class: "counts",
  count: (warehouse) =>
    withCutoff({
      delivery: warehouse.delivery,
      head: windowHead,
      needs: contactsInTime,
      count: (cutoff) => countPeople(warehouse, windowHead, windowSql(cutoff)),
    }),
  members: async ({ delivery }) => membersOf(delivery, windowMembers),
  estimate: (released, policy) => estimateRates(released, policy, counts),
};

export const contactCompliance: Indicator = { definition, figures: [overTime, byLevel, byWindow] };

const membersOf = (delivery: Delivery, members: (cutoff: string) => Members): Members | undefined =>
  delivery.cutoff === null ? undefined : members(delivery.cutoff);

/**
 * SQL: months with contacts as they were (0), and as they might have been: all kept, none kept, the other way
 * round, and at each level of supervision.
 */
const hypotheticalMonths = `
SELECT person_id AS unit, 'contacts' AS family, v.variant, month,
  CASE v.variant WHEN 1 THEN true WHEN 2 THEN false WHEN 3 THEN NOT compliant ELSE compliant END AS compliant,
  coalesce(v.level, m.level) AS level
FROM models.contact_months m CROSS JOIN (
  VALUES (0, NULL), (1, NULL), (2, NULL), (3, NULL), (4, 'low'), (5, 'moderate'), (6, 'high')
) AS v (variant, level)
WHERE required > 0 AND (variant = 0 OR person_id IN (SELECT person_id FROM hypothetical.people))`;

const compliantMeasures = (numerator: string, denominator: string) => ({
  [numerator]: { isProtected: true, partOf: denominator },
  [denominator]: { isProtected: true },
});

const seriesMembers = (period: Period, cutoff: string): Members => ({
  space: "people",
  paths: `
SELECT unit, family, variant, list({'start': start, 'compliant': compliant} ORDER BY start) AS periods FROM (
  SELECT unit, family, variant, ${startOf(period, "month")} AS start, bool_and(compliant) AS compliant
  FROM (${hypotheticalMonths}) WHERE month < DATE ${text(endOfCompletePeriods(period, cutoff))} GROUP BY ALL
) GROUP BY ALL`,
  path: ["periods"],
  cells: (paths) => `
SELECT path_id, strftime(p.start, '%Y-%m-%d') AS start, CAST(p.compliant AS INTEGER) AS numerator, 1 AS denominator
FROM (SELECT path_id, unnest(periods) AS p FROM ${paths})`,
  measures: compliantMeasures("numerator", "denominator"),
});

const levelMembers = (cutoff: string): Members => {
  const end = endOfCompletePeriods("quarter", cutoff);
  return {
    space: "people",
    paths: `
SELECT unit, family, variant, coalesce(arg_max(level, month), 'unknown') AS level, bool_and(compliant) AS compliant
FROM (${hypotheticalMonths})
WHERE month >= DATE ${text(monthsBefore(end, 12))} AND month < DATE ${text(end)} GROUP BY ALL`,
    path: ["level", "compliant"],
    cells: (paths) => `
SELECT path_id, level, CAST(compliant AS INTEGER) AS compliant, 1 AS people FROM ${paths}`,
    measures: compliantMeasures("compliant", "people"),
  };
};

const windowMembers = (cutoff: string): Members => {
  const end = endOfCompletePeriods("quarter", cutoff);
  const middle = monthsBefore(end, 12);
  return {
    space: "people",
    paths: `
SELECT unit, family, variant, list({'recent': recent, 'compliant': compliant} ORDER BY recent) AS windows FROM (
  SELECT unit, family, variant, month >= DATE ${text(middle)} AS recent, bool_and(compliant) AS compliant
  FROM (${hypotheticalMonths})
  WHERE month >= DATE ${text(monthsBefore(end, 24))} AND month < DATE ${text(end)} GROUP BY ALL
) GROUP BY ALL`,
    path: ["windows"],
    cells: (paths) => `
SELECT path_id, CASE WHEN w.recent THEN 'last year' ELSE 'year before' END AS "window",
  CAST(w.compliant AS INTEGER) AS compliant, 1 AS people
FROM (SELECT path_id, unnest(windows) AS w FROM ${paths})`,
    measures: compliantMeasures("compliant", "people"),
  };
};

/** Months in which something was required, with the people whose every contact took place. */
const PEOPLE = "CAST(count(*) AS INTEGER) AS people";
const COMPLIANT = "CAST(count(*) FILTER (compliant) AS INTEGER) AS compliant";

/** SQL: every complete period from the first to the last with a required contact, empty ones too. */
const seriesSql = (period: Period, cutoff: string): string => `
WITH people AS (
  SELECT ${startOf(period, "month")} AS start, person_id, bool_and(compliant) AS compliant
  FROM models.contact_months WHERE required > 0 AND month < DATE ${text(endOfCompletePeriods(period, cutoff))}
  GROUP BY ALL
),
periods AS (
  SELECT DISTINCT ${startOf(period, "day")} AS start
  FROM (SELECT unnest(generate_series(min(start), max(start), INTERVAL 1 MONTH)) AS day FROM people)
)
SELECT strftime(periods.start, '%Y-%m-%d') AS start,
  CAST(count(*) FILTER (compliant) AS INTEGER) AS numerator, CAST(count(person_id) AS INTEGER) AS denominator
FROM periods LEFT JOIN people ON people.start = periods.start
GROUP BY periods.start ORDER BY periods.start`;

/** SQL: people by the level of their latest month in the last four complete quarters. */
const levelSql = (cutoff: string): string => {
  const end = endOfCompletePeriods("quarter", cutoff);
  return `
SELECT level, ${COMPLIANT}, ${PEOPLE} FROM (
  SELECT person_id, coalesce(arg_max(level, month), 'unknown') AS level, bool_and(compliant) AS compliant
  FROM models.contact_months
  WHERE required > 0 AND month >= DATE ${text(monthsBefore(end, 12))} AND month < DATE ${text(end)}
  GROUP BY person_id
)
GROUP BY level ORDER BY list_position(['low', 'moderate', 'high', 'unknown'], level)`;
};

/** SQL: people in the last four complete quarters, and in the four before. */
const windowSql = (cutoff: string): string => {
  const end = endOfCompletePeriods("quarter", cutoff);
  const middle = monthsBefore(end, 12);
  return `
SELECT CASE WHEN recent THEN 'last year' ELSE 'year before' END AS "window", ${COMPLIANT}, ${PEOPLE} FROM (
  SELECT person_id, month >= DATE ${text(middle)} AS recent, bool_and(compliant) AS compliant
  FROM models.contact_months
  WHERE required > 0 AND month >= DATE ${text(monthsBefore(end, 24))} AND month < DATE ${text(end)}
  GROUP BY ALL
)
GROUP BY recent ORDER BY recent DESC`;
};

const countPeople = async (
  warehouse: Warehouse,
  head: FigureHead,
  sql: string,
): Promise<CountStatement | UnavailableFigure> => {
  const query = { sql, dimensions: head.dimensions, measures: Object.values(counts) };
  const rows = await countRows(warehouse, query);
  if (rows.length === 0) return noContacts(head);
  return {
    ...head,
    class: "counts",
    measures: {
      compliant: { sensitivity: "sensitive", partOf: "people" },
      people: { sensitivity: "not sensitive" },
    },
    rows,
  };
};

const noContacts = (head: FigureHead): UnavailableFigure =>
  unavailable(head, { code: "no rows", detail: { table: "contacts" } });

/** Counts if the tables are there and time has a calendar; periods cannot be formed of days since time zero. */
const withCutoff = async <S>({
  delivery,
  head,
  needs,
  count,
}: {
  readonly delivery: Delivery;
  readonly head: FigureHead;
  readonly needs: readonly Need[];
  readonly count: (cutoff: string) => Promise<S | UnavailableFigure>;
}): Promise<S | UnavailableFigure> => {
  const missing = whatIsMissing(delivery, needs);
  if (missing !== undefined) return unavailable(head, missing);
  if (delivery.cutoff === null) {
    return unavailable(head, {
      code: "column not delivered",
      detail: { table: "contacts", column: "due_on" },
    });
  }
  return count(delivery.cutoff);
};
