-- grain: one row per release; the file has no identifier of people, so the line stands for the release
SELECT
  md5('iowa-prison-3yr case ' || _line) AS case_id,
  md5('iowa-prison-3yr person ' || _line) AS person_id,
  'US-IA' AS service,
  nullif(main_supervising_district, '') AS office,
  CASE sex WHEN 'Male' THEN 'male' WHEN 'Female' THEN 'female' END AS sex,
  nullif(age_at_release, '') AS age_band,
  CASE
    WHEN release_type IN (
      'Parole', 'Parole Granted', 'Interstate Compact Parole', 'Paroled to Detainer - INS',
      'Paroled to Detainer - Iowa', 'Paroled to Detainer - Out of State', 'Paroled to Detainer - U.S. Marshall'
    ) THEN 'parole'
    WHEN release_type IN ('Special Sentence', 'Released to Special Sentence') THEN 'post-release supervision'
    WHEN release_type <> '' THEN 'other'
  END AS measure,
  0 AS released_day,
  0 AS supervision_started_day,
  CASE WHEN return_to_prison = 'Yes' THEN days_to_return::INTEGER END AS ended_day,
  CASE
    WHEN return_to_prison = 'Yes' AND recidivism_type = 'Tech' THEN 'revoked'
    WHEN return_to_prison = 'Yes' THEN 'other'
  END AS end_reason,
  nullif(target_population, '') AS cohort_target_population,
  nullif(release_type, '') AS cohort_release_type,
  nullif(fiscal_year_released, '') AS cohort_fiscal_year,
  nullif(race_ethnicity, '') AS cohort_race,
  nullif(offense_type, '') AS cohort_offence_type,
  _line
FROM iowa_prison_3yr_recidivism
