-- grain: one row per referral to a programme
CREATE OR REPLACE VIEW staging.enrolments AS
SELECT
  t.* EXCLUDE (referred_on, referred_day, started_on, started_day, ended_on, ended_day),
  c.person_id,
  c.service,
  coalesce(t.referred_on - c.zero_on, t.referred_day - c.zero_day)::INTEGER AS referred_day,
  coalesce(t.started_on - c.zero_on, t.started_day - c.zero_day)::INTEGER AS started_day,
  coalesce(t.ended_on - c.zero_on, t.ended_day - c.zero_day)::INTEGER AS ended_day
FROM accepted.enrolments AS t
JOIN staging.cases AS c USING (case_id)
