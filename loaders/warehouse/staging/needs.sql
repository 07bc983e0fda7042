-- grain: one row per need of a person's plan
CREATE OR REPLACE VIEW staging.needs AS
SELECT
  t.* EXCLUDE (identified_on, identified_day, reviewed_on, reviewed_day),
  coalesce(t.identified_on - c.zero_on, t.identified_day - c.zero_day)::INTEGER AS identified_day,
  coalesce(t.reviewed_on - c.zero_on, t.reviewed_day - c.zero_day)::INTEGER AS reviewed_day
FROM accepted.needs AS t
JOIN staging.cases AS c USING (case_id)
