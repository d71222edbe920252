-- Rows for builds that failed.
-- @runs STRING
INSERT INTO `${dataset}.schedule_export_log` (
  run_id, schedule_id, page_name, export_timestamp, status, message_count, unplaced_count, execution_time_seconds, steps,
  error_message, note, export_format)
SELECT
  JSON_VALUE(run, '$.run_id'),
  JSON_VALUE(run, '$.schedule_id'),
  JSON_VALUE(run, '$.page_name'),
  TIMESTAMP_MICROS(CAST(JSON_VALUE(run, '$.started_micros') AS INT64)),
  JSON_VALUE(run, '$.status'),
  CAST(JSON_VALUE(run, '$.message_count') AS INT64),
  CAST(JSON_VALUE(run, '$.unplaced_count') AS INT64),
  CAST(JSON_VALUE(run, '$.seconds') AS FLOAT64),
  JSON_VALUE(run, '$.steps'),
  JSON_VALUE(run, '$.error'),
  JSON_VALUE(run, '$.note'),
  'CSV'
FROM UNNEST(JSON_QUERY_ARRAY(@runs)) AS run
WHERE JSON_VALUE(run, '$.run_id') NOT IN (
  SELECT run_id FROM `${dataset}.schedule_export_log` WHERE run_id IS NOT NULL)
