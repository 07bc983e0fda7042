-- grain: one row per referral to a programme
-- Monotone: whoever completed has started, whoever started was referred, whoever was referred was eligible.
CREATE OR REPLACE TABLE models.programme_paths AS
WITH completion AS (
  SELECT *, status IS NOT DISTINCT FROM 'completed' AS completed
  FROM staging.enrolments
),
start AS (
  SELECT
    *,
    completed OR started_day IS NOT NULL OR coalesce(status, '') IN ('started', 'left early') AS started
  FROM completion
),
referral AS (
  SELECT
    *,
    started OR referred_day IS NOT NULL OR coalesce(status, '') IN ('referred', 'declined', 'removed') AS referred
  FROM start
)
SELECT
  enrolment_id,
  case_id,
  person_id,
  service,
  programme,
  kind,
  -- Null where nobody recorded whether a person who was not referred was eligible.
  referred OR eligible AS eligible,
  referred,
  started,
  completed
FROM referral
ORDER BY enrolment_id
