-- grain: one row per planned contact
CREATE OR REPLACE VIEW staging.contacts AS
SELECT
  t.contact_id,
  t.case_id,
  c.case_number,
  coalesce(t.due_on - c.zero_on, t.due_day - c.zero_day)::INTEGER AS due_day,
  coalesce(t.held_on - c.zero_on, t.held_day - c.zero_day)::INTEGER AS held_day,
  t.mode,
  t.outcome,
  c.zero_on,
  c.follow_up_days
FROM accepted.contacts AS t
JOIN staging.cases AS c USING (case_id)
