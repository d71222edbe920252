-- How builds ended that began in a span of time, oldest first; ahead of them the latest before that wrote a week.
-- @from TIMESTAMP
-- @before TIMESTAMP
-- @refused_note STRING
-- @refused_errors STRING
SELECT
  UNIX_MICROS(export_timestamp) AS started_micros, status, COALESCE(execution_time_seconds, 0) AS seconds,
  IF(
    status = 'FAILED' AND (
      COALESCE(note, '') = @refused_note
      OR COALESCE(note, '') = '' AND REGEXP_CONTAINS(COALESCE(error_message, ''), @refused_errors)),
    1, 0) AS refused
FROM `${dataset}.schedule_export_log`
WHERE export_timestamp < @before
  AND status IN ('SUCCESS', 'PARTIAL', 'FAILED')
  AND (
    export_timestamp >= @from
    OR status <> 'FAILED' AND export_timestamp = (
      SELECT MAX(export_timestamp)
      FROM `${dataset}.schedule_export_log`
      WHERE export_timestamp < @from AND status IN ('SUCCESS', 'PARTIAL')))
ORDER BY export_timestamp, run_id
