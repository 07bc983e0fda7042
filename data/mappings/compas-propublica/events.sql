-- grain: one row per person with a new charge that the file counts within two years (two_year_recid)
-- Where the date of the offence says otherwise than two_year_recid, two_year_recid holds: README.md.
SELECT
  md5('compas-propublica event ' || id) AS event_id,
  md5('compas-propublica case ' || id) AS case_id,
  CASE WHEN vr_offense_date = r_offense_date THEN 'other violent' ELSE 'other offence' END AS kind,
  2 AS evidence,
  least(r_offense_date::DATE - compas_screening_date::DATE, 730)::INTEGER AS occurred_day,
  _line
FROM compas_scores_two_years
WHERE two_year_recid = '1'
