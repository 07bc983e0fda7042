-- grain: one row per man released; the file has no identifier, so the line stands for the man
SELECT
  md5('rossi-tarp case ' || _line) AS case_id,
  md5('rossi-tarp person ' || _line) AS person_id,
  'US-MD' AS service,
  'male' AS sex,
  CASE
    WHEN age::INTEGER < 20 THEN 'under 20'
    WHEN age::INTEGER < 25 THEN '20-24'
    WHEN age::INTEGER < 30 THEN '25-29'
    WHEN age::INTEGER < 35 THEN '30-34'
    ELSE '35 and over'
  END AS age_band,
  CASE paro WHEN 'yes' THEN 'parole' WHEN 'no' THEN 'other' END AS measure,
  0 AS released_day,
  0 AS supervision_started_day,
  fin AS cohort_financial_aid,
  race AS cohort_race,
  wexp AS cohort_worked_full_time_before,
  mar AS cohort_marital_status,
  _line
FROM rossi
