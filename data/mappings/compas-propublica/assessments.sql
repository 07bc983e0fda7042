-- grain: one row per person with a score; the score was made on the day of the screening
SELECT
  md5('compas-propublica assessment ' || id) AS assessment_id,
  md5('compas-propublica case ' || id) AS case_id,
  'COMPAS' AS instrument,
  0 AS assessed_day,
  'initial' AS purpose,
  CASE score_text WHEN 'Low' THEN 'low' WHEN 'Medium' THEN 'moderate' WHEN 'High' THEN 'high' END AS level,
  _line
FROM compas_scores_two_years
WHERE score_text IN ('Low', 'Medium', 'High')
