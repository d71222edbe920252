-- The latest runs first; only those of one id, if one is given.
-- @limit INT64
-- @id STRING
SELECT
  run_id, schedule_id, page_name, started_micros, status, message_count, unplaced_count, seconds, steps, error_message, note
FROM (
  SELECT
    run_id, NULLIF(schedule_id, '') AS schedule_id, page_name, UNIX_MICROS(export_timestamp) AS started_micros, status,
    COALESCE(message_count, 0) AS message_count, COALESCE(unplaced_count, 0) AS unplaced_count,
    COALESCE(execution_time_seconds, 0) AS seconds, COALESCE(steps, '[]') AS steps, error_message, COALESCE(note, '') AS note,
    ROW_NUMBER() OVER (ORDER BY COALESCE(run_id = @id, FALSE) DESC, export_timestamp DESC, run_id DESC) AS place
  FROM `${dataset}.schedule_export_log`
  -- Rows of another origin have no run id.
  WHERE run_id IS NOT NULL AND page_name IS NOT NULL AND status IN ('SUCCESS', 'FAILED', 'PARTIAL')
    AND (@id = '' OR run_id = @id OR schedule_id = @id)
)
WHERE place <= @limit
ORDER BY place
