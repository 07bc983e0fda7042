-- grain: one row per spell in custody
CREATE OR REPLACE VIEW staging.custody AS
SELECT
  t.case_id,
  c.person_id,
  coalesce(t.from_on - c.zero_on, t.from_day - c.zero_day)::INTEGER AS from_day,
  coalesce(t.to_on - c.zero_on, t.to_day - c.zero_day)::INTEGER AS to_day,
  t.reason
FROM accepted.custody AS t
JOIN staging.cases AS c USING (case_id)
