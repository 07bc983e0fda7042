-- grain: one row per case and calendar month of supervision
-- The day on which supervision ended is no day of supervision. Deliveries in days have no calendar: no rows.
-- Months are numbers (12 * year + month) until the end, and everything about a case and month meets in one
-- aggregate instead of joins: with millions of contacts that is most of the time.
CREATE OR REPLACE TABLE models.contact_months AS
WITH supervised AS (
  SELECT case_number, zero_on, follow_up_days, zero_on + follow_up_days - 1 AS last_on
  FROM staging.cases
  WHERE zero_on IS NOT NULL AND follow_up_days > 0
),
months AS (
  SELECT case_number, zero_on, unnest(
    range(12 * year(zero_on) + month(zero_on) - 1, 12 * year(last_on) + month(last_on))
  )::INTEGER AS month_number
  FROM supervised
),
starts AS (
  SELECT
    case_number,
    month_number,
    greatest(make_date(month_number // 12, month_number % 12 + 1, 1) - zero_on, 0) AS first_day
  FROM months
),
levels AS (
  -- As a number: the aggregate below is a third faster than with texts.
  SELECT m.case_number, m.month_number, list_position(['low', 'moderate', 'high'], s.level)::TINYINT AS level
  FROM starts AS m
  JOIN staging.supervision AS s
    ON s.case_number = m.case_number
    AND s.from_day <= m.first_day
    AND (s.to_day IS NULL OR s.to_day >= m.first_day)
),
exposed AS (
  SELECT c.case_number, c.zero_on + x.from_day AS from_on, c.zero_on + x.to_day AS to_on
  FROM models.exposure AS x
  JOIN staging.cases AS c USING (case_id)
  WHERE c.zero_on IS NOT NULL
),
exposed_months AS (
  SELECT *, unnest(
    range(12 * year(from_on) + month(from_on) - 1, 12 * year(to_on - 1) + month(to_on - 1))
  )::INTEGER AS month_number
  FROM exposed
),
held AS (
  SELECT c.case_number, s.from_day - c.person_day AS from_day, s.to_day - c.person_day AS to_day
  FROM models.custody_spells AS s
  JOIN staging.cases AS c USING (person_id)
),
due AS (
  SELECT k.case_number, k.zero_on + k.due_day AS due_on, k.outcome
  FROM staging.contacts AS k
  LEFT JOIN held AS h
    ON h.case_number = k.case_number AND k.due_day >= h.from_day AND k.due_day < h.to_day
  WHERE
    k.zero_on IS NOT NULL
    AND k.due_day >= 0
    AND k.due_day < k.follow_up_days
    AND k.outcome IS DISTINCT FROM 'cancelled by the service'
    AND h.case_number IS NULL
),
facts (case_number, month_number, level, days_at_risk, required, attended) AS (
  SELECT case_number, month_number, NULL, 0, 0, 0
  FROM months
  UNION ALL
  SELECT case_number, month_number, level, 0, 0, 0
  FROM levels
  UNION ALL
  SELECT
    case_number,
    month_number,
    NULL,
    least(to_on, make_date((month_number + 1) // 12, (month_number + 1) % 12 + 1, 1))
      - greatest(from_on, make_date(month_number // 12, month_number % 12 + 1, 1)),
    0,
    0
  FROM exposed_months
  UNION ALL
  SELECT
    case_number,
    12 * year(due_on) + month(due_on) - 1,
    NULL,
    0,
    1,
    (outcome IS NOT DISTINCT FROM 'attended')::INTEGER
  FROM due
),
summed AS (
  SELECT
    case_number,
    month_number,
    -- The spells of a case do not overlap: there is one level at most.
    max(level) AS level,
    sum(days_at_risk)::INTEGER AS days_at_risk,
    sum(required)::INTEGER AS required,
    sum(attended)::INTEGER AS attended
  FROM facts
  GROUP BY ALL
)
SELECT
  c.case_id,
  c.person_id,
  c.service,
  make_date(f.month_number // 12, f.month_number % 12 + 1, 1) AS month,
  ['low', 'moderate', 'high'][f.level] AS level,
  f.days_at_risk,
  f.required,
  f.attended,
  CASE WHEN f.required > 0 THEN f.attended >= f.required END AS compliant
FROM summed AS f
JOIN staging.cases AS c USING (case_number)
ORDER BY f.case_number, f.month_number
