-- grain: one row per supervision episode
CREATE OR REPLACE TABLE models.episodes AS
WITH held AS (
  SELECT
    c.case_id,
    sum(
      least(s.to_day, c.person_day + c.follow_up_days) - greatest(s.from_day, c.person_day)
    )::INTEGER AS custody_days
  FROM staging.cases AS c
  JOIN models.custody_spells AS s
    ON s.person_id = c.person_id
    AND s.from_day < c.person_day + c.follow_up_days
    AND s.to_day > c.person_day
  GROUP BY c.case_id
),
initial AS (
  SELECT
    case_id,
    -- Of several on one day, the one meant to be the initial one, then the more cautious level.
    arg_min(level, (day, purpose IS DISTINCT FROM 'initial', rank)) AS initial_level
  FROM (
    SELECT *, CASE level WHEN 'high' THEN 1 WHEN 'moderate' THEN 2 ELSE 3 END AS rank
    FROM staging.assessments
  )
  WHERE level IS NOT NULL AND double_of IS NULL AND day BETWEEN -90 AND 90
  GROUP BY case_id
)
SELECT
  c.* EXCLUDE (case_number, zero_on, zero_day, next_person_day),
  c.zero_on,
  year(c.zero_on)::INTEGER AS entry_year,
  coalesce(h.custody_days, 0) AS custody_days,
  i.initial_level
FROM staging.cases AS c
LEFT JOIN held AS h USING (case_id)
LEFT JOIN initial AS i USING (case_id)
ORDER BY c.person_id, c.episode_number
