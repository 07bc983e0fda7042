-- grain: one row per office and month
CREATE OR REPLACE VIEW staging.staffing AS
SELECT *
FROM accepted.staffing
