-- grain: one row per person, outcome and grade of evidence
-- Follows each person from the first time zero; an event of a later episode of the person counts as well.
CREATE OR REPLACE TABLE models.outcomes AS
WITH kinds (outcome, kind) AS (
  VALUES
    ('extremist relapse', 'terrorism offence'),
    ('extremist relapse', 'contact with the network'),
    ('extremist relapse', 'propaganda'),
    ('extremist relapse', 'travel attempt'),
    ('extremist relapse', 'threat'),
    ('reoffending', 'terrorism offence'),
    ('reoffending', 'other violent'),
    ('reoffending', 'other offence'),
    ('breach', 'breach of condition'),
    ('breach', 'absconding')
),
grid AS (
  SELECT outcome, evidence
  FROM (SELECT DISTINCT outcome FROM kinds) CROSS JOIN (VALUES (1), (2), (3)) AS grades (evidence)
),
first_events AS (
  SELECT e.person_id, k.outcome, e.evidence, min(e.day + e.person_day) AS event_day
  FROM staging.events AS e
  JOIN kinds AS k USING (kind)
  WHERE
    e.day + e.person_day >= 0
    -- An accusation that was adjudicated and not upheld proves nothing.
    AND NOT (e.evidence = 3 AND coalesce(e.decision, '') IN ('acquitted', 'dropped', 'not upheld'))
  GROUP BY ALL
),
people AS (
  SELECT
    p.person_id,
    p.case_id,
    g.outcome,
    g.evidence,
    v.event_day,
    p.potential_days,
    -- Completing supervision ends neither a person's liberty nor the search of court records; every other
    -- end, one without a reason included, takes the person out of sight.
    CASE
      WHEN p.end_day <= p.potential_days
        AND (g.outcome <> 'reoffending' OR p.end_reason IS DISTINCT FROM 'completed')
        THEN p.end_day
    END AS competing_day,
    coalesce(p.end_reason, 'unknown') AS end_reason
  FROM models.episodes AS p
  CROSS JOIN grid AS g
  LEFT JOIN first_events AS v
    ON v.person_id = p.person_id AND v.outcome = g.outcome AND v.evidence = g.evidence
  WHERE p.episode_number = 1
),
ended AS (
  SELECT
    *,
    least(event_day, competing_day, potential_days) AS stop_day,
    CASE
      WHEN event_day <= least(competing_day, potential_days) THEN 'event'
      WHEN competing_day IS NOT NULL THEN 'competing'
      ELSE 'censored'
    END AS status
  FROM people
),
held AS (
  SELECT
    o.person_id,
    o.outcome,
    o.evidence,
    sum(least(s.to_day, o.stop_day) - s.from_day) AS custody_days
  FROM ended AS o
  JOIN models.custody_spells AS s ON s.person_id = o.person_id AND s.from_day < o.stop_day
  GROUP BY ALL
)
SELECT
  o.person_id,
  o.case_id,
  o.outcome,
  o.evidence,
  o.event_day,
  (o.stop_day - coalesce(h.custody_days, 0))::INTEGER AS time_day,
  o.status,
  CASE WHEN o.status = 'competing' THEN o.end_reason END AS competing_reason
FROM ended AS o
LEFT JOIN held AS h
  ON h.person_id = o.person_id AND h.outcome = o.outcome AND h.evidence = o.evidence
ORDER BY o.person_id, o.outcome, o.evidence
