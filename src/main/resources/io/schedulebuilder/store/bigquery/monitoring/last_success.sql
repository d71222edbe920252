-- When the latest build began that wrote a week, and how long ago. At most 24 hours is healthy; never is not.
SELECT MAX(export_timestamp) AS last_success,
  TIMESTAMP_DIFF(CURRENT_TIMESTAMP(), MAX(export_timestamp), SECOND) AS seconds_ago,
  86400 AS at_most,
  COALESCE(MAX(export_timestamp) >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 24 HOUR), FALSE) AS holds
FROM `${dataset}.schedule_export_log`
WHERE status IN ('SUCCESS', 'PARTIAL') AND export_timestamp < CURRENT_TIMESTAMP()
