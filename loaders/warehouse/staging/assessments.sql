-- grain: one row per assessment
CREATE OR REPLACE VIEW staging.assessments AS
SELECT
  t.* EXCLUDE (assessed_on, assessed_day),
  c.service,
  coalesce(t.assessed_on - c.zero_on, t.assessed_day - c.zero_day)::INTEGER AS day
FROM accepted.assessments AS t
JOIN staging.cases AS c USING (case_id)
