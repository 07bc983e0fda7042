-- grain: one row per person screened
SELECT
  md5('compas-propublica case ' || id) AS case_id,
  md5('compas-propublica person ' || id) AS person_id,
  'US-FL' AS service,
  CASE sex WHEN 'Male' THEN 'male' WHEN 'Female' THEN 'female' END AS sex,
  nullif(age_cat, '') AS age_band,
  0 AS supervision_started_day,
  nullif(score_text, '') AS cohort_score_group,
  decile_score AS cohort_decile,
  nullif(race, '') AS cohort_race,
  CASE c_charge_degree WHEN 'F' THEN 'felony' WHEN 'M' THEN 'misdemeanour' END AS cohort_charge_degree,
  _line
FROM compas_scores_two_years
