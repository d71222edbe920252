-- The report of one page as of now, under the agency's own name and signature.
CREATE OR REPLACE PROCEDURE `${dataset}.analyze_creator_performance`(
  IN p_page_name STRING,
  OUT performance_report STRING
)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';

  CALL `${dataset}.sb_analyze_creator_performance`(p_page_name, CURRENT_TIMESTAMP(), performance_report);
END;
