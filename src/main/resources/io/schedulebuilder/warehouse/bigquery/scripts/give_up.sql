-- Leaves a row of a run that failed, unless the log has one of it: from then on its plan is not written any more. Changes
-- the guard's row as the transaction does that writes the plan, so that of the two one comes first.
DECLARE run STRING DEFAULT ${run};

BEGIN TRANSACTION;

UPDATE `${dataset}.sb_guard` SET version = version + 1 WHERE id = 1;

INSERT INTO `${dataset}.schedule_export_log` (
  run_id, schedule_id, page_name, export_timestamp, status, message_count, unplaced_count, execution_time_seconds, steps,
  error_message, note, export_format)
SELECT
  JSON_VALUE(run, '$.run_id'),
  NULL,
  JSON_VALUE(run, '$.page_name'),
  TIMESTAMP_MICROS(CAST(JSON_VALUE(run, '$.started_micros') AS INT64)),
  JSON_VALUE(run, '$.status'),
  0,
  0,
  CAST(JSON_VALUE(run, '$.seconds') AS FLOAT64),
  JSON_VALUE(run, '$.steps'),
  JSON_VALUE(run, '$.error'),
  JSON_VALUE(run, '$.note'),
  'CSV'
FROM UNNEST([1]) AS once
WHERE (
  SELECT COUNT(*) FROM `${dataset}.schedule_export_log` AS l WHERE l.run_id = JSON_VALUE(run, '$.run_id')) = 0;

COMMIT TRANSACTION;
