-- The latest runs first, at most $1; only those of one id ($2), if one is given.
SELECT run_id, schedule_id, page_name, epoch_us(export_timestamp), status, message_count, unplaced_count,
    coalesce(execution_time_seconds, 0), coalesce(steps, '[]'), error_message, coalesce(note, '')
FROM schedule_export_log
WHERE $2 = '' OR run_id = $2 OR schedule_id = $2
ORDER BY run_id = $2 DESC, export_timestamp DESC, run_id DESC
LIMIT $1
