-- grain: one row per item of an assessment
CREATE OR REPLACE VIEW staging.assessment_items AS
SELECT assessment_id, item, rating
FROM accepted.assessment_items
