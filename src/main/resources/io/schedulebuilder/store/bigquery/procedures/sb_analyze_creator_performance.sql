-- The report of one page as of a moment.
CREATE OR REPLACE PROCEDURE `${dataset}.sb_analyze_creator_performance`(
  IN p_page_name STRING,
  IN p_as_of TIMESTAMP,
  OUT performance_report STRING
)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';

  SET performance_report = (
    SELECT r.performance_report
    FROM `${dataset}.sb_page_reports`([STRUCT(p_page_name AS page_name, p_as_of AS as_of)]) AS r
  );
END;
