SELECT
  id AS case_id,
  id AS person_id, 'XK' AS service,
  (random() * 10)::INTEGER AS supervision_started_day
FROM people
