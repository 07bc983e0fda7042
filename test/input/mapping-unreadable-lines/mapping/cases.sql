SELECT 'case-' || trim(id, chr(10)) AS case_id, 'person-' || trim(id, chr(10)) AS person_id, 'XK' AS service, since AS supervision_started_on, _line, _file FROM people
