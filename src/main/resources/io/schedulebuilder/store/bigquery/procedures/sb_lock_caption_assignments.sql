-- Locks captions for a schedule, all or none. To be called inside a transaction that has updated sb_guard; it writes only after
-- all its checks.
CREATE OR REPLACE PROCEDURE `${dataset}.sb_lock_caption_assignments`(
  IN p_schedule_id STRING,
  IN p_page_name STRING,
  IN p_assigned_at TIMESTAMP,
  IN p_assigned_date DATE,
  IN p_assignments ARRAY<STRUCT<caption_id INT64, scheduled_send_date DATE, scheduled_send_hour INT64>>)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';
  DECLARE faults STRING;

  -- What is NULL would pass every comparison below.
  SET faults = IF(
    p_schedule_id IS NULL OR p_page_name IS NULL OR (
      SELECT COUNT(*) FROM UNNEST(p_assignments) AS p
      WHERE p.caption_id IS NULL OR p.scheduled_send_date IS NULL OR p.scheduled_send_hour IS NULL) > 0,
    ERROR('Schedule, page, and of each assignment caption, date and hour must be given. Nothing was locked.'),
    faults);

  SET faults = IF(
    (SELECT COUNT(*) FROM `${dataset}.sb_guard` WHERE id = 1) = 0,
    ERROR('sb_guard lacks its row, without which nothing conflicts: deploy again. Nothing was locked.'),
    faults);

  SET faults = (
    SELECT STRING_AGG(DISTINCT CAST(p.caption_id AS STRING), ', ')
    FROM UNNEST(p_assignments) AS p
    LEFT JOIN `${dataset}.caption_bank` AS b ON b.caption_id = p.caption_id
    WHERE b.caption_id IS NULL);
  SET faults = IF(
    faults IS NOT NULL, ERROR(CONCAT('Not in caption_bank: ', faults, '. Nothing was locked.')), faults);

  -- By text, not by id: copies of a text are one to a subscriber.
  SET faults = (
    SELECT STRING_AGG(ids, ', ')
    FROM (
      SELECT STRING_AGG(CAST(p.caption_id AS STRING), ' and ' ORDER BY p.caption_id) AS ids
      FROM UNNEST(p_assignments) AS p
      JOIN `${dataset}.caption_bank` AS b ON b.caption_id = p.caption_id
      GROUP BY `${dataset}.sb_caption_key`(b.caption_text)
      HAVING COUNT(*) > 1));
  SET faults = IF(
    faults IS NOT NULL, ERROR(CONCAT('One text twice: captions ', faults, '. Nothing was locked.')), faults);

  -- Seven days on both sides, on any page; a lock that the sweep ended after its date still counts.
  SET faults = (
    SELECT STRING_AGG(DISTINCT CAST(p.caption_id AS STRING), ', ')
    FROM UNNEST(p_assignments) AS p
    JOIN `${dataset}.caption_bank` AS b ON b.caption_id = p.caption_id
    JOIN `${dataset}.caption_bank` AS copies
      ON `${dataset}.sb_caption_key`(copies.caption_text) = `${dataset}.sb_caption_key`(b.caption_text)
    JOIN `${dataset}.active_caption_assignments` AS a ON a.caption_id = copies.caption_id
    WHERE (COALESCE(a.is_active, TRUE) OR a.deactivation_reason = 'expired')
      AND a.scheduled_send_date BETWEEN DATE_SUB(p.scheduled_send_date, INTERVAL 7 DAY)
        AND DATE_ADD(p.scheduled_send_date, INTERVAL 7 DAY));
  SET faults = IF(
    faults IS NOT NULL,
    ERROR(CONCAT('Blocked by 7-day conflicts: captions ', faults, '. Nothing was locked.')),
    faults);

  INSERT INTO `${dataset}.active_caption_assignments` (
    page_name, caption_id, caption_text, assigned_date, scheduled_send_date, scheduled_send_hour, price_tier, is_active,
    assigned_at, assignment_key, schedule_id)
  SELECT
    p_page_name, p.caption_id, b.caption_text, p_assigned_date, p.scheduled_send_date, p.scheduled_send_hour,
    LOWER(b.price_tier), TRUE, p_assigned_at,
    TO_HEX(SHA256(CONCAT(
      p_page_name, '|', CAST(p.caption_id AS STRING), '|', CAST(p.scheduled_send_date AS STRING), '|',
      CAST(p.scheduled_send_hour AS STRING)))),
    p_schedule_id
  FROM UNNEST(p_assignments) AS p
  JOIN `${dataset}.caption_bank` AS b ON b.caption_id = p.caption_id;
END
