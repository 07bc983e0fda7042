-- grain: one row per item score of an answer sheet
CREATE OR REPLACE VIEW staging.surveys AS
SELECT *
FROM accepted.surveys
