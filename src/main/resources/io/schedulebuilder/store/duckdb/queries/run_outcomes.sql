-- How builds ended that began from $1 until before $2, oldest first; ahead of them the latest before that wrote a week.
SELECT epoch_us(export_timestamp), status, coalesce(execution_time_seconds, 0),
    CASE WHEN status = 'FAILED' AND (coalesce(note, '') = $3
        OR coalesce(note, '') = '' AND regexp_matches(coalesce(error_message, ''), $4)) THEN 1 ELSE 0 END
FROM schedule_export_log
WHERE export_timestamp < $2
  AND export_timestamp >= coalesce(
      (SELECT max(export_timestamp) FROM schedule_export_log WHERE export_timestamp < $1 AND status <> 'FAILED'), $1)
  AND (export_timestamp >= $1 OR status <> 'FAILED')
ORDER BY export_timestamp, run_id
