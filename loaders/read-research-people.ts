import type { Person, PersonOutcome } from "./disclosure/research-extract/person.ts";
import { gradesOf } from "./indicators/shared/evidence.ts";
import { isRecorded, type Outcome } from "./indicators/shared/outcomes.ts";
import type { Warehouse } from "./warehouse/warehouse.ts";

/** A row of the query: lists and records as JSON, for readRows knows plain values only. */
interface Row {
  readonly columns: string;
  readonly entered_on: string | null;
  readonly potential_days: number;
  readonly end_day: number | null;
  readonly end_reason: string | null;
  readonly initial_level: string | null;
  readonly custody: string;
  readonly programmes_started: number;
  readonly programmes_completed: number;
  readonly outcomes: string;
}

/** An outcome as the query writes it. */
type Told = PersonOutcome & { readonly outcome: Outcome };

const query = `
WITH held AS (
  SELECT person_id, to_json(list([from_day, to_day] ORDER BY from_day)) AS custody
  FROM models.custody_spells GROUP BY person_id
),
programmes AS (
  SELECT
    person_id,
    count(*) FILTER (started)::INTEGER AS started,
    count(*) FILTER (completed)::INTEGER AS completed
  FROM models.programme_paths GROUP BY person_id
),
told AS (
  SELECT
    o.person_id,
    to_json(list({
      outcome: o.outcome,
      evidence: o.evidence,
      status: o.status,
      stopDay: CASE o.status WHEN 'event' THEN o.event_day WHEN 'competing' THEN e.end_day ELSE e.potential_days END,
      competingReason: o.competing_reason
    } ORDER BY o.outcome, o.evidence)) AS outcomes
  FROM models.outcomes AS o
  JOIN models.episodes AS e USING (case_id)
  GROUP BY o.person_id
)
SELECT
  CAST(to_json({
    service: e.service, office: e.office, sex: e.sex, age_band: e.age_band, pathway: e.pathway,
    measure: e.measure, custody_months: e.custody_months
  }) AS VARCHAR) AS columns,
  e.zero_on AS entered_on,
  e.potential_days,
  e.end_day,
  e.end_reason,
  e.initial_level,
  CAST(coalesce(h.custody, '[]') AS VARCHAR) AS custody,
  coalesce(p.started, 0) AS programmes_started,
  coalesce(p.completed, 0) AS programmes_completed,
  CAST(coalesce(t.outcomes, '[]') AS VARCHAR) AS outcomes,
  COLUMNS('^cohort_.*')
FROM models.episodes AS e
LEFT JOIN held AS h USING (person_id)
LEFT JOIN programmes AS p USING (person_id)
LEFT JOIN told AS t USING (person_id)
WHERE e.episode_number = 1
ORDER BY e.person_id`;

/**
 * Every supervised person with what the research extract may be made from; no identifier is among it. Outcomes and
 * grades of evidence that the delivery cannot answer are left out: they are not available, which is not none.
 */
export async function readResearchPeople({
  rows,
  delivery,
}: Pick<Warehouse, "rows" | "delivery">): Promise<readonly Person[]> {
  const [has] = await rows<{ n: number }>(
    "SELECT count(*)::INTEGER AS n FROM duckdb_columns() WHERE schema_name = 'models' AND table_name = 'episodes' AND starts_with(column_name, 'cohort_')",
  );
  const sql = (has?.n ?? 0) > 0 ? query : query.replace(/,\s+COLUMNS\('\^cohort_\.\*'\)/, "");
  const grades = gradesOf(delivery, [1, 2, 3]);
  const isAnswered = ({ outcome, evidence }: Told) =>
    delivery.tables.has("events") && isRecorded(delivery, outcome) && grades.includes(evidence);
  return (await rows<Row>(sql)).map((row) => ({
    columns: { ...JSON.parse(row.columns), ...cohortsOf(row) },
    enteredOn: row.entered_on,
    potentialDays: row.potential_days,
    endDay: row.end_day,
    endReason: row.end_reason,
    initialLevel: row.initial_level,
    custody: JSON.parse(row.custody),
    programmesStarted: row.programmes_started,
    programmesCompleted: row.programmes_completed,
    outcomes: (JSON.parse(row.outcomes) as readonly Told[]).filter(isAnswered),
  }));
}

const cohortsOf = (row: Row): Record<string, string | null> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith("cohort_")));
