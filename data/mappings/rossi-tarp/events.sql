-- grain: one row per man arrested within the year; an arrest in week w lies on day 7 w
SELECT
  md5('rossi-tarp event ' || _line) AS event_id,
  md5('rossi-tarp case ' || _line) AS case_id,
  'other offence' AS kind,
  2 AS evidence,
  7 * week::INTEGER AS occurred_day,
  _line
FROM rossi
WHERE arrest = '1'
