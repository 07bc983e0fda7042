-- grain: one row per observation of a person's situation
CREATE OR REPLACE VIEW staging.living AS
SELECT
  t.* EXCLUDE (observed_on, observed_day),
  coalesce(t.observed_on - c.zero_on, t.observed_day - c.zero_day)::INTEGER AS day
FROM accepted.living AS t
JOIN staging.cases AS c USING (case_id)
