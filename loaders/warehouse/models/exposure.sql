-- grain: one row per spell of a case at risk
-- Half-open [from_day, to_day): supervision up to its end or the cut-off, with custody taken out.
CREATE OR REPLACE TABLE models.exposure AS
WITH held AS (
  SELECT
    e.case_id,
    greatest(s.from_day - e.person_day, 0) AS from_day,
    least(s.to_day - e.person_day, e.follow_up_days) AS to_day
  FROM models.episodes AS e
  JOIN models.custody_spells AS s
    ON s.person_id = e.person_id
    AND s.from_day < e.person_day + e.follow_up_days
    AND s.to_day > e.person_day
),
last_release AS (
  SELECT case_id, max(to_day) AS to_day
  FROM held
  GROUP BY case_id
),
spells AS (
  SELECT
    case_id,
    coalesce(lag(to_day) OVER (PARTITION BY case_id ORDER BY from_day), 0) AS from_day,
    from_day AS to_day
  FROM held
  UNION ALL
  SELECT e.case_id, coalesce(r.to_day, 0), e.follow_up_days
  FROM models.episodes AS e
  LEFT JOIN last_release AS r USING (case_id)
)
SELECT case_id, from_day, to_day
FROM spells
WHERE to_day > from_day
ORDER BY case_id, from_day
