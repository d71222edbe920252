-- How long the builds took that began in the last seven times 24 hours, failed ones too, in seconds. At most 30 is healthy;
-- without builds there is no mean to object to.
SELECT COUNT(*) AS builds,
  AVG(COALESCE(execution_time_seconds, 0)) AS mean_seconds,
  30.0 AS at_most,
  COALESCE(AVG(COALESCE(execution_time_seconds, 0)) <= 30, TRUE) AS holds
FROM `${dataset}.schedule_export_log`
WHERE export_timestamp >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 168 HOUR)
  AND export_timestamp < CURRENT_TIMESTAMP()
  AND status IN ('SUCCESS', 'PARTIAL', 'FAILED')
