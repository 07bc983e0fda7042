-- grain: one row per assessment
CREATE OR REPLACE TABLE models.assessment_quality AS
WITH items AS (
  SELECT
    assessment_id,
    count(*)::INTEGER AS items,
    count(*) FILTER (rating IS NULL)::INTEGER AS unrated
  FROM staging.assessment_items
  GROUP BY assessment_id
)
SELECT
  a.assessment_id,
  a.case_id,
  a.service,
  a.day,
  a.purpose,
  a.instrument,
  CASE WHEN d.assessment_items THEN coalesce(i.items, 0) END AS items,
  CASE WHEN d.assessment_items THEN coalesce(i.unrated, 0) END AS unrated,
  a.rater_certified,
  -- An empty level before override says that there was none; a column not delivered says nothing.
  CASE
    WHEN d.overrides AND a.level IS NOT NULL THEN coalesce(a.level <> a.level_before_override, FALSE)
  END AS overridden
FROM staging.assessments AS a
CROSS JOIN staging.delivery AS d
LEFT JOIN items AS i USING (assessment_id)
ORDER BY a.assessment_id
