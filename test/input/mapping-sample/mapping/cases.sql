SELECT id AS case_id, id AS person_id, 'XK' AS service, start AS supervision_started_on
FROM people USING SAMPLE 50%
