-- grain: one row per unbroken spell of a person in custody
-- On the person's clock, half-open [from_day, to_day): the day of release is a day at risk again. An open
-- spell lasts until the person's next episode starts, else until the cut-off. Overlaps are merged.
CREATE OR REPLACE TABLE models.custody_spells AS
WITH spells AS (
  SELECT
    c.person_id,
    greatest(k.from_day + c.person_day, 0) AS from_day,
    least(
      coalesce(k.to_day + c.person_day, c.next_person_day),
      c.potential_days + c.person_day
    ) AS to_day
  FROM staging.custody AS k
  JOIN staging.cases AS c USING (case_id)
  WHERE k.from_day IS NOT NULL
),
reached AS (
  SELECT
    *,
    max(to_day) OVER (
      PARTITION BY person_id ORDER BY from_day, to_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached_day
  FROM spells
  WHERE to_day > from_day
),
numbered AS (
  SELECT
    *,
    count(*) FILTER (reached_day IS NULL OR from_day > reached_day) OVER (
      PARTITION BY person_id ORDER BY from_day, to_day ROWS UNBOUNDED PRECEDING
    ) AS spell
  FROM reached
)
SELECT person_id, min(from_day) AS from_day, max(to_day) AS to_day
FROM numbered
GROUP BY person_id, spell
ORDER BY person_id, from_day
