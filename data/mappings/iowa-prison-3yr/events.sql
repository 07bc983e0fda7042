-- grain: one row per return to prison; both causes were decided by a court or the parole board
SELECT
  md5('iowa-prison-3yr event ' || _line) AS event_id,
  md5('iowa-prison-3yr case ' || _line) AS case_id,
  CASE recidivism_type WHEN 'New' THEN 'other offence' WHEN 'Tech' THEN 'breach of condition' END AS kind,
  3 AS evidence,
  days_to_return::INTEGER AS occurred_day,
  _line
FROM iowa_prison_3yr_recidivism
WHERE return_to_prison = 'Yes'
