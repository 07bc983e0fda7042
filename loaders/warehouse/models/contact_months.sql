-- grain: one row per case and calendar month of supervision
-- The day on which supervision ended is no day of supervision. Deliveries in days have no calendar: no rows.
CREATE OR REPLACE TABLE models.contact_months AS
WITH months AS (
  SELECT case_id, person_id, service, zero_on, unnest(
    generate_series(
      date_trunc('month', zero_on),
      date_trunc('month', zero_on + follow_up_days - 1),
      INTERVAL 1 MONTH
    )
  )::DATE AS month
  FROM models.episodes
  WHERE zero_on IS NOT NULL AND follow_up_days > 0
),
starts AS (
  SELECT *, greatest(month - zero_on, 0) AS first_day
  FROM months
),
levels AS (
  SELECT m.case_id, m.month, CASE WHEN s.to_day IS NULL OR m.first_day <= s.to_day THEN s.level END AS level
  FROM starts AS m
  ASOF JOIN staging.supervision AS s ON s.case_id = m.case_id AND s.from_day <= m.first_day
),
exposed AS (
  SELECT e.case_id, e.zero_on + x.from_day AS from_on, e.zero_on + x.to_day AS to_on
  FROM models.exposure AS x
  JOIN models.episodes AS e USING (case_id)
  WHERE e.zero_on IS NOT NULL
),
exposed_months AS (
  SELECT *, unnest(
    generate_series(date_trunc('month', from_on), date_trunc('month', to_on - 1), INTERVAL 1 MONTH)
  )::DATE AS month
  FROM exposed
),
risk AS (
  SELECT
    case_id,
    month,
    sum(least(to_on, (month + INTERVAL 1 MONTH)::DATE) - greatest(from_on, month))::INTEGER AS days_at_risk
  FROM exposed_months
  GROUP BY ALL
),
contacts AS (
  SELECT
    k.case_id,
    date_trunc('month', k.zero_on + k.due_day)::DATE AS month,
    count(*)::INTEGER AS required,
    count(*) FILTER (k.outcome = 'attended')::INTEGER AS attended
  FROM staging.contacts AS k
  LEFT JOIN models.custody_spells AS s
    ON s.person_id = k.person_id
    AND k.due_day + k.person_day >= s.from_day
    AND k.due_day + k.person_day < s.to_day
  WHERE
    k.zero_on IS NOT NULL
    AND k.due_day >= 0
    AND k.due_day < k.follow_up_days
    AND k.outcome IS DISTINCT FROM 'cancelled by the service'
    AND s.person_id IS NULL
  GROUP BY ALL
)
SELECT
  m.case_id,
  m.person_id,
  m.service,
  m.month,
  l.level,
  coalesce(r.days_at_risk, 0) AS days_at_risk,
  coalesce(k.required, 0) AS required,
  coalesce(k.attended, 0) AS attended,
  CASE WHEN k.required > 0 THEN k.attended >= k.required END AS compliant
FROM starts AS m
LEFT JOIN levels AS l USING (case_id, month)
LEFT JOIN risk AS r USING (case_id, month)
LEFT JOIN contacts AS k USING (case_id, month)
ORDER BY m.case_id, m.month
