SELECT
  nothing AS case_id
FROM people
