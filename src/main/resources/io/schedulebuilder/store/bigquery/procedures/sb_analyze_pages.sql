-- The reports of many pages in one query: rows page_name, performance_report, in order of name.
CREATE OR REPLACE PROCEDURE `${dataset}.sb_analyze_pages`(
  IN p_pages ARRAY<STRUCT<page_name STRING, as_of TIMESTAMP>>
)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';

  SELECT r.page_name, r.performance_report
  FROM `${dataset}.sb_page_reports`(p_pages) AS r
  ORDER BY r.page_name, r.as_of;
END;
