-- grain: one row per act of cooperation between services
CREATE OR REPLACE VIEW staging.cooperation AS
SELECT *
FROM accepted.cooperation
