-- grain: one row per person trained, course and first day of the course
CREATE OR REPLACE TABLE models.training_scores AS
SELECT
  t.staff_id,
  t.service,
  t.course,
  t.kind,
  t.held_on,
  t.held_day,
  t.score_before,
  t.score_after,
  t.score_later,
  -- Null where the delivery says nothing of certificates, or has no cut-off to be valid at.
  CASE
    WHEN d.cutoff IS NOT NULL AND d.certificates THEN coalesce(t.certified_until >= d.cutoff, FALSE)
  END AS certified
FROM staging.training AS t
CROSS JOIN staging.delivery AS d
ORDER BY t.staff_id, t.held_on, t.held_day, t.course
