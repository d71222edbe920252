-- Leaves a row of each build that failed, unless the log has one of it: from then on its plan is not written any more. Changes
-- the guard's row as the transaction does that writes the plan, so that of the two one comes first.
DECLARE runs STRING DEFAULT ${runs};
DECLARE version_seen INT64;

BEGIN TRANSACTION;

${guard}

INSERT INTO `${dataset}.schedule_export_log` (
  run_id, schedule_id, page_name, export_timestamp, status, message_count, unplaced_count, execution_time_seconds, steps,
  error_message, note, export_format, exported_by)
SELECT
  JSON_VALUE(run, '$.run_id'),
  -- An agency's own table may demand one, which a week that is not written has not.
  COALESCE(JSON_VALUE(run, '$.schedule_id'), ''),
  JSON_VALUE(run, '$.page_name'),
  TIMESTAMP_MICROS(CAST(JSON_VALUE(run, '$.started_micros') AS INT64)),
  JSON_VALUE(run, '$.status'),
  CAST(JSON_VALUE(run, '$.message_count') AS INT64),
  CAST(JSON_VALUE(run, '$.unplaced_count') AS INT64),
  CAST(JSON_VALUE(run, '$.seconds') AS FLOAT64),
  JSON_VALUE(run, '$.steps'),
  JSON_VALUE(run, '$.error'),
  JSON_VALUE(run, '$.note'),
  'CSV',
  'schedule-builder'
FROM UNNEST(JSON_QUERY_ARRAY(runs)) AS run
WHERE JSON_VALUE(run, '$.run_id') NOT IN (
  SELECT run_id FROM `${dataset}.schedule_export_log` WHERE run_id IS NOT NULL);

COMMIT TRANSACTION;
