-- grain: one row per man and week before his arrest or the end of the study; week w is observed on day 7 w
WITH weeks AS (
  UNPIVOT rossi
  ON COLUMNS('^emp[0-9]+$')
  INTO NAME week_name VALUE employed
)
SELECT
  md5('rossi-tarp case ' || _line) AS case_id,
  7 * replace(week_name, 'emp', '')::INTEGER AS observed_day,
  CASE employed WHEN 'yes' THEN 'met' WHEN 'no' THEN 'not met' END AS employment,
  _line
FROM weeks
WHERE employed IN ('yes', 'no')
