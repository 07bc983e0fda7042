-- grain: one row per case and calendar month of supervision
-- The day on which supervision ended is no day of supervision. Deliveries in days have no calendar: no rows.
-- Months are numbers (12 * year + month) until the end. Months and contacts meet in one aggregate, without joins and
-- with counts in place of sums, and days in custody, which few have, are taken off afterwards: with millions of
-- contacts that is most of the time.
CREATE OR REPLACE TABLE models.contact_months AS
WITH supervised AS (
  SELECT case_number, person_id, person_day, zero_on, follow_up_days, zero_on + follow_up_days AS end_on
  FROM staging.cases
  WHERE zero_on IS NOT NULL AND follow_up_days > 0
),
months AS (
  SELECT case_number, zero_on, end_on, unnest(
    range(12 * year(zero_on) + month(zero_on) - 1, 12 * year(end_on - 1) + month(end_on - 1))
  )::INTEGER AS month_number
  FROM supervised
),
bounds AS (
  SELECT
    case_number,
    month_number,
    greatest(make_date(month_number // 12, month_number % 12 + 1, 1) - zero_on, 0)::INTEGER AS first_day,
    least(make_date((month_number + 1) // 12, (month_number + 1) % 12 + 1, 1), end_on) - zero_on AS end_day
  FROM months
),
held AS (
  SELECT
    c.case_number,
    c.zero_on,
    greatest(s.from_day - c.person_day, 0) AS from_day,
    least(s.to_day - c.person_day, c.follow_up_days) AS to_day
  FROM models.custody_spells AS s
  JOIN supervised AS c USING (person_id)
  WHERE s.to_day > c.person_day AND s.from_day < c.person_day + c.follow_up_days
),
held_months AS (
  SELECT case_number, zero_on + from_day AS from_on, zero_on + to_day AS to_on, unnest(range(
    12 * year(zero_on + from_day) + month(zero_on + from_day) - 1,
    12 * year(zero_on + to_day - 1) + month(zero_on + to_day - 1)
  ))::INTEGER AS month_number
  FROM held
),
held_days AS (
  SELECT
    case_number,
    month_number,
    sum(
      least(to_on, make_date((month_number + 1) // 12, (month_number + 1) % 12 + 1, 1))
      - greatest(from_on, make_date(month_number // 12, month_number % 12 + 1, 1))
    )::INTEGER AS days
  FROM held_months
  GROUP BY ALL
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
facts (case_number, month_number, level, days, required, attended) AS (
  SELECT
    m.case_number,
    m.month_number,
    -- As a number: the aggregate below is a third faster than with texts.
    list_position(['low', 'moderate', 'high'], s.level)::TINYINT,
    (m.end_day - m.first_day)::TINYINT,
    NULL,
    NULL
  FROM bounds AS m
  LEFT JOIN staging.supervision AS s
    ON s.case_number = m.case_number
    AND s.from_day <= m.first_day
    -- Not "to_day IS NULL OR …", which would compare every month with every spell.
    AND coalesce(s.to_day, 2147483647) >= m.first_day
  UNION ALL
  SELECT
    case_number,
    (12 * year(due_on) + month(due_on) - 1)::INTEGER,
    NULL,
    NULL,
    TRUE,
    CASE WHEN outcome = 'attended' THEN TRUE END
  FROM due
),
summed AS (
  SELECT
    case_number,
    month_number,
    -- On the day on which one spell ends and the next begins both are in force: the higher level counts.
    max(level) AS level,
    max(days) AS days,
    count(required)::INTEGER AS required,
    count(attended)::INTEGER AS attended
  FROM facts
  GROUP BY ALL
)
SELECT
  c.case_id,
  c.person_id,
  c.service,
  make_date(f.month_number // 12, f.month_number % 12 + 1, 1) AS month,
  ['low', 'moderate', 'high'][f.level] AS level,
  (f.days - coalesce(h.days, 0))::INTEGER AS days_at_risk,
  f.required,
  f.attended,
  CASE WHEN f.required > 0 THEN f.attended >= f.required END AS compliant
FROM summed AS f
JOIN staging.cases AS c USING (case_number)
LEFT JOIN held_days AS h USING (case_number, month_number)
ORDER BY f.case_number, f.month_number
