-- grain: one row per relapse indicator
CREATE OR REPLACE VIEW staging.events AS
SELECT
  t.event_id,
  t.case_id,
  c.person_id,
  t.kind,
  t.evidence,
  coalesce(t.occurred_on - c.zero_on, t.occurred_day - c.zero_day)::INTEGER AS day,
  coalesce(t.recorded_on - c.zero_on, t.recorded_day - c.zero_day)::INTEGER AS recorded_day,
  coalesce(t.decided_on - c.zero_on, t.decided_day - c.zero_day)::INTEGER AS decided_day,
  t.decision,
  c.person_day
FROM accepted.events AS t
JOIN staging.cases AS c USING (case_id)
