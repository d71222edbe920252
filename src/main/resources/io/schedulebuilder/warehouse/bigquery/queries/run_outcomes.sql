-- @from TIMESTAMP
-- @before TIMESTAMP
SELECT UNIX_MICROS(export_timestamp) AS started_at, status, COALESCE(execution_time_seconds, 0) AS seconds
FROM `${dataset}.schedule_export_log`
WHERE export_timestamp < @before
  AND (
    export_timestamp >= @from
    OR status <> 'FAILED' AND export_timestamp = (
      SELECT MAX(export_timestamp)
      FROM `${dataset}.schedule_export_log`
      WHERE export_timestamp < @from AND status <> 'FAILED'))
ORDER BY export_timestamp, run_id
