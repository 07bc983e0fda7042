-- grain: one row per supervision episode
-- Puts every episode on its person's clock: day 0 is the person's first time zero, person_day this episode's.
CREATE OR REPLACE TABLE staging.cases AS
WITH zeroed AS (
  SELECT
    *,
    greatest(released_on, supervision_started_on) AS zero_on,
    greatest(released_day, supervision_started_day) AS delivered_zero_day
  FROM accepted.cases
),
placed AS (
  SELECT
    *,
    coalesce(
      zero_on - min(zero_on) OVER (PARTITION BY person_id),
      delivered_zero_day - min(delivered_zero_day) OVER (PARTITION BY person_id)
    )::INTEGER AS person_day
  FROM zeroed
),
timed AS (
  SELECT
    p.*,
    -- Where dates were delivered, a column in days counts from the person's first time zero.
    coalesce(p.delivered_zero_day, p.person_day) AS zero_day,
    coalesce(p.ended_on - p.zero_on, p.ended_day - coalesce(p.delivered_zero_day, p.person_day))::INTEGER AS end_day,
    greatest(coalesce(d.cutoff - p.zero_on, d.follow_up_days - p.person_day), 0)::INTEGER AS potential_days
  FROM placed AS p
  CROSS JOIN staging.delivery AS d
)
SELECT
  * EXCLUDE (
    released_on, released_day, supervision_started_on, supervision_started_day, planned_end_on, planned_end_day,
    ended_on, ended_day, delivered_zero_day
  ),
  -- least() passes over a null: an open episode is followed to the cut-off.
  greatest(least(end_day, potential_days), 0) AS follow_up_days,
  (row_number() OVER (ORDER BY case_id))::INTEGER AS case_number,
  (row_number() OVER episodes)::INTEGER AS episode_number,
  lead(person_day) OVER episodes AS next_person_day
FROM timed
WINDOW episodes AS (PARTITION BY person_id ORDER BY person_day, end_day NULLS LAST, case_id)
ORDER BY person_id, episode_number
