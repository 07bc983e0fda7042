-- grain: one row per person
SELECT 'case-' || id AS case_id, 'person-' || code AS person_id, 'XK' AS service,
  since AS supervision_started_on, "left" AS ended_on, _line
FROM people
