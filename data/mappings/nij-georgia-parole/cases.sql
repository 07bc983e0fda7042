-- grain: one row per person released to parole
SELECT
  md5('nij-georgia-parole case ' || ID) AS case_id,
  md5('nij-georgia-parole person ' || ID) AS person_id,
  'US-GA' AS service,
  CASE Gender WHEN 'M' THEN 'male' WHEN 'F' THEN 'female' END AS sex,
  nullif(Age_at_Release, '') AS age_band,
  'parole' AS measure,
  0 AS released_day,
  0 AS supervision_started_day,
  nullif(Supervision_Risk_Score_First, '') AS cohort_risk_score,
  nullif(Supervision_Level_First, '') AS cohort_supervision_level,
  nullif(Race, '') AS cohort_race,
  nullif(Prison_Offense, '') AS cohort_prison_offence,
  nullif(Prison_Years, '') AS cohort_prison_years,
  nullif(Education_Level, '') AS cohort_education,
  CASE Gang_Affiliated WHEN '1' THEN 'yes' WHEN '0' THEN 'no' END AS cohort_gang_affiliated,
  _line
FROM nij_reconstructed
