SELECT
  id AS case_id,
  id AS person_id, 'XK' AS service,
  current_date - 3 AS supervision_started_day
FROM people
