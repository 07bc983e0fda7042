-- grain: one row per spell of a case at one level of supervision
CREATE OR REPLACE VIEW staging.supervision AS
SELECT
  t.case_id,
  c.case_number,
  coalesce(t.from_on - c.zero_on, t.from_day - c.zero_day)::INTEGER AS from_day,
  coalesce(t.to_on - c.zero_on, t.to_day - c.zero_day)::INTEGER AS to_day,
  t.level,
  t.contacts_required,
  t.assessments_required
FROM accepted.supervision AS t
JOIN staging.cases AS c USING (case_id)
