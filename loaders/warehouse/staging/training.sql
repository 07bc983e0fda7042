-- grain: one row per person trained and course
CREATE OR REPLACE VIEW staging.training AS
SELECT *
FROM accepted.training
