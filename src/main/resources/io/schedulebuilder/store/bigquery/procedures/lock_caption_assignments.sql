-- The agency's signature: locks in a transaction of its own, all or nothing.
CREATE OR REPLACE PROCEDURE `${dataset}.lock_caption_assignments`(
  IN schedule_id STRING,
  IN page_name STRING,
  IN caption_assignments ARRAY<STRUCT<caption_id INT64, scheduled_send_date DATE, scheduled_send_hour INT64>>)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';
  BEGIN TRANSACTION;
  -- First of all: two transactions that change one row conflict, and one of them is cancelled.
  UPDATE `${dataset}.sb_guard` SET version = version + 1 WHERE id = 1;
  IF ARRAY_LENGTH(caption_assignments) > 0 THEN
    CALL `${dataset}.sb_lock_caption_assignments`(
      schedule_id, page_name, CURRENT_TIMESTAMP(), CURRENT_DATE('America/Los_Angeles'), caption_assignments);
  END IF;
  COMMIT TRANSACTION;
END
