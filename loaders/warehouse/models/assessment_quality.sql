-- grain: one row per assessment
CREATE OR REPLACE TABLE models.assessment_quality AS
WITH codes AS (
  SELECT item, (row_number() OVER (ORDER BY item) - 1)::INTEGER AS position
  FROM (SELECT DISTINCT item FROM staging.assessment_items)
),
-- Sets of items as bits, 62 to a word: an item that came twice counts once, at a quarter of the cost of
-- count(DISTINCT item).
words AS (
  SELECT
    i.assessment_id,
    c.position // 62 AS word,
    bit_or(1::BIGINT << (c.position % 62)) AS items,
    bit_or(CASE WHEN i.rating IS NULL THEN 0 ELSE 1::BIGINT << (c.position % 62) END) AS rated
  FROM staging.assessment_items AS i
  JOIN codes AS c USING (item)
  GROUP BY ALL
),
items AS (
  SELECT
    assessment_id,
    sum(bit_count(items))::INTEGER AS items,
    sum(bit_count(items) - bit_count(rated))::INTEGER AS unrated
  FROM words
  GROUP BY assessment_id
)
SELECT
  a.assessment_id,
  a.case_id,
  a.service,
  a.day,
  a.purpose,
  a.instrument,
  CASE WHEN d.assessment_items THEN coalesce(i.items, 0) END AS items,
  CASE WHEN d.assessment_items THEN coalesce(i.unrated, 0) END AS unrated,
  a.rater_certified,
  -- An empty level before override says that there was none; a column not delivered says nothing.
  CASE
    WHEN d.overrides AND a.level IS NOT NULL THEN coalesce(a.level <> a.level_before_override, FALSE)
  END AS overridden
FROM staging.assessments AS a
CROSS JOIN staging.delivery AS d
LEFT JOIN items AS i USING (assessment_id)
ORDER BY a.assessment_id
