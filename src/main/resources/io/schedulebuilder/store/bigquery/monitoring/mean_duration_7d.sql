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
  -- To refuse wrong input is no error. Rows of earlier releases, and those of what was recorded already, have no note.
  AND NOT (
    status = 'FAILED' AND (
      COALESCE(note, '') = 'input refused'
      OR COALESCE(note, '') = '' AND REGEXP_CONTAINS(
        COALESCE(error_message, ''),
        r'^plan [^ ]+ is stale: |^the week overlaps what is scheduled already|is not in the warehouse\.|ends? before as-of |^the warehouse knows no page|^[^:]+\.(drl|xls|xlsx|csv|xml|json):[0-9]+')))
