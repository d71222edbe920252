-- Ends the active locks of days before p_day, or, if that is NULL or after it, before each page's own today. An ended lock
-- still rests its caption. Sweeping again ends nothing more. Gives a row for each page that had any: page_name, ended.
-- One statement writes, so that it is whole by itself and may also be called within a transaction.
CREATE OR REPLACE PROCEDURE `${dataset}.sb_sweep_expired_caption_locks`(IN p_day DATE)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';
  DECLARE swept_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP();
  DECLARE latest DATE;

  -- Locks of days to come are still needed, so a day that no page has begun is refused.
  SET latest = (
    SELECT MAX(DATE(swept_at, time_zone))
    FROM (
      SELECT 'America/Los_Angeles' AS time_zone
      UNION ALL
      SELECT time_zone FROM `${dataset}.page_settings`
      WHERE SAFE_CAST(CONCAT('2025-01-01 00:00:00', IF(REGEXP_CONTAINS(time_zone, r'^[+-]'), '', ' '), time_zone) AS TIMESTAMP) IS NOT NULL));
  SET latest = IF(
    p_day > latest,
    ERROR(CONCAT(
      'upkeep: the day ', CAST(p_day AS STRING), ' has not begun; today is ', CAST(latest AS STRING),
      '. Name today or an earlier day.')),
    latest);

  -- A page without a zone, or with one that cannot be read, lives in the default zone.
  CREATE OR REPLACE TEMP TABLE sb_first_days AS
  SELECT p.page_name,
    LEAST(
      COALESCE(p_day, DATE(swept_at, COALESCE(z.time_zone, 'America/Los_Angeles'))),
      DATE(swept_at, COALESCE(z.time_zone, 'America/Los_Angeles'))) AS first_day
  FROM (SELECT DISTINCT page_name FROM `${dataset}.active_caption_assignments`) AS p
  LEFT JOIN (
    SELECT page_name, MIN(time_zone) AS time_zone
    FROM `${dataset}.page_settings`
    WHERE SAFE_CAST(CONCAT('2025-01-01 00:00:00', IF(REGEXP_CONTAINS(time_zone, r'^[+-]'), '', ' '), time_zone) AS TIMESTAMP) IS NOT NULL
    GROUP BY page_name) AS z
  ON z.page_name = p.page_name;

  CREATE OR REPLACE TEMP TABLE sb_swept AS
  SELECT a.page_name, COUNT(*) AS ended
  FROM `${dataset}.active_caption_assignments` AS a
  JOIN sb_first_days AS d ON d.page_name = a.page_name
  WHERE COALESCE(a.is_active, TRUE) AND a.scheduled_send_date < d.first_day
  GROUP BY a.page_name;

  UPDATE `${dataset}.active_caption_assignments` AS a
  SET is_active = FALSE, deactivated_at = swept_at, deactivation_reason = 'expired'
  FROM sb_first_days AS d
  WHERE d.page_name = a.page_name AND COALESCE(a.is_active, TRUE) AND a.scheduled_send_date < d.first_day;

  SELECT page_name, ended FROM sb_swept ORDER BY page_name;
END
