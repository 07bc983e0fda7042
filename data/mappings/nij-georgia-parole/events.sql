-- grain: one row per person arrested within three years; only the year is known, so it lies on the year's last day
SELECT
  md5('nij-georgia-parole event ' || ID) AS event_id,
  md5('nij-georgia-parole case ' || ID) AS case_id,
  'other offence' AS kind,
  2 AS evidence,
  CASE
    WHEN Recidivism_Arrest_Year1 = '1' THEN 365
    WHEN Recidivism_Arrest_Year2 = '1' THEN 730
    WHEN Recidivism_Arrest_Year3 = '1' THEN 1095
  END AS occurred_day,
  _line
FROM nij_reconstructed
WHERE Recidivism_Within_3years = '1'
